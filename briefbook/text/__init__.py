"""Text: the one rich-text format, its codecs, and the mentions of names in text; no Qt."""
