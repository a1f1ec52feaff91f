"""The tabs of a book and of a visit's own prose: parts, paper, who may read it."""
