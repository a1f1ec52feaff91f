"""Salvage: taking out of a damaged library what can still be read, into a new one."""
