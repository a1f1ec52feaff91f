"""On which side things stand: numbers, bullets, marks and bars at the beginning of their text, whatever that is."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pypdfium2
import pytest

from briefbook.book.block import (
    Block,
    Callout,
    Cell,
    Column,
    Contents,
    ContentsEntry,
    Fact,
    FactsBox,
    Heading,
    Index,
    IndexEntry,
    ItemList,
    ListItem,
    Note,
    NoteMark,
    Notes,
    Paragraph,
    Point,
    Portion,
    Span,
    Table,
)
from briefbook.book.book import Book, Part, Sheet, Tab
from briefbook.pdf.page import geometry_of
from briefbook.pdf.render import render_book
from briefbook.pdf.strip import TextMark
from briefbook.pdf.theme import theme_for
from briefbook.pdf.typesetter import Setup, Typesetter
from briefbook.values.kind import PartKind, Stance, TextSize

MARK = Portion("(SMP)", 0, "#1f4e79")
TITLE = "قمة ٢٠٢٦ Zenda"
ARABIC = "نوقّع اليوم مذكرة الشحن في صيف ٢٠٢٦"
TYPESETTER = Typesetter()
# A4 with 27 mm at the binding side and 20 mm at the other.
LEFT_PT, RIGHT_PT = 76.5, 538.6


def print_blocks(blocks: Sequence[Block], *, lang: str = "en", head: str = "Head") -> pypdfium2.PdfDocument:
    return print_parts((Part(PartKind.BRIEF, "Title", head, "brief-1", tuple(blocks), Tab("7", 0)),), lang)


def print_parts(parts: tuple[Part, ...], lang: str = "en") -> pypdfium2.PdfDocument:
    book = Book("Book", "Visit to Ruritania", "Draft", lang, datetime(2026, 1, 1, tzinfo=UTC), None, Sheet(), parts)
    return pypdfium2.PdfDocument(render_book(book, typesetter=TYPESETTER).pdf)


def sides_of(pages: pypdfium2.PdfDocument, words: str) -> tuple[float, float]:
    """Where words begin and end, in points from the left edge of the first page."""
    text = pages[0].get_textpage()
    found = text.search(words, match_case=True)
    at, count = found.get_next()
    boxes = [text.get_charbox(each) for each in range(at, at + count)]
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_mark_stands_at_the_beginning_of_a_paragraph_from_right_to_left(lang: str) -> None:
    pages = print_blocks([Paragraph((Span(f"{ARABIC} Zenda"), NoteMark(12, "note-12")), portion=MARK)], lang=lang)
    left_pt, right_pt = (LEFT_PT, RIGHT_PT) if lang == "en" else (LEFT_PT - 19.8, RIGHT_PT - 19.8)
    assert sides_of(pages, "SMP")[1] == pytest.approx(right_pt, abs=5)
    assert left_pt + 100 < sides_of(pages, "12")[1] <= sides_of(pages, "Zenda")[0]


def test_the_language_of_a_paragraph_goes_before_its_first_letter() -> None:
    pages = print_blocks([Paragraph((Span("Zenda"),), lang="fa"), Paragraph((Span(f"{ARABIC} Strelsau"),), lang="en")])
    assert sides_of(pages, "Zenda")[1] == pytest.approx(RIGHT_PT, abs=1.5)
    assert sides_of(pages, "Strelsau")[1] < RIGHT_PT - 100


def test_a_number_before_the_first_letter_does_not_turn_a_paragraph() -> None:
    pages = print_blocks([Paragraph((Span(f"12 {ARABIC}"),), portion=MARK)])
    assert sides_of(pages, "SMP")[0] > sides_of(pages, "12")[1]


def test_bullets_and_numbers_of_items_stand_where_each_item_begins() -> None:
    items = (
        ListItem((Span(f"{ARABIC} Zenda"),), portion=MARK),
        ListItem((Span("Strelsau"),), label="2."),
        ListItem((Span(ARABIC),), label="3.", level=2),
    )
    pages = print_blocks([ItemList(items)])
    assert sides_of(pages, "○")[1] == pytest.approx(RIGHT_PT, abs=2)
    assert sides_of(pages, "○")[0] > sides_of(pages, "SMP")[1]
    assert sides_of(pages, "2.")[0] == pytest.approx(LEFT_PT, abs=2)
    # Deeper, so further from the side where it begins.
    assert RIGHT_PT - 20 < sides_of(pages, "3")[1] < RIGHT_PT - 10


def test_the_items_of_a_point_stand_each_on_its_own_side_of_its_text() -> None:
    for first, others in ((f"{ARABIC} Zenda", "Strelsau"), ("Strelsau", f"{ARABIC} Zenda")):
        items = (ListItem((Span("Hentzau"),), label="2."), ListItem((Span(f"{ARABIC} Tarlenheim"),), label="3."))
        body = (Paragraph((Span(first),)), ItemList(items), Paragraph((Span(others),)))
        pages = print_blocks([Point("4.5", body)])
        (left_pt, _), (_, right_pt) = sides_of(pages, "2."), sides_of(pages, "3")
        indent_pt = 28.3
        at_right = first != "Strelsau"
        assert left_pt == pytest.approx(LEFT_PT + (0 if at_right else indent_pt), abs=2)
        assert right_pt == pytest.approx(RIGHT_PT - (indent_pt if at_right else 0), abs=4)
        assert sides_of(pages, "2.")[1] < sides_of(pages, "Hentzau")[0]
        assert sides_of(pages, "3")[0] > sides_of(pages, "Tarlenheim")[1]


def test_the_numbers_of_points_and_headings_stand_where_their_text_begins() -> None:
    point = Point("4.5", (Paragraph((Span(f"{ARABIC} Zenda"),), portion=MARK),))
    pages = print_blocks([Heading(2, (Span(ARABIC),), "h", number="9"), point])
    assert sides_of(pages, "9")[1] == pytest.approx(RIGHT_PT, abs=2)
    assert sides_of(pages, "4.5")[1] == pytest.approx(RIGHT_PT, abs=2)
    assert sides_of(pages, "4.5")[0] > sides_of(pages, "SMP")[1]


def test_the_bar_of_an_answer_stands_where_its_text_begins() -> None:
    colours = {}
    for words in (ARABIC, "Zenda"):
        pages = print_blocks([Callout(Stance.AVOID, (Span("12"),), (Paragraph((Span(words),)),))])
        image = pages[0].render(scale=1).to_pil().convert("RGB")
        red = [x for x in range(image.width) for y in range(80, 110) if image.getpixel((x, y)) == (0xA3, 0x26, 0x2A)]
        colours[words] = (min(red), max(red))
    assert colours[ARABIC][1] > RIGHT_PT - 35
    assert colours["Zenda"][0] < LEFT_PT + 35


def test_the_columns_of_a_table_begin_on_the_side_of_its_words() -> None:
    rows = ((Cell(((Span("Zenda"),),)), Cell(((Span("482"),),))),)
    for head, turned in (("السلعة", True), ("Goods", False)):
        pages = print_blocks([Table((Column(head, 0.5), Column("2024", 0.5)), rows, "Caption")])
        assert (sides_of(pages, "Zenda")[0] > sides_of(pages, "482")[1]) is turned


def test_a_line_of_the_contents_and_a_fact_keep_to_the_side_of_the_book() -> None:
    entry = ContentsEntry((Span(TITLE),), "brief-1", tab="3")
    for lang, left in (("en", True), ("he", False)):
        pages = print_blocks([Contents((entry,)), FactsBox((Fact("When", ((Span(TITLE),),)),))], lang=lang)
        assert (sides_of(pages, "3")[1] < sides_of(pages, "Zenda")[0]) is left
        text = pages[0].get_textpage()
        whens = sides_of(pages, "When")
        assert (whens[0] < 100) is left
        assert text.count_chars()


def test_the_words_of_a_note_run_like_the_book() -> None:
    words = (Span(ARABIC), Span(", 14 January 2031, "), Span(f"12 {ARABIC}"))
    pages = print_blocks([Notes((Note(7, words, "note-7"),))])
    places = [sides_of(pages, each)[0] for each in ("14", "January", "2031")]
    assert places == sorted(places)


def test_the_pages_of_an_entry_from_right_to_left_run_like_the_book() -> None:
    entry = IndexEntry((Span("الرياض"),), ("one", "two"))
    heads = [Heading(2, (Span("Strelsau"),), anchor) for anchor in ("one", "two")]
    apart = Paragraph((Span("Hentzau " * 700),))
    index = Part(PartKind.INDEX, "Index", "Index", "index", (Index((("Places", (entry,)),)),))
    brief = Part(PartKind.BRIEF, "Title", "Head", "brief-1", (heads[0], apart, heads[1]))
    pages = print_parts((index, brief))
    assert LEFT_PT + 20 < sides_of(pages, "2")[0] < sides_of(pages, "3")[0]


def test_a_running_head_from_right_to_left_leaves_the_other_its_place() -> None:
    pages = print_blocks([Paragraph((Span("Words"),))], head=f"1 · {TITLE}")
    visit, head = sides_of(pages, "Visit to Ruritania"), sides_of(pages, "Zenda")
    assert visit[0] == pytest.approx(LEFT_PT, abs=2)
    assert head[0] > visit[1]


def test_a_book_from_right_to_left_is_bound_at_the_right() -> None:
    pages = print_blocks([Paragraph((Span("12"),))], lang="ar")
    assert sides_of(pages, "12")[1] == pytest.approx(RIGHT_PT - 19.8, abs=2)
    # Its tab is at the outer edge, the left one.
    assert sides_of(pages, "7")[1] < 30


def test_arabic_stands_larger_and_with_more_room_and_its_number_on_its_line() -> None:
    theme = theme_for(TextSize.STANDARD)
    setup = Setup(theme, geometry_of(Sheet(), theme, "en"))
    for words, size_pt, leading_pt in ((ARABIC, 15.625, 27.5), ("Zenda", 12.5, theme.text.point.leading_pt)):
        block = Point("4.5", (Paragraph((Span(words),)),))
        strip = TYPESETTER.lay(block, setup, lambda _: None).strips[0]
        marks = [each for each in strip.marks if isinstance(each, TextMark)]
        assert len(marks) == 2
        assert len({each.baseline_pt for each in marks}) == 1
        assert strip.height_pt == leading_pt
        assert max(run.ink.size_pt for run in marks[1].line.runs) == pytest.approx(size_pt)
