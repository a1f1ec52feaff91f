"""What the contents list, and how deep it stands."""

from typing import Any

from briefbook.book.block import Contents
from briefbook.book.printed import line_text
from briefbook.values.kind import PartKind

Desk = Any


def test_what_a_reader_looks_for_in_a_brief_stands_under_it(desk: Desk) -> None:
    (block,) = [each for each in desk.part(PartKind.CONTENTS).blocks if isinstance(each, Contents)]
    entries = [(line_text(each.line), each.level) for each in block.entries]
    at = entries.index(("18th India–Japan Strategic Dialogue", 1))
    assert entries[at + 1] == ("Talking points", 2)
    assert {level for _, level in entries} == {1, 2}
    assert {level for words, level in entries if words in {"If raised", "Background"}} == {2}
