"""A line of a record keeps what is typed until it is stored, whatever happens meanwhile."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefbook.edits.refusal import RefusedError
from briefbook.ui.text.line_field import LineField


class Record:
    """A record of one word, which tells its field of every change as an editor does."""

    def __init__(self, field: LineField) -> None:
        self.words = "Strelsau"
        self._field = field
        field.show_text(self.words)
        field.store(self.change)

    def change(self, words: str) -> None:
        if not words.strip():
            raise RefusedError("name", "Write a name.")
        if words == "Hentzau":
            raise ValueError("a bug")
        self.words = words.strip()
        self.tell()

    def tell(self) -> None:
        self._field.show_text(self.words)


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[LineField]:
    """A field with the caret, beside another one."""
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    field = LineField("Name", parent=box)
    other = LineField("Other", parent=box)
    other.setObjectName("other")
    column.addWidget(field)
    column.addWidget(other)
    with qtbot.waitActive(box):
        box.show()
    field.setFocus()
    yield field
    box.close()


@pytest.fixture
def record(field: LineField) -> Record:
    return Record(field)


def leave(field: LineField) -> None:
    other = field.window().findChild(LineField, "other")
    assert other
    other.setFocus()


def type_over(field: LineField, words: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, words)


def test_a_space_stays_for_the_next_word(field: LineField, record: Record, qtbot: QtBot) -> None:
    type_over(field, "New ")
    qtbot.waitUntil(lambda: record.words == "New")
    record.tell()
    QTest.keyClicks(field, "Zenda")
    qtbot.waitUntil(lambda: record.words == "New Zenda")
    QTest.keyClicks(field, " ")
    leave(field)
    assert field.text() == record.words == "New Zenda"


@pytest.mark.parametrize("news", [Record.tell, lambda record: record._field.show_text("Elsewhere")])
def test_what_waits_stands_whatever_is_told(field: LineField, record: Record, news: Callable[[Record], None]) -> None:
    type_over(field, "Zenda")
    news(record)
    assert field.text() == "Zenda"
    field.flush()
    assert record.words == "Zenda"


def test_what_was_refused_stands_and_is_tried_again(field: LineField, record: Record) -> None:
    type_over(field, " ")
    field.flush()
    record.tell()
    assert field.text() == " "
    assert field.toolTip() == "Write a name."
    QTest.keyClicks(field, "Zenda")
    leave(field)
    assert field.text() == record.words == "Zenda"
    assert field.toolTip() == ""


def test_a_bug_while_storing_costs_no_word(field: LineField, record: Record, qtbot: QtBot) -> None:
    type_over(field, "Hentzau")
    with qtbot.captureExceptions() as caught:
        field.flush()
    record.tell()
    assert len(caught) == 1
    assert field.text() == "Hentzau"
    type_over(field, "Zenda")
    field.flush()
    assert record.words == "Zenda"


def test_escape_brings_back_what_is_stored_also_after_a_refusal(field: LineField, record: Record) -> None:
    type_over(field, " ")
    field.flush()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "Strelsau"
    assert field.toolTip() == ""


def test_undo_is_seen_under_the_caret(field: LineField, record: Record) -> None:
    type_over(field, "Zenda ")
    field.flush()
    record.words = "Strelsau"
    record.tell()
    assert field.text() == "Strelsau"


def test_white_space_alone_is_no_change(field: LineField, record: Record) -> None:
    field.committed.connect(pytest.fail)
    QTest.keyClicks(field, "  ")
    leave(field)
    assert field.text() == "Strelsau"


def test_a_key_for_a_menu_is_no_text(field: LineField) -> None:
    QTest.keyClick(field, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(field, "Zenda")
    assert field.text() == "Zenda"


def test_who_tabs_to_a_title_does_not_type_over_it(field: LineField) -> None:
    record = Record(field)
    for role, words in (("title", "Strelsau!"), ("", "?")):
        field.setProperty("role", role)
        field.clearFocus()
        field.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClicks(field, words[-1])
        field.flush()
        assert record.words == words
