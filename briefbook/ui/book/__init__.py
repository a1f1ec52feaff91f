"""The tab of a book: its parts, its paper and who may read it."""
