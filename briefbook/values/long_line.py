"""Lines without end: what stands in a line of a book and is longer than anybody reads is cut there."""

LONGEST_NAME, LONGEST_NOTE = 500, 2000
CUT = " […]"


class CutLine(str):
    """The beginning of a longer line, with a sign that it goes on; `most` is how many characters it might have had.

    A line that somebody wrote with that sign at its end is none.
    """

    most: int


def find_cut(words: str) -> int | None:
    """How many characters a line that was cut might have had; None of words that are whole."""
    return words.most if isinstance(words, CutLine) else None
