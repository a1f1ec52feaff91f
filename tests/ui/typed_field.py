"""Every kind of field of a library, typed into as a person does: each says where its words are stored."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from briefbook.ui.book.book_editor import BookEditor
from briefbook.ui.book.section_editor import SectionEditor
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.issue_card import IssueCard
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.entity.entity_editor import EntityEditor
from briefbook.ui.library.library_editor import LibraryEditor
from briefbook.ui.programme.programme_editor import ProgrammeEditor
from briefbook.ui.text.line_field import LineField
from briefbook.ui.text.rich_text_field import RichTextField
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place


def query(window: MainWindow, sql: str, *values: object) -> list[tuple[object, ...]]:
    assert window.library
    rows: list[tuple[object, ...]] = window.library.file.connection.execute(sql, values).fetchall()
    return rows


def open_brief(window: MainWindow) -> BriefEditor:
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    return editor


def type_over(line: LineField, words: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)


WORDS = "Harbours of Zenda"
NOTE_COLUMN = 9


def open_programme(window: MainWindow) -> ProgrammeEditor:
    assert window.library
    editor = window.open_place(Place("programme", window.library.outline.visit_id or 0))
    assert isinstance(editor, ProgrammeEditor)
    return editor


def open_mechanism(window: MainWindow) -> EntityEditor:
    ((key,), *_) = query(window, "SELECT id FROM mechanism")
    editor = window.open_place(Place("entity", int(str(key))))
    assert isinstance(editor, EntityEditor)
    return editor


def type_name_of_visit(window: MainWindow) -> str:
    type_over(open_programme(window).name, WORDS)
    return "SELECT name.text FROM name JOIN visit ON visit.id = entity_id ORDER BY position LIMIT 1"


def type_date_of_visit(window: MainWindow) -> str:
    type_over(open_programme(window).date.line, "20 May 2027")
    return "SELECT replace(date_words, '20 May 2027', 'Harbours of Zenda') FROM visit"


def open_cell(window: MainWindow) -> QLineEdit:
    editor = open_programme(window)
    editor.table.show_row(editor.items.rows[0].key, NOTE_COLUMN, edit=True)
    line = editor.table.table.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    return line


def type_cell_of_programme(window: MainWindow) -> str:
    line = open_cell(window)
    line.selectAll()
    QTest.keyClicks(line, WORDS)
    return "SELECT note FROM programme_item ORDER BY position LIMIT 1"


def type_title_of_brief(window: MainWindow) -> str:
    type_over(open_brief(window).head.title, WORDS)
    return "SELECT title FROM brief WHERE id = 1"


def live_card(window: MainWindow, key: tuple[str, int]) -> QWidget:
    page = open_brief(window).pages[0]
    assert isinstance(page, PointsPage)
    page.view.show_card(key)
    assert page.view.live
    return page.view.live


def type_issue(window: MainWindow) -> str:
    card = live_card(window, ("issue", 1))
    assert isinstance(card, IssueCard)
    type_over(card.title, WORDS)
    return "SELECT title FROM issue WHERE id = 1"


def type_point(window: MainWindow) -> str:
    card = live_card(window, ("point", 1))
    assert isinstance(card, PointCard)
    type_rich(card.text)
    return "SELECT text FROM talking_point WHERE id = 1"


def type_rich(field: RichTextField) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, WORDS)


def type_scene(window: MainWindow) -> str:
    assert window.library
    editor = window.open_place(Place("visit", window.library.outline.visit_id or 0, "scene_setter"))
    assert isinstance(editor, SectionEditor)
    type_rich(editor.block.field)
    return "SELECT text FROM section WHERE kind = 'scene_setter'"


def type_description(window: MainWindow) -> str:
    type_rich(open_mechanism(window).description)
    return "SELECT description FROM entity JOIN mechanism USING (id) ORDER BY id LIMIT 1"


def type_detail(window: MainWindow) -> str:
    line = open_mechanism(window).details.fields["cadence"]
    assert isinstance(line, LineField)
    type_over(line, WORDS)
    return "SELECT cadence FROM mechanism ORDER BY id LIMIT 1"


def type_handling(window: MainWindow) -> str:
    editor = window.open_place(Place("book", 1))
    assert isinstance(editor, BookEditor)
    type_over(editor.form.handling, WORDS)
    return "SELECT handling FROM book_spec WHERE id = 1"


def type_limit(window: MainWindow) -> str:
    editor = window.open_place(Place("book", 1))
    assert isinstance(editor, BookEditor)
    spin = editor.form.limits["objectives"]
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, "77")
    return "SELECT replace(budgets, '77', 'Harbours of Zenda') FROM book_spec WHERE id = 1"


def type_office(window: MainWindow) -> str:
    editor = window.open_place(Place("library", 1))
    assert isinstance(editor, LibraryEditor)
    type_over(editor.fields["office"], WORDS)
    return "SELECT office FROM library"


TYPED = [
    type_office,
    type_name_of_visit,
    type_date_of_visit,
    type_cell_of_programme,
    type_title_of_brief,
    type_issue,
    type_point,
    type_scene,
    type_description,
    type_detail,
    type_handling,
    type_limit,
]
