"""How each kind of block is laid out: one function a block, joined by one `match`."""
