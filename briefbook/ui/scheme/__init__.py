"""Marking schemes in the tab of the library."""
