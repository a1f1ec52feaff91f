"""The entities beside the text."""
