"""Occurrences: on which lines of a set text the names stand that the index lists, wherever its lines were broken."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefbook.book.block import Line, Span
from briefbook.pdf.breaking import BrokenLine
from briefbook.pdf.item import Item

UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def list_occurrences(line: Line, items: Sequence[Item], broken: Sequence[BrokenLine]) -> list[tuple[str, ...]]:
    """The anchors of the names on each of the broken lines, empty where the text has none.

    What is seen of a text is counted, blanks and signs without a shape left out: items hold all of it in the order of
    reading, after what stands in front of the text, and raised ones are the numbers of notes.
    """
    spans = [each for each in line if isinstance(each, Span)]
    for span in spans:
        if span.named:
            break
    else:
        return []
    lengths = [0 if item.ink.rise_pt else count_seen(item.piece.text) for item in items]
    in_front = sum(lengths) - sum(count_seen(each.text) for each in spans)
    places = list(_list_places(spans, in_front))
    ends = [0]
    for length in lengths:
        ends.append(ends[-1] + length)
    return [
        tuple(dict.fromkeys(name for begins, stops, name in places if begins < ends[end] and stops > ends[start]))
        for start, end, _ in broken
    ]


def _list_places(spans: Sequence[Span], offset: int) -> Iterator[tuple[int, int, str]]:
    for span in spans:
        for start, end, name in span.named:
            begins = offset + count_seen(span.text[:start])
            yield begins, begins + count_seen(span.text[start:end]), name
        offset += count_seen(span.text)


def count_seen(text: str) -> int:
    """How many characters of a text are seen."""
    if text.isascii() and text.isprintable():
        return len(text) - text.count(" ")
    return sum(map(_is_seen, text))


@lru_cache(maxsize=4096)
def _is_seen(character: str) -> bool:
    selects = "\ufe00" <= character <= "\ufe0f"
    return not selects and unicodedata.category(character) not in UNSEEN
