"""Lines as they are gathered: one that is longer than anybody reads ends between two of its letters."""

from briefbook.pdf.grapheme import cluster_starts
from briefbook.values.long_line import CUT, CutLine

# No cluster that a reader takes for one letter is longer: what is cut ends so much before its limit at most.
LONGEST_CLUSTER = 32


def cut_line(words: str, most: int) -> str:
    """The words as a book prints them in a line: as they are, or their beginning with a sign that they go on."""
    if len(words) <= most:
        return words
    # One character more, so that the last cluster within the limit is known to be whole.
    starts = cluster_starts(words[: most + 1])
    # Marks without end on one letter are no letter.
    end = starts[-1] if starts[-1] >= most - LONGEST_CLUSTER else most
    line = CutLine(words[:end] + CUT)
    line.most = most
    return line
