"""The guide on paper: every chapter, every picture with its words, the same file each time."""

import io

import pikepdf
import pypdfium2
import pytest

from briefbook.book.block import Block, Heading, ItemList, Paragraph, Picture, SpanStyle, Table
from briefbook.book.printed import line_text, list_lines
from briefbook.pdf.render import render_book
from briefbook.pdf.strip import FaultKind
from briefbook.printing.guide import compile_guide
from briefbook.printing.guide_block import compile_blocks
from briefbook.text.guide import Chapter, Guide, load_guide


@pytest.fixture(scope="module")
def printed() -> bytes:
    rendered = render_book(compile_guide(load_guide()))
    assert rendered.findings == ()
    return rendered.pdf


def compile_words(source: str) -> list[Block]:
    return compile_blocks(source, "key", lambda name: name.encode())


def list_figures(element: pikepdf.Object) -> list[str]:
    """The texts of all figures under a structure element."""
    kids = element.get("/K", [])
    inner = [
        each for each in (kids if isinstance(kids, pikepdf.Array) else [kids]) if isinstance(each, pikepdf.Dictionary)
    ]
    own = [str(element.Alt)] if element.get("/S") == "/Figure" else []
    return own + [text for each in inner for text in list_figures(each)]


def test_every_chapter_is_a_bookmark_and_begins_on_a_page_of_its_own(printed: bytes) -> None:
    guide = load_guide()
    with pypdfium2.PdfDocument(printed) as document:
        marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc(max_depth=1)]
        assert [title for title, _ in marks[2:]] == [chapter.title for chapter in guide.chapters]
        assert len({page for _, page in marks}) == len(marks)
        for title, page in marks[2:]:
            assert title in document[page].get_textpage().get_text_range()


def test_every_picture_says_what_it_shows(printed: bytes) -> None:
    book = compile_guide(load_guide())
    wanted = [block.text for part in book.parts for block in part.blocks if isinstance(block, Picture)]
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        assert list_figures(pdf.Root.StructTreeRoot) == wanted
    assert len(wanted) >= len(load_guide().chapters) - 1


def test_it_is_the_same_file_each_time(printed: bytes) -> None:
    assert render_book(compile_guide(load_guide())).pdf == printed


def test_markdown_becomes_blocks() -> None:
    heading, paragraph, items, table, picture = compile_words(
        "## Head\n\nA **bold** *word* to [another](points.md)\nand `code`.\n\n1. one\n   - deeper\n2. two\n\n"
        "| A | B | C |\n| --- | --- | --- |\n| a | b | c |\n\n![seen](a.png)"
    )
    assert isinstance(heading, Heading)
    assert isinstance(paragraph, Paragraph)
    assert [(each.text, each.style) for each in paragraph.line if hasattr(each, "style")][1] == ("bold", SpanStyle.BOLD)
    assert [each.text for each in paragraph.line if getattr(each, "target", None) == "points"] == ["another"]
    assert line_text(paragraph.line) == "A bold word to another and code."
    assert isinstance(items, ItemList)
    assert [(item.label, item.level) for item in items.items] == [("1.", 1), ("", 2), ("2.", 1)]
    assert isinstance(table, Table)
    assert sum(column.share for column in table.columns) == pytest.approx(1)
    assert picture == Picture(b"a.png", "seen")
    assert [line_text(line) for line in list_lines(picture)] == ["seen"]


@pytest.mark.parametrize("source", ["> a quotation", "    code", "---"])
def test_what_the_guide_does_not_use_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match="The guide has no"):
        compile_words(source)


def test_a_picture_that_cannot_be_read_is_a_finding() -> None:
    guide = load_guide()
    spoilt = Guide(guide.title, guide.revised, (Chapter("one", "One", "![A spoilt picture](guide.toml)"),))
    (finding,) = render_book(compile_guide(spoilt)).findings
    assert (finding.kind, finding.text, finding.anchor) == (FaultKind.UNREADABLE_PHOTO, "A spoilt picture", "one")
