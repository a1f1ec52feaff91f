"""The dialog in which the program is set."""
