"""Part: one module for each part of a book, each a pure function from the context to a Part."""
