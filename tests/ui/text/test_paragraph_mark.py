"""Paragraphs are marked where they stand, show it, and keep it through keys, the clipboard and undo."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QInputMethodEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefbook.edits.entity import mark_entity
from briefbook.edits.objective import mark_objective
from briefbook.edits.point import change_point
from briefbook.edits.scheme_level import add_level, change_level
from briefbook.edits.section import change_section, mark_section
from briefbook.store.brief_read import read_section
from briefbook.text.rich_text import Block, BlockKind, RichText, Run
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.objectives_page import ObjectiveCard, ObjectivesPage
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.entity.entity_editor import EntityEditor
from briefbook.ui.fields.section_block import SectionBlock
from briefbook.ui.popup.marking_popup import MarkingPopup
from briefbook.ui.text.clipboard import read_record_marking
from briefbook.ui.text.document_codec import Property
from briefbook.ui.text.portion_mark import PortionMarks
from briefbook.ui.text.rich_text_field import RichTextField
from briefbook.ui.window.window import MainWindow
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import SectionKind
from briefbook.values.place import Place

Key = Qt.Key
BRIEF = Place("brief", 1)
SAMPLE, GRAVE = "house:SAMPLE", "house:GRAVE"


def paragraph(words: str, marking: str | None = None, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block((Run(words),) if words else (), kind, marking=marking)


def show(field: RichTextField, *blocks: Block) -> None:
    field.flush()  # what is typed and not stored is never replaced
    field.show_text(RichText(blocks))
    field.moveCursor(QTextCursor.MoveOperation.Start)


def read(field: RichTextField) -> list[tuple[str, str | None]]:
    return [(block.text, block.marking) for block in field.text()]


def select(field: RichTextField, start: int, end: int) -> None:
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def choose(field: RichTextField, words: str) -> None:
    field.handlers()["paragraph.mark"]()
    popup = next(each for each in field.findChildren(MarkingPopup) if each.isVisible())
    row = next(at for at, each in enumerate(popup.choices.rows) if each.words == words)
    popup.view.setCurrentIndex(popup.choices.index(row))
    QTest.keyClick(popup.view, Key.Key_Return)


@pytest.fixture
def block(workspace: Workspace, qtbot: QtBot) -> SectionBlock:
    """The background of a brief, with a second level in the scheme."""
    session = workspace.session
    add_level(session, 1, "Grave")
    change_section(session, BRIEF, SectionKind.BACKGROUND, RichText((paragraph("Strelsau"), paragraph("Zenda"))))
    made = SectionBlock(workspace, BRIEF, SectionKind.BACKGROUND, "Background", None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    made.field.setFocus()
    return made


def test_the_paragraph_at_the_caret_is_marked_stored_and_undone(block: SectionBlock, workspace: Workspace) -> None:
    field, session = block.field, workspace.session
    field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(field, "!")
    choose(field, "Grave")

    def stored() -> list[tuple[str, str | None]]:
        text = read_section(session.file.connection, "brief", 1, SectionKind.BACKGROUND).text
        return [(each.text, each.marking) for each in text]

    assert stored() == [("Strelsau", None), ("Zenda!", GRAVE)]
    assert session.undo_label == "Mark Paragraph"
    session.undo()
    assert stored() == [("Strelsau", None), ("Zenda!", None)]
    block.refresh()
    assert read(field) == stored()
    session.redo()
    block.refresh()
    assert read(field) == [("Strelsau", None), ("Zenda!", GRAVE)]


def test_all_chosen_paragraphs_are_marked_and_unmarked_together(block: SectionBlock) -> None:
    field = block.field
    field.selectAll()
    choose(field, "Grave")
    assert read(field) == [("Strelsau", GRAVE), ("Zenda", GRAVE)]
    field.moveCursor(QTextCursor.MoveOperation.Start)
    choose(field, "SAMPLE")
    field.selectAll()
    choose(field, "Not marked")
    assert read(field) == [("Strelsau", None), ("Zenda", None)]


def test_a_new_paragraph_keeps_the_mark_of_what_it_is_split_from(field: RichTextField) -> None:
    show(field, paragraph("Zenda", SAMPLE))
    field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(field, Key.Key_Return)
    QTest.keyClicks(field, "Tarlenheim")
    assert read(field) == [("Zenda", SAMPLE), ("Tarlenheim", SAMPLE)]


def paste_over(field: RichTextField) -> None:
    QApplication.clipboard().setText("Hentzau")
    field.paste()


def compose(field: RichTextField) -> None:
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(field, event)


JOINS: dict[str, tuple[int, int, Callable[[RichTextField], None]]] = {
    "Backspace": (6, 6, lambda field: QTest.keyClick(field, Key.Key_Backspace)),
    "Delete": (5, 5, lambda field: QTest.keyClick(field, Key.Key_Delete)),
    "a letter over both": (3, 8, lambda field: QTest.keyClicks(field, "x")),
    "Enter over both": (3, 8, lambda field: QTest.keyClick(field, Key.Key_Return)),
    "cut by menu": (3, 8, RichTextField.cut),
    "cut by key": (3, 8, lambda field: QTest.keySequence(field, QKeySequence.StandardKey.Cut)),
    "paste over both": (3, 8, paste_over),
    "composed letters": (3, 8, compose),
}


def join(field: RichTextField, how: str) -> None:
    start, end, do = JOINS[how]
    select(field, start, end)
    do(field)


@pytest.mark.parametrize("how", JOINS)
@pytest.mark.parametrize("marks", [(None, GRAVE), (GRAVE, None), (SAMPLE, GRAVE)], ids=str)
def test_words_of_two_marks_never_stand_under_one(
    field: RichTextField, how: str, marks: tuple[str | None, str | None]
) -> None:
    told: list[str] = []
    field.refused.connect(told.append)
    blocks = [("Zenda", marks[0]), ("Strelsau", marks[1])]
    show(field, *(paragraph(*each) for each in blocks))
    join(field, how)
    assert read(field) == blocks
    assert told == ["These paragraphs are marked differently. Mark them alike, then join them."]
    select(field, 5, 5)
    QTest.keyClicks(field, "!")
    assert told[-1] == ""


@pytest.mark.parametrize("how", ["Backspace", "Delete"])
def test_alike_paragraphs_are_joined(field: RichTextField, how: str) -> None:
    show(field, paragraph("Zenda", GRAVE), paragraph("Strelsau", GRAVE))
    join(field, how)
    assert read(field) == [("ZendaStrelsau", GRAVE)]


def test_what_joins_an_empty_paragraph_keeps_its_own_mark(field: RichTextField) -> None:
    for first, second in ((None, GRAVE), (SAMPLE, GRAVE), (SAMPLE, None)):
        show(field, paragraph("", first), paragraph("Zenda", second))
        select(field, 1, 1)
        QTest.keyClick(field, Key.Key_Backspace)
        assert read(field) == [("Zenda", second)]
        show(field, paragraph("Zenda", first), paragraph("", second))
        select(field, 5, 5)
        QTest.keyClick(field, Key.Key_Delete)
        assert read(field) == [("Zenda", first)]


def test_an_item_leaves_its_list_whatever_stands_before_it(field: RichTextField) -> None:
    show(field, paragraph("Zenda", SAMPLE), paragraph("Strelsau", GRAVE, BlockKind.BULLET))
    select(field, 6, 6)
    QTest.keyClick(field, Key.Key_Backspace)
    assert [block.kind for block in field.text()] == [BlockKind.PARAGRAPH] * 2
    assert read(field) == [("Zenda", SAMPLE), ("Strelsau", GRAVE)]


def test_a_part_of_a_marked_paragraph_is_copied_with_its_mark(field: RichTextField) -> None:
    show(field, paragraph("Zenda castle", GRAVE))
    select(field, 6, 12)
    field.copy()
    show(field, paragraph("Strelsau town"))
    select(field, 8, 8)
    field.paste()
    assert read(field) == [("Strelsau", None), ("castle", GRAVE), (" town", None)]
    assert len({each.id for each in field.text()}) == 3


def test_words_without_a_mark_join_the_paragraph_they_are_pasted_into(field: RichTextField) -> None:
    show(field, paragraph("castle"))
    field.selectAll()
    field.copy()
    show(field, paragraph("Zenda ", GRAVE))
    field.moveCursor(QTextCursor.MoveOperation.End)
    field.paste()
    assert read(field) == [("Zenda castle", GRAVE)]


def carry(field: RichTextField, source: str | None, target: str | None, *paragraphs: Block) -> None:
    """Copy all of a record that is marked so, and paste it at the end of a paragraph in another."""
    show(field, paragraph("Hentzau"), paragraph("Rupert", SAMPLE))
    field.show_record_marking(source)
    field.selectAll()
    field.copy()
    show(field, *(paragraphs or [paragraph("Zenda")]))
    field.show_record_marking(target)
    select(field, 5, 5)
    field.paste()


def test_what_leaves_a_marked_record_carries_its_mark(field: RichTextField) -> None:
    carry(field, GRAVE, SAMPLE)
    assert read(field) == [("Zenda", None), ("Hentzau", GRAVE), ("Rupert", SAMPLE)]
    carry(field, GRAVE, None)
    assert read(field) == [("Zenda", None), ("Hentzau", GRAVE), ("Rupert", SAMPLE)]
    carry(field, None, SAMPLE)
    assert read(field) == [("ZendaHentzau", None), ("Rupert", SAMPLE)]


def test_in_a_record_that_is_marked_alike_it_needs_no_mark(field: RichTextField) -> None:
    carry(field, GRAVE, GRAVE)
    assert read(field) == [("ZendaHentzau", None), ("Rupert", SAMPLE)]
    carry(field, GRAVE, GRAVE, paragraph("Zenda", SAMPLE))
    assert read(field) == [("Zenda", SAMPLE), ("Hentzau", None), ("Rupert", SAMPLE)]


def test_a_mark_that_a_person_chose_stays_where_the_record_is_marked_alike(field: RichTextField) -> None:
    show(field, paragraph("Zenda", GRAVE), paragraph("castle"))
    field.show_record_marking(GRAVE)
    field.selectAll()
    field.cut()
    field.paste()
    assert read(field) == [("Zenda", GRAVE), ("castle", None)]
    select(field, 6, 12)
    field.cut()
    select(field, 0, 0)
    field.paste()
    assert read(field)[0] == ("castleZenda", GRAVE)


def test_an_empty_line_that_is_copied_gets_no_mark(field: RichTextField) -> None:
    show(field, paragraph("Zenda"), paragraph(""))
    field.show_record_marking(GRAVE)
    field.selectAll()
    field.copy()
    show(field, paragraph("Strelsau"))
    field.show_record_marking(None)
    select(field, 8, 8)
    field.paste()
    assert read(field) == [("Strelsau", None), ("Zenda", GRAVE), ("", None)]


def test_a_cut_part_of_a_marked_record_carries_its_mark(field: RichTextField) -> None:
    show(field, paragraph("Zenda castle"))
    field.show_record_marking(GRAVE)
    select(field, 6, 12)
    field.cut()
    show(field, paragraph("Strelsau town"))
    field.show_record_marking(SAMPLE)
    select(field, 8, 8)
    field.paste()
    assert read(field) == [("Strelsau", None), ("castle", GRAVE), (" town", None)]


def test_prose_is_copied_under_the_mark_that_it_has(block: SectionBlock, workspace: Workspace) -> None:
    mark_section(workspace.session, BRIEF, SectionKind.BACKGROUND, GRAVE)
    block.refresh()
    block.field.selectAll()
    assert read_record_marking(block.field.createMimeDataFromSelection()) == GRAVE


def test_each_text_of_a_record_is_copied_under_the_mark_of_the_record(window: MainWindow) -> None:
    assert window.library
    assert window.library.workspace
    session = window.library.workspace.session
    add_level(session, 1, "Grave")
    change_point(session, 1, marking=GRAVE)
    mark_objective(session, 1, GRAVE)
    mark_entity(session, 1, GRAVE)
    brief, entity = window.open_place(Place("point", 1)), window.open_place(Place("entity", 1))
    assert isinstance(brief, BriefEditor)
    assert isinstance(entity, EntityEditor)
    points, objectives = brief.pages[0], brief.pages[1]
    assert isinstance(points, PointsPage)
    assert isinstance(objectives, ObjectivesPage)
    point = points.view.live
    assert isinstance(point, PointCard)
    objectives.show_place(Place("objective", 1))
    objective = objectives.view.live
    assert isinstance(objective, ObjectiveCard)
    for field in (point.text, point.fallback, objective.text, entity.description):
        show(field, paragraph("Zenda"))
        field.selectAll()
        assert read_record_marking(field.createMimeDataFromSelection()) == GRAVE


blocks = st.lists(
    st.tuples(st.sampled_from(["", "Z", "Zenda"]), st.sampled_from([None, SAMPLE, GRAVE])), min_size=1, max_size=10
)


@given(blocks, st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_no_key_puts_words_under_another_mark(
    field: RichTextField, texts: list[tuple[str, str | None]], data: st.DataObject
) -> None:
    letters = iter("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" * 20)
    own = [("".join(next(letters) for _ in words), marking) for words, marking in texts]
    show(field, *(paragraph(*each) for each in own))
    mark_of = {letter: marking for words, marking in own for letter in words}
    length = field.document().characterCount() - 1
    for _ in range(3):
        select(field, data.draw(st.integers(0, length)), data.draw(st.integers(0, length)))
        QTest.keyClick(field, data.draw(st.sampled_from([Key.Key_Backspace, Key.Key_Delete, Key.Key_Return])))
        length = field.document().characterCount() - 1
    for words, marking in read(field):
        assert {mark_of[letter] for letter in words if letter != "\n"} <= {marking}


def test_a_mark_has_a_sign_before_the_words_and_no_place_in_them(
    workspace: Workspace, field: RichTextField, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_level(workspace.session, 1, "Grave")
    show(field, paragraph("Zenda"), paragraph("Zenda", GRAVE), paragraph("Zenda", GRAVE, BlockKind.BULLET))
    plain, marked, item = (field.document().findBlockByNumber(at) for at in range(3))
    assert plain.blockFormat().textIndent() == 0
    assert item.blockFormat().textIndent() > marked.blockFormat().textIndent() > 0
    assert marked.blockFormat().stringProperty(Property.SIGN) == "G"
    assert field.toPlainText() == "Zenda\nZenda\nZenda"
    signed = field.grab().toImage()
    monkeypatch.setattr(PortionMarks, "draw", lambda *_: None)
    assert field.grab().toImage() != signed


def test_what_is_no_marking_is_shown_and_can_be_taken_away(block: SectionBlock) -> None:
    field = block.field
    show(field, paragraph("Zenda", "no marking"), paragraph("Strelsau", "xx:DEEP//DARK"))
    signs = [field.document().findBlockByNumber(at).blockFormat().stringProperty(Property.SIGN) for at in range(2)]
    assert signs == ["no marking", "DEEP//DARK"]
    choose(field, "Not marked")
    assert read(field) == [("Zenda", None), ("Strelsau", "xx:DEEP//DARK")]


def test_a_new_abbreviation_is_shown_at_once(block: SectionBlock, workspace: Workspace) -> None:
    block.field.moveCursor(QTextCursor.MoveOperation.Start)
    choose(block.field, "Grave")
    change_level(workspace.session, 2, abbreviation="GRV")
    block.refresh()
    first = block.field.document().firstBlock()
    assert first.blockFormat().stringProperty(Property.SIGN) == "GRV"


def test_a_mark_is_said_in_full_to_mouse_and_ear(block: SectionBlock, monkeypatch: pytest.MonkeyPatch) -> None:
    field = block.field
    field.moveCursor(QTextCursor.MoveOperation.Start)
    choose(field, "Grave")
    assert field.accessibleDescription() == "Paragraph marked Grave"
    shown: list[str] = []
    monkeypatch.setattr("PySide6.QtWidgets.QToolTip.showText", lambda at, words, widget: shown.append(words))
    for place in (QPoint(8, 8), QPoint(8, field.height() - 4)):
        QApplication.sendEvent(field.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, field.mapToGlobal(place)))
    assert shown == ["Grave", ""]
    field.moveCursor(QTextCursor.MoveOperation.End)
    assert field.accessibleDescription() == ""


def test_it_is_offered_where_a_text_has_its_menu(block: SectionBlock) -> None:
    QTest.mouseClick(block.field.viewport(), Qt.MouseButton.LeftButton)
    block.field.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1)))
    menu = next(each for each in block.field.findChildren(QMenu) if each.isVisible())
    assert menu.actions()[-1].text() == "Mark Paragraph…"
    menu.actions()[-1].trigger()
    menu.close()
    popup = next(each for each in block.field.findChildren(MarkingPopup) if each.isVisible())
    assert popup.accessibleName() == "Marking of the paragraph"
    popup.close()
