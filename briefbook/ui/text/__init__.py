"""Fields for words: rich text and single lines, saved as one types."""
