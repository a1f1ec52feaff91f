"""Text in two directions: the whole Unicode Bidirectional Algorithm (UAX 9), from characters to the order of pieces."""
