"""Brackets in mixed text take one direction for both of a pair (UAX 9, BD16 and N0)."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefbook.pdf.unicode.bracket_table import CLOSING, OPENING

DEEPEST = 63
STRONG_OF = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


def resolve_brackets(text: str, found: list[str], own: Sequence[str], level: int, before: str) -> None:
    """Give the brackets of a sequence their direction, in place.

    `text` and `own` are its characters and their classes, `found` the classes resolved so far.
    """
    pairs = sorted(bracket_pairs(text, found))
    if not pairs:
        return
    along, against = ("L", "R") if level % 2 == 0 else ("R", "L")
    strong = [(at, STRONG_OF[each]) for at, each in enumerate(found) if each in STRONG_OF]
    for opening, closing in pairs:
        first = bisect_left(strong, (opening, ""))
        inside = {each for at, each in strong[first : bisect_left(strong, (closing, ""))]}
        if along in inside:
            direction = along
        elif against in inside:
            context = strong[first - 1][1] if first else before
            direction = against if context == against else along
        else:
            continue
        for at in (closing, opening):
            strong.insert(bisect_left(strong, (at, "")), (at, direction))
            _set_with_marks(found, own, at, direction)


def _set_with_marks(found: list[str], own: Sequence[str], at: int, direction: str) -> None:
    """Set a bracket's direction, and that of the marks that stand on it."""
    found[at] = direction
    for after in range(at + 1, len(own)):
        if own[after] != "NSM":
            break
        found[after] = direction


def bracket_pairs(text: str, classes: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of brackets that belong together; none after more are open than the standard follows."""
    opened: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if classes[at] != "ON":
            continue
        closing = OPENING.get(ord(character))
        if closing is not None:
            if len(opened) == DEEPEST:
                return
            opened.append((closing, at))
            continue
        closing = CLOSING.get(ord(character))
        if closing is None:
            continue
        for place in range(len(opened) - 1, -1, -1):
            if opened[place][0] == closing:
                yield opened[place][1], at
                del opened[place:]
                break
