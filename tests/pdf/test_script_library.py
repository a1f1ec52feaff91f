"""A library in twenty-one languages opens and prints as one long book, which has all its words and their glyphs."""

import unicodedata
from typing import Protocol

import pytest

from briefbook.book.book import Book
from briefbook.book.content import Content
from briefbook.pdf.render import Rendered
from briefbook.pdf.strip import FaultKind
from tests.book.script_library import BRIEFS
from tests.book.script_words import AUTHORS, ODDITIES, ORACLE, TITLES, TONGUES

LEAST_PAGES, MOST_PAGES = 100, 250


class ScriptPrint(Protocol):
    """The library in many scripts as it was gathered, compiled and rendered."""

    content: Content
    book: Book
    rendered: Rendered


def scripts_of(text: str) -> set[str]:
    """The first words of the names of its letters: GREEK, HANGUL, CJK."""
    return {unicodedata.name(each, "").split()[0] for each in text if each.isalpha()}


def test_it_is_as_hard_as_it_says(script_print: ScriptPrint) -> None:
    assert len(script_print.content.people) == sum(len(tongue.people) for tongue in TONGUES) == 60
    assert len(script_print.content.briefs) == BRIEFS
    assert LEAST_PAGES <= script_print.rendered.page_count <= MOST_PAGES
    natives = "".join(native for tongue in TONGUES for native, _ in tongue.people)
    assert len(scripts_of(natives)) >= 18
    assert len({tongue.lang for tongue in TONGUES}) == len(TONGUES) == 21


def shown_as(text: str) -> str:
    """A text as it stands in the repr of a book."""
    return repr(text)[1:-1]


@pytest.mark.parametrize("kind", ["oracle", "oddity", "title", "native", "post", "author"])
def test_every_word_is_in_the_book(script_print: ScriptPrint, kind: str) -> None:
    wanted = {
        "oracle": [text for text, _ in ORACLE],
        "oddity": list(ODDITIES),
        "title": [title for title, _ in TITLES],
        "native": [native for tongue in TONGUES for native, _ in tongue.people],
        "post": [post for tongue in TONGUES for post in tongue.posts],
        "author": [author["family"] for author, _, _ in AUTHORS],
    }
    words = repr(script_print.book.parts)
    lost = [text for text in wanted[kind] if shown_as(text) not in words]
    assert not lost


def test_every_character_has_a_glyph(script_print: ScriptPrint) -> None:
    missing = {each.detail for each in script_print.rendered.findings if each.kind is FaultKind.MISSING_GLYPH}
    assert not missing
