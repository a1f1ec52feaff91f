"""Typing, pasting, lists and mentions, as a person does them."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefbook.text.rich_text import Block, BlockKind, Mark, RichText, Run, plain_text
from briefbook.ui.text.rich_text_field import RichTextField


def type_words(field: RichTextField, words: str) -> None:
    QTest.keyClicks(field, words)


def press(field: RichTextField, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(field, key, modifier)


def paste(field: RichTextField, *, html: str = "", text: str = "") -> None:
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    mime.setText(text)
    field.insertFromMimeData(mime)


def test_what_is_typed_is_committed_by_itself(field: RichTextField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.committed, timeout=2000) as told:
        type_words(field, "Harbours")
    assert told.args[0].text == "Harbours"


def test_a_commit_comes_even_while_typing_goes_on(field: RichTextField, qtbot: QtBot) -> None:
    commits: list[RichText] = []
    field.committed.connect(commits.append)
    for letter in "Harbours and railways of Ruritania":
        QTest.keyClick(field, letter, delay=40)
    assert commits


def test_nothing_waits_once_a_new_paragraph_is_committed(field: RichTextField) -> None:
    before = RichText((Block((Run("Zenda"),), id="a"),))
    field.show_text(before)
    field.moveCursor(QTextCursor.MoveOperation.End)
    press(field, Qt.Key.Key_Return)
    type_words(field, "Strelsau")
    field.flush()
    assert field.text().text == "Zenda\nStrelsau"
    field.show_text(before)
    assert field.text() == before


def test_leaving_commits_at_once(field: RichTextField, qtbot: QtBot) -> None:
    commits: list[RichText] = []
    field.committed.connect(commits.append)
    type_words(field, "Harbours")
    with qtbot.waitSignal(field.step_ended):
        field.clearFocus()
    assert [each.text for each in commits] == ["Harbours"]


def test_showing_another_text_keeps_the_caret_at_its_word(field: RichTextField) -> None:
    block = Block((Run("The harbours of Ruritania"),), id="a")
    field.show_text(RichText((block,)))
    field.moveCursor(QTextCursor.MoveOperation.End)
    changed = Block((Run("The old harbours of Ruritania"),), id="a")
    field.show_text(RichText((Block((Run("New"),), id="b"), changed)))
    assert field.textCursor().positionInBlock() == len(changed.text)
    assert field.text().blocks[1] == changed


def test_showing_commits_nothing(field: RichTextField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.committed, wait=700):
        field.show_text(plain_text("Harbours"))
        field.show_text(plain_text("Railways"))


def test_a_text_that_gives_two_items_one_id_is_not_written_by_being_read(field: RichTextField, qtbot: QtBot) -> None:
    text = RichText(tuple(Block((Run(words),), BlockKind.BULLET, id="one") for words in "ab"))
    with qtbot.assertNotEmitted(field.committed, wait=600):
        field.show_text(text)
        assert field.text().text == "a\nb"
        field.show_text(text)
    type_words(field, "c")
    with qtbot.waitSignal(field.committed, timeout=2000) as told:
        field.flush()
    assert len({block.id for block in told.args[0]}) == 2


def test_marks_are_set_by_the_commands_of_the_window(field: RichTextField) -> None:
    field.show_text(plain_text("Harbours"))
    field.selectAll()
    field.handlers()["text.bold"]()
    field.handlers()["text.italic"]()
    assert field.text().blocks[0].runs == (Run("Harbours", frozenset(Mark)),)
    field.handlers()["text.bold"]()
    assert field.text().blocks[0].runs == (Run("Harbours", frozenset({Mark.ITALIC})),)


def test_lists_grow_and_end_with_enter(field: RichTextField) -> None:
    field.handlers()["text.bullets"]()
    type_words(field, "one")
    press(field, Qt.Key.Key_Return)
    type_words(field, "two")
    press(field, Qt.Key.Key_Return)
    press(field, Qt.Key.Key_Return)
    type_words(field, "after")
    assert [(block.kind, block.text) for block in field.text()] == [
        (BlockKind.BULLET, "one"),
        (BlockKind.BULLET, "two"),
        (BlockKind.PARAGRAPH, "after"),
    ]


def test_levels_of_a_list(field: RichTextField) -> None:
    field.handlers()["text.numbers"]()
    type_words(field, "one")
    press(field, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier)
    assert field.text().blocks[0].level == 2
    press(field, Qt.Key.Key_Home)
    press(field, Qt.Key.Key_Backspace)
    assert field.text().blocks[0].kind is BlockKind.PARAGRAPH


def test_shift_enter_breaks_the_line(field: RichTextField) -> None:
    type_words(field, "one")
    press(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_words(field, "two")
    assert [block.text for block in field.text()] == ["one\u2028two"]


def test_tab_moves_the_focus(field: RichTextField) -> None:
    type_words(field, "one")
    press(field, Qt.Key.Key_Tab)
    assert field.text().text == "one"


def test_undo_is_the_windows(field: RichTextField) -> None:
    type_words(field, "one")
    press(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text().text == "one"
    assert not field.document().isUndoAvailable()


@pytest.mark.parametrize("words", ["नमस्ते एस. जयशंकर", "茂木敏充大臣"])
def test_an_input_method_commits_what_it_committed(field: RichTextField, words: str, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.committed, wait=700):
        QApplication.sendEvent(field, QInputMethodEvent(words[:3], []))
    settled = QInputMethodEvent("", [])
    settled.setCommitString(words)
    with qtbot.waitSignal(field.committed, timeout=2000) as told:
        QApplication.sendEvent(field, settled)
    assert told.args[0].text == words
    assert field.mentions()


def test_pasted_html_becomes_blocks_and_nothing_else(field: RichTextField) -> None:
    paste(
        field,
        html="<h2>Title</h2><p style='color:red'>A <b>bold</b> <a href='https://example.org/'>link</a>"
        "<a href='javascript:x()'>bad</a><img src='file:///etc/passwd'></p><ul><li>item</li></ul><script>x</script>",
    )
    heading, paragraph, item = field.text()
    assert (heading.kind, heading.text) == (BlockKind.HEADING, "Title")
    assert Run("bold", frozenset({Mark.BOLD})) in paragraph.runs
    assert [run.link for run in paragraph.runs if run.link] == ["https://example.org/"]
    assert (item.kind, item.text) == (BlockKind.BULLET, "item")


def test_pasted_lines_become_paragraphs_without_control_characters(field: RichTextField) -> None:
    paste(field, text="one\x00\r\ntwo\x07\n")
    assert [block.text for block in field.text()] == ["one", "two"]


def test_a_paste_without_end_is_refused_with_a_sentence(field: RichTextField, qtbot: QtBot) -> None:
    type_words(field, "one")
    with qtbot.waitSignal(field.refused) as told:
        paste(field, text="x" * 2_000_001)
    assert "too long" in told.args[0]
    assert field.text().text == "one"


def test_mentions_are_found_as_one_types(field: RichTextField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.mentions_changed):
        type_words(field, "With Japan")
    (mention,) = field.mentions()
    assert field.toPlainText()[mention.start : mention.end] == "Japan"
    with qtbot.waitSignal(field.entity_clicked) as told:
        rect = field.cursorRect(field.textCursor())
        QTest.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() - QPoint(12, 0))
    assert told.args == [mention.entity_id]


def test_a_field_for_reading_takes_nothing(field: RichTextField) -> None:
    field.setReadOnly(True)
    type_words(field, "one")
    assert not field.text()
    assert field.handlers() == {}


def test_a_key_for_a_menu_is_no_text(field: RichTextField) -> None:
    QTest.keyClick(field, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(field, "Zenda")
    assert field.toPlainText() == "Zenda"
