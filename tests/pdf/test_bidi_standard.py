"""Every case that Unicode gives for its Bidirectional Algorithm: BidiTest.txt and BidiCharacterTest.txt."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from briefbook.pdf.bidi.direction import classes_of, first_strong_level
from briefbook.pdf.bidi.level import embedding_levels, resolve_levels
from briefbook.pdf.bidi.order import visual_order

# Debian's `unicode-data`.
UCD = Path("/usr/share/unicode")
CASES, CHARACTER_CASES = 770_241, 91_707

pytestmark = pytest.mark.skipif(not (UCD / "BidiTest.txt").is_file(), reason="Unicode's test files are not here")


def is_right(levels: Sequence[int], wanted: Sequence[str], order: Sequence[int]) -> bool:
    """Whether levels are as wanted, but for characters that have none (x), and give the order."""
    kept = [at for at, each in enumerate(wanted) if each != "x"]
    found = [levels[at] for at in kept]
    return found == [int(wanted[at]) for at in kept] and [kept[at] for at in order_once(tuple(found))] == order


@cache
def order_once(levels: tuple[int, ...]) -> list[int]:
    """The order of these levels: thousands of cases have the same."""
    return visual_order(levels)


def test_every_case_by_classes() -> None:
    wanted: list[str] = []
    order: list[int] = []
    count, wrong = 0, []
    for line in (UCD / "BidiTest.txt").read_text("utf-8").splitlines():
        if line.startswith("@Levels:"):
            wanted = line.split()[1:]
        elif line.startswith("@Reorder:"):
            order = [int(each) for each in line.split()[1:]]
        elif line and line[0] not in "#@":
            data, bits = line.split(";")
            classes, asked = data.split(), int(bits)
            bases = {1: first_strong_level(classes) or 0, 2: 0, 4: 1}
            bases_asked = list(wanted_bases(bases, asked))
            right = {each: is_right(resolve_levels(classes, each), wanted, order) for each in set(bases_asked)}
            for base in bases_asked:
                count += 1
                wrong += [] if right[base] else [(data, base)]
    assert count == CASES
    assert not wrong


def wanted_bases(bases: dict[int, int], asked: int) -> Iterator[int]:
    """The paragraph levels that a case is for: found by the rules, from the left, from the right."""
    return (base for bit, base in bases.items() if asked & bit)


def test_every_case_by_characters() -> None:
    count, wrong = 0, []
    for line in (UCD / "BidiCharacterTest.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        codes, direction, base, levels, order = line.split(";")
        text = "".join(chr(int(each, 16)) for each in codes.split())
        count += 1
        by_rule = direction != "2" or (first_strong_level(classes_of(text)) or 0) == int(base)
        if not by_rule or not is_right(
            embedding_levels(text, int(base)), levels.split(), [int(each) for each in order.split()]
        ):
            wrong.append(codes)
    assert count == CHARACTER_CASES
    assert not wrong
