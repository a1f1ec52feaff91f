"""The findings of preflight beside the editor."""
