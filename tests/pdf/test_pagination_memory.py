"""A part that stands as it did is not divided into pages again, and one that is gone is forgotten."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from briefbook.book.block import Paragraph, Span
from briefbook.book.book import Book, Part
from briefbook.pdf import typesetter as module
from briefbook.pdf.render import render_book
from briefbook.pdf.typesetter import Typesetter
from briefbook.values.kind import PartKind


def make_book(frame: Book, *words: str) -> Book:
    parts = (
        Part(PartKind.SCENE_SETTER, each, each, each, (Paragraph((Span(f"{each} " * 400),)),), None, each)
        for each in words
    )
    return replace(frame, parts=tuple(parts))


@pytest.mark.parametrize(
    "books",
    [
        {"Zenda Strelsau": 2, "Zenda Strelsau again": 0, "Zenda Hentzau": 1},
        # What the rendering before did not need is forgotten.
        {"Zenda": 1, "Strelsau": 1, "Zenda again": 1},
    ],
)
def test_a_part_is_divided_into_pages_when_it_is_not_remembered(
    books: dict[str, int], demo_book: Callable[..., Book], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Any] = []
    paginate = module.paginate
    monkeypatch.setattr(module, "paginate", lambda *facts: made.append(paginate(*facts)) or made[-1])
    typesetter, frame = Typesetter(), demo_book()
    for words, count in books.items():
        made.clear()
        render_book(make_book(frame, *words.removesuffix(" again").split()), typesetter=typesetter)
        assert len(made) == count
