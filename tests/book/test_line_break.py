"""A line break that somebody ordered in a text stands on the page, wherever the text is printed."""

from typing import Any

import pypdfium2
import pytest

from briefbook.edits.entity import describe_entity
from briefbook.edits.point import change_point_text
from briefbook.edits.section import change_section
from briefbook.pdf.render import render_book
from briefbook.text.rich_text import Block, BlockKind, Mark, RichText, Run
from briefbook.values.kind import SectionKind
from briefbook.values.place import Place

POINT = "Launch of the AI Dialogue"
BOLD = frozenset({Mark.BOLD})


def lines_of(desk: Any) -> list[str]:
    """Every line of the printed book that names Zenda or Hentzau, the space at its end included."""
    with pypdfium2.PdfDocument(render_book(desk.compile(), typesetter=desk.typesetter).pdf) as document:
        lines = [line for page in document for line in page.get_textpage().get_text_range().split("\r\n")]
    return [line for line in lines if "Zenda" in line or "Hentzau" in line]


def in_scene_setter(desk: Any, text: RichText) -> None:
    change_section(desk.session, Place("visit", desk.visit_id), SectionKind.SCENE_SETTER, text)


def in_biography(desk: Any, text: RichText) -> None:
    describe_entity(desk.session, desk.entity("Sanae Takaichi"), text)


def in_point(desk: Any, text: RichText) -> None:
    change_point_text(desk.session, desk.point(POINT), text)


@pytest.mark.parametrize("end", ["\u2028", "\n", "\r\n"])
@pytest.mark.parametrize(("write", "times"), [(in_scene_setter, 1), (in_biography, 1), (in_point, 2)])
def test_a_line_break_in_a_text_breaks_its_line(desk: Any, write: Any, times: int, end: str) -> None:
    write(desk, RichText((Block((Run("At Zenda"), Run(f"{end}to Hentzau", BOLD))),)))
    lines = lines_of(desk)
    assert [line.endswith("At Zenda ") for line in lines] == [True, False] * times
    assert [line.startswith("to Hentzau") for line in lines] == [False, True] * times


def test_a_line_break_behind_the_last_word_is_not_printed(desk: Any) -> None:
    in_scene_setter(desk, RichText((Block((Run("At Zenda"), Run("\u2028\n", BOLD))), Block((Run("Hentzau"),)))))
    assert [line.endswith("At Zenda") for line in lines_of(desk)] == [True, False]


def test_an_empty_line_between_two_lines_stays(desk: Any) -> None:
    in_scene_setter(desk, RichText((Block((Run("Zenda\u2028\u2028Hentzau"),)),)))
    part = render_book(desk.compile(), typesetter=desk.typesetter).pdf
    with pypdfium2.PdfDocument(part) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    assert text.split("Zenda ", 1)[1].split("Hentzau")[0].split() == []
    assert text.split("Zenda ", 1)[1].split("Hentzau")[0].count("\r\n") == 2


def test_a_line_break_in_a_heading_and_a_table_breaks_its_line(desk: Any) -> None:
    head, row = ((Run("Zenda\u2028town"),),), ((Run("Castle\u2028Hentzau"),),)
    table = Block(kind=BlockKind.TABLE, rows=(head, row))
    in_scene_setter(desk, RichText((Block((Run("At Zenda\u2028castle"),), BlockKind.HEADING), table)))
    lines = lines_of(desk)
    assert lines[0].endswith("At Zenda ")
    assert lines[1:] == ["Zenda town", "Hentzau"]


def test_a_table_is_as_wide_as_its_widest_row(desk: Any) -> None:
    head, row = ((Run("Town"),),), ((Run("Zenda"),), (Run("Castle"),))
    for rows in ((head, row), (row, head), ((), row)):
        in_scene_setter(desk, RichText((Block(kind=BlockKind.TABLE, rows=rows),)))
        words = "\n".join(lines_of(desk))
        assert "Castle" in words
    in_scene_setter(desk, RichText((Block(kind=BlockKind.TABLE, rows=((), ())),)))
    assert "Castle" not in "\n".join(lines_of(desk))
