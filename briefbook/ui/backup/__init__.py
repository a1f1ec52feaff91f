"""Backups of the open library: made while one works, and brought back."""
