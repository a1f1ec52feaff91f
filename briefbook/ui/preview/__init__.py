"""The printed pages beside the editor."""
