"""Lines of what several records say: each field stands by itself, whatever the direction of its letters."""

from briefbook.book.block import Inline, Line, Span
from briefbook.pdf.bidi.direction import class_of, has_right_to_left
from briefbook.pdf.item import END_OF_ISOLATE, FIRST_STRONG_ISOLATE


def set_apart(line: Line, level: int) -> Line:
    """A line of two directions in that of what it stands in (`level` 1 from right to left).

    Each of its spans that runs against that is an isolate: it turns no other, nor what parts them.
    """
    if not any(isinstance(each, Span) and has_right_to_left(each.text) for each in line):
        return line
    apart: list[Inline] = []
    for inline in line:
        turns = isinstance(inline, Span) and _runs_against(inline.text, level)
        apart += [Span(FIRST_STRONG_ISOLATE), inline, Span(END_OF_ISOLATE)] if turns else [inline]
    return tuple(apart)


def set_fields_apart(line: Line, level: int) -> Line:
    """A line of several fields with each by itself; a field that stands alone keeps its own direction."""
    return set_apart(line, level) if len(line) > 1 else line


def _runs_against(text: str, level: int) -> bool:
    return any(class_of(each) == "L" for each in text) if level else has_right_to_left(text)
