"""A long paste goes in slice by slice while the window answers, and is stored once, whole."""

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefbook.text.rich_text import BlockKind, RichText
from briefbook.ui.text.document_codec import LIST_STYLES
from briefbook.ui.text.marked_text_edit import SLICE_BLOCKS
from briefbook.ui.text.rich_text_field import RichTextField

LINES = [f"Harbour {number}" for number in range(5 * SLICE_BLOCKS + 7)]


def paste(field: RichTextField, *, html: str = "") -> list[RichText]:
    """Paste all lines; what the field commits from then on."""
    commits: list[RichText] = []
    field.committed.connect(commits.append)
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    else:
        mime.setText("\n".join(LINES))
    field.insertFromMimeData(mime)
    return commits


def test_the_window_answers_between_slices_and_the_whole_is_stored_once(field: RichTextField, qtbot: QtBot) -> None:
    answered: list[int] = []
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: answered.append(field.document().blockCount()))
    timer.start()
    commits = paste(field)
    qtbot.waitUntil(lambda: bool(commits), timeout=20_000)
    timer.stop()
    assert len({count for count in answered if count < len(LINES)}) >= 4
    assert [commit.text for commit in commits] == ["\n".join(LINES)]


def test_nothing_is_typed_into_it_meanwhile_and_flush_stores_it_at_once(field: RichTextField) -> None:
    commits = paste(field)
    QApplication.processEvents()
    QTest.keyClicks(field, "lost")
    field.flush()
    assert [commit.text for commit in commits] == ["\n".join(LINES)]
    QTest.keyClicks(field, "!")
    field.flush()
    assert commits[-1].text == "\n".join(LINES) + "!"


def list_numbers(field: RichTextField) -> list[int]:
    """The numbers that stand before the items, from top to bottom."""
    numbers: list[int] = []
    block = field.document().begin()
    while block.isValid():
        own = block.textList()
        numbers += [own.format().start() + own.itemNumber(block)]
        block = block.next()
    return numbers


def test_the_numbers_of_a_long_list_go_on_also_when_an_item_comes_or_goes(field: RichTextField) -> None:
    paste(field, html="<ol>" + "".join(f"<li>{line}</li>" for line in LINES) + "</ol>")
    field.flush()
    assert list_numbers(field) == list(range(1, len(LINES) + 1))
    cursor = field.textCursor()
    cursor.setPosition(field.document().findBlockByNumber(3).position() + 2)
    field.setTextCursor(cursor)
    QTest.keyClick(field, Qt.Key.Key_Return)
    field.flush()
    assert list_numbers(field) == list(range(1, len(LINES) + 2))
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    field.flush()
    assert list_numbers(field) == list(range(1, field.document().blockCount() + 1))


def test_a_long_list_stays_one_list(field: RichTextField) -> None:
    commits = paste(field, html="<ul>" + "".join(f"<li>{line}</li>" for line in LINES) + "</ul>")
    field.flush()
    (text,) = commits
    assert text.text == "\n".join(LINES)
    assert {block.kind for block in text} == {BlockKind.BULLET}
    block = field.document().begin()
    while block.isValid():
        assert block.textList().format().style() == LIST_STYLES[BlockKind.BULLET]
        block = block.next()
