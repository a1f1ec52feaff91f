"""Lines without end: what stands in a line of a book and is longer than anybody reads is cut there."""

LONGEST_NAME, LONGEST_NOTE = 500, 2000
CUT = " […]"
# No cluster that a reader takes for one letter is longer: what is cut ends so much before its limit at most.
LONGEST_CLUSTER = 32


def find_cut(words: str) -> int | None:
    """How many characters a line that was cut may have; None of words that are whole."""
    length = len(words) - len(CUT)
    if not words.endswith(CUT):
        return None
    return next((most for most in (LONGEST_NAME, LONGEST_NOTE) if most - LONGEST_CLUSTER <= length <= most), None)
