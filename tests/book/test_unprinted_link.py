"""Links that lead neither to the web nor to a post box are told of and not printed; their words are."""

import json
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefbook.book.finding import FindingKind
from briefbook.edits.citation import cite_source
from briefbook.edits.entity import change_entity, create_entity
from briefbook.edits.point import change_point_text
from briefbook.printing.export import export_book
from briefbook.text.rich_text import Block, RichText, Run
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place
from tests.book.finding_case import LAUNCH, WARNS, Desk, Made, check_case

GOOD = "https://ruritania.example/a"
EVIL = ["javascript:alert(1)", "file:///etc/passwd", "file://evil/share/x", "https://a.example/\njavascript:x"]


def link_text(desk: Desk, address: str) -> Place:
    """A talking point with words that lead to an address, and others that lead to the web."""
    point = Place("point", desk.point(LAUNCH))
    runs = Run("The annex", link=address), Run(" and "), Run("the report", link=GOOD)
    change_point_text(desk.session, point.id, RichText((Block(runs),)))
    return point


def in_text(desk: Desk) -> Made:
    point = link_text(desk, "javascript:alert(1)")
    return point, "The link of “The annex” leads to “javascript:” and is not printed", lambda: link_text(desk, GOOD)


def in_source(desk: Desk) -> Made:
    source = create_entity(desk.session, EntityKind.SOURCE, "Strelsau Gazette")
    change_entity(desk.session, source, csl=json.dumps({"URL": "file://evil/share/x"}))
    cite_source(desk.session, Place("point", desk.point(LAUNCH)), source)
    right = json.dumps({"URL": GOOD})
    return (
        Place("source", source),
        "The link of “Strelsau Gazette” leads to “file:” and is not printed",
        lambda: change_entity(desk.session, source, csl=right),
    )


@pytest.mark.parametrize("make", [in_text, in_source])
def test_a_link_that_is_not_printed_is_told(desk: Desk, make: object) -> None:
    check_case(desk, (FindingKind.UNPRINTED_LINK, WARNS, make))  # type: ignore[arg-type]


@pytest.mark.parametrize("address", EVIL)
def test_only_links_to_the_web_are_in_the_printed_book(desk: Desk, tmp_path: Path, address: str) -> None:
    link_text(desk, address)
    printed = export_book(desk.gather(), tmp_path / "book.pdf", typesetter=desk.typesetter)
    with pikepdf.open(printed.path) as document:
        notes = [each for page in document.pages for each in page.get("/Annots", [])]
        links = [str(each.A.URI) for each in notes if "/A" in each]
    assert GOOD in links
    assert all(link.startswith(("https://", "http://", "mailto:")) for link in links)
    assert not any(address in link for link in links)
    with pypdfium2.PdfDocument(printed.path) as document:
        words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert "The annex and the report" in " ".join(words.split())
