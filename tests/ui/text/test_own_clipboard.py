"""What is cut or copied here is pasted here with everything that is stored of it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from briefbook.text.json_codec import dump_rich_text
from briefbook.text.rich_text import Block, BlockKind, Mark, RichText, Run
from briefbook.ui.text.clipboard import OWN_TEXT, read_mime
from briefbook.ui.text.rich_text_field import RichTextField

TEXT = RichText(
    (
        Block((Run("Zenda"),), BlockKind.HEADING, 2),
        Block((Run("The castle", frozenset({Mark.BOLD})), Run(" of Zenda")), lang="de", marking="us:SECRET"),
        Block((Run("the bridge"),), BlockKind.NUMBERED, 2),
        Block((Run("Nobody crosses."),), BlockKind.QUOTE),
        Block(kind=BlockKind.TABLE, rows=(((Run("Year"),), (Run("Crossings"),)), ((Run("1894"),), (Run("7"),)))),
        Block((Run("No more."),)),
    )
)


def without_ids(text: RichText) -> list[Block]:
    return [replace(block, id="") for block in text]


@pytest.mark.parametrize("first", range(len(TEXT.blocks)))
def test_a_text_that_is_cut_comes_back_whole(field: RichTextField, first: int) -> None:
    text = RichText(TEXT.blocks[first:])
    field.show_text(text)
    field.selectAll()
    field.cut()
    assert field.text() == RichText()
    field.paste()
    assert without_ids(field.text()) == without_ids(text)
    assert {block.id for block in field.text()}.isdisjoint(block.id for block in text)


def test_words_of_a_heading_are_words_elsewhere(field: RichTextField) -> None:
    field.show_text(TEXT)
    field.moveCursor(QTextCursor.MoveOperation.Start)
    field.moveCursor(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    field.copy()
    assert QApplication.clipboard().text().strip() == "Zenda"
    field.moveCursor(QTextCursor.MoveOperation.End)
    field.paste()
    assert without_ids(field.text())[-1] == Block((Run("No more.Zenda"),), id="")


@pytest.mark.parametrize("stored", [b"{}", b"\xff", b"[1]", b"[" * 100_000, b'{"v": 99, "blocks": []}'], ids=len)
def test_what_only_says_it_is_ours_is_not_believed(stored: bytes) -> None:
    mime = QMimeData()
    mime.setData(OWN_TEXT, stored)
    mime.setText("Strelsau")
    assert read_mime(mime).text == "Strelsau"


def test_a_marking_that_is_none_is_not_pasted() -> None:
    kept, dropped = Block((Run("Zenda"),), marking="house:SAMPLE"), Block((Run("Strelsau"),), marking="no marking")
    mime = QMimeData()
    mime.setData(OWN_TEXT, dump_rich_text(RichText((kept, dropped))).encode())
    assert [block.marking for block in read_mime(mime)] == ["house:SAMPLE", None]
