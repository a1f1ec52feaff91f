"""Fields of either direction on one line: each stands where the book puts it, parted by the book's own signs."""

from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest

from briefbook.book.compile import compile_book
from briefbook.book.content import Content, DateContent
from briefbook.pdf.render import render_book
from briefbook.pdf.typesetter import Typesetter
from briefbook.values.edtf import parse_edtf
from briefbook.values.kind import PartKind
from briefbook.values.name import Name
from tests.book import full_content

AUTHOR, TITLE, PUBLISHER = "כהן", "דוח", "הוצאה"
ENGLISH = {"author": "Smith", "title": "Harbours", "publisher": "Zendapress"}
HEBREW = {"author": AUTHOR, "title": TITLE, "publisher": PUBLISHER}


def rename(content: Content, entity_id: int, text: str) -> Content:
    """The content with a single name for one of its entities."""
    entities = tuple(replace(each, names=(Name(text),)) if each.id == entity_id else each for each in content.entities)
    return replace(content, entities=entities)


def build_cited(author: str, title: str, publisher: str) -> Content:
    """A content with one source, of two authors."""
    content = full_content.build_content()
    first, other = content.sources
    source = replace(
        first, authors=(author, "Rischenheim"), container="", publisher=publisher, dateline="", issued="2031-01-14",
        genre="", accessed="", address="", note="",
    )  # fmt: skip
    return rename(replace(content, sources=(source, other)), full_content.SOURCE, title)


class PrintedLine:
    """The line of a book on which some words stand last, with the places of its characters."""

    def __init__(self, content: Content, words: str) -> None:
        self.pages = pypdfium2.PdfDocument(render_book(compile_book(content).book, typesetter=Typesetter()).pdf)
        texts = [page.get_textpage() for page in self.pages]
        self.text = next(text for text in reversed(texts) if words in text.get_text_range())
        self.height_pt = self.list_places(words)[-1][2]

    def list_places(self, words: str) -> list[tuple[float, float, float]]:
        """Where words begin and end and how high they stand, each time that they are on the page."""
        places, searcher = [], self.text.search(words, match_case=True)
        while found := searcher.get_next():
            boxes = [self.text.get_charbox(each) for each in range(found[0], sum(found))]
            places.append((min(box[0] for box in boxes), max(box[2] for box in boxes), min(box[1] for box in boxes)))
        return places

    def sides_of(self, words: str) -> tuple[float, float]:
        """Where words begin and end on the line."""
        left_pt, right_pt, _ = next(each for each in self.list_places(words) if abs(each[2] - self.height_pt) < 8)
        return left_pt, right_pt


@pytest.mark.parametrize("author", [ENGLISH["author"], HEBREW["author"]])
@pytest.mark.parametrize("title", [ENGLISH["title"], HEBREW["title"]])
@pytest.mark.parametrize("publisher", [ENGLISH["publisher"], HEBREW["publisher"]])
def test_the_fields_of_a_source_stand_in_the_order_of_the_book(author: str, title: str, publisher: str) -> None:
    line = PrintedLine(build_cited(author, title, publisher), "Rischenheim")
    fields = (author, "Rischenheim", title, publisher, "14", "January", "2031", "page 3")
    for (_, end_pt), (begin_pt, _) in pairwise(line.sides_of(each) for each in fields):
        # A blank, or a comma or stop with one.
        assert 1 < begin_pt - end_pt < 12


def test_a_place_from_right_to_left_turns_no_date_on_the_cover() -> None:
    content = rename(full_content.build_content(), full_content.COUNTRY, PUBLISHER)
    content = replace(content, visit=replace(content.visit, date=DateContent(parse_edtf("2031-01-14"))))
    cover = tuple(each for each in content.spec.parts if each.kind is PartKind.COVER)
    content = replace(content, spec=replace(content.spec, parts=cover, reader_id=None))
    line = PrintedLine(content, PUBLISHER)
    places = [line.sides_of(each)[0] for each in (PUBLISHER, "14", "January", "2031")]
    assert places == sorted(places)


def test_a_visit_from_right_to_left_turns_no_dates_in_the_running_title() -> None:
    content = rename(full_content.build_content(), full_content.VISIT, PUBLISHER)
    content = replace(content, visit=replace(content.visit, date=DateContent(parse_edtf("2031-01-14/2031-01-16"))))
    line = PrintedLine(content, PUBLISHER)
    places = [line.sides_of(each)[0] for each in (PUBLISHER, "14", "16", "January", "2031")]
    assert places == sorted(places)


def test_a_post_and_its_country_stand_in_the_order_of_the_book() -> None:
    content = rename(rename(full_content.build_content(), full_content.COUNTRY, PUBLISHER), full_content.POST, TITLE)
    line = PrintedLine(replace(content, commitments=()), "Led by")
    places = [line.sides_of(each)[0] for each in ("Led by", TITLE, PUBLISHER)]
    assert places == sorted(places)


def test_a_post_and_its_country_stand_in_the_order_of_the_book_in_a_table() -> None:
    content = rename(rename(full_content.build_content(), full_content.COUNTRY, PUBLISHER), full_content.POST, TITLE)
    seat, visit = content.participations
    content = replace(content, commitments=(), participations=(replace(seat, participant_id=full_content.POST), visit))
    line = PrintedLine(replace(content, briefs=content.briefs[:1], mechanisms=()), "Chair")
    places = [line.sides_of(each)[0] for each in ("Rupert", TITLE, PUBLISHER, "Chair")]
    assert places == sorted(places)
