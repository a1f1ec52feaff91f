"""Lines without end: what stands in a line of a book, such as a name, and is longer than anybody reads is cut there."""

LONGEST_LINE = 2000
CUT = " […]"


def cut_line(words: str) -> str:
    """The words as a book prints them in a line: as they are, or their beginning with a sign that they go on."""
    return words if len(words) <= LONGEST_LINE else words[:LONGEST_LINE] + CUT


def is_cut(words: str) -> bool:
    """Whether these words are the beginning of longer ones."""
    return len(words) == LONGEST_LINE + len(CUT) and words.endswith(CUT)
