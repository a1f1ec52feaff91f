"""Lines without end: what stands in a line of a book and is longer than anybody reads is cut there."""

LONGEST_NAME, LONGEST_NOTE = 500, 2000
CUT = " […]"


def cut_line(words: str, most: int) -> str:
    """The words as a book prints them in a line: as they are, or their beginning with a sign that they go on."""
    return words if len(words) <= most else words[:most] + CUT


def find_cut(words: str) -> int | None:
    """How many characters are left of longer words; None of words that are whole."""
    length = len(words) - len(CUT)
    return length if words.endswith(CUT) and length in {LONGEST_NAME, LONGEST_NOTE} else None
