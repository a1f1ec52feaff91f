"""A tab behind others reads nothing until it comes to the front, and then shows what has changed meanwhile."""

from collections.abc import Callable
from typing import Any

import pytest

from briefbook.edits.book import change_book
from briefbook.edits.entity import create_entity, rename_entity
from briefbook.edits.library import change_library
from briefbook.edits.point import change_point_text
from briefbook.edits.section import change_section
from briefbook.session import Session
from briefbook.text.rich_text import plain_text
from briefbook.ui.book.book_editor import BookEditor
from briefbook.ui.book.section_editor import SectionEditor
from briefbook.ui.desk.editor import Editor
from briefbook.ui.entity.list_editor import ListEditor
from briefbook.ui.library.library_editor import LibraryEditor
from briefbook.ui.programme.programme_editor import ProgrammeEditor
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import EntityKind, SectionKind
from briefbook.values.place import Place

VISIT, BOOK, LIBRARY = 0, 1, 1
Case = tuple[Callable[[int], Place], Callable[[Session, int], object], Callable[[Any], str]]

CASES: dict[type[Editor], Case] = {
    ProgrammeEditor: (
        lambda visit_id: Place("programme", visit_id),
        lambda session, visit_id: rename_entity(session, visit_id, "Visit to Zenda"),
        lambda editor: editor.name.text(),
    ),
    BookEditor: (
        lambda _: Place("book", BOOK),
        lambda session, _: change_book(session, BOOK, handling="Visit to Zenda"),
        lambda editor: editor.form.handling.text(),
    ),
    LibraryEditor: (
        lambda _: Place("library", LIBRARY),
        lambda session, _: change_library(session, office="Visit to Zenda"),
        lambda editor: editor.fields["office"].text(),
    ),
    SectionEditor: (
        lambda visit_id: Place("visit", visit_id, SectionKind.SCENE_SETTER),
        lambda session, visit_id: change_section(
            session, Place("visit", visit_id), SectionKind.SCENE_SETTER, plain_text("Visit to Zenda")
        ),
        lambda editor: editor.block.field.toPlainText(),
    ),
    ListEditor: (
        lambda _: Place("list", 0, "topic"),
        lambda session, _: create_entity(session, EntityKind.TOPIC, "Visit to Zenda"),
        lambda editor: next((row.name for row in editor.entities.rows if "Zenda" in row.name), ""),
    ),
}


@pytest.mark.parametrize("kind", CASES, ids=lambda kind: kind.__name__)
def test_a_hidden_tab_reads_once_when_it_is_seen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, kind: type[Editor]
) -> None:
    assert window.library
    assert window.library.workspace
    session, visit_id = window.library.workspace.session, window.library.outline.visit_id or 0
    place, change, read = CASES[kind]
    reads: list[Editor] = []
    refresh: Callable[[Any], None] = kind.refresh
    monkeypatch.setattr(kind, "refresh", lambda editor: (reads.append(editor), refresh(editor)))
    editor = window.open_place(place(visit_id))
    assert isinstance(editor, kind)
    window.open_place(Place("brief", 1))
    reads.clear()
    change(session, visit_id)
    session.undo()
    session.redo()
    assert reads == []
    assert read(editor) != "Visit to Zenda"
    assert window.open_place(place(visit_id)) is editor
    assert reads == [editor]
    assert read(editor) == "Visit to Zenda"


def test_the_tab_of_a_hidden_book_is_renamed_at_once(window: MainWindow) -> None:
    assert window.library
    assert window.library.workspace
    window.open_place(Place("book", BOOK))
    window.open_place(Place("brief", 1))
    change_book(window.library.workspace.session, BOOK, title="Zenda")
    tabs: Any = window.layout_.library_page.tabs
    assert "Zenda" in [tabs.tabText(at) for at in range(tabs.count())]


def test_a_list_is_not_read_anew_for_what_is_written_in_briefs(window: MainWindow) -> None:
    assert window.library
    assert window.library.workspace
    session = window.library.workspace.session
    people = window.open_place(Place("list", 0, "person"))
    assert isinstance(people, ListEditor)
    read: list[str] = []
    session.file.connection.set_trace_callback(read.append)
    change_point_text(session, 1, plain_text("We speak of Zenda."))
    assert not [each for each in read if "FROM entity WHERE kind" in each]
    create_entity(session, EntityKind.PERSON, "Rudolf Rassendyll")
    assert len([each for each in read if "FROM entity WHERE kind" in each]) == 1
    session.file.connection.set_trace_callback(None)
    assert "Rudolf Rassendyll" in [row.name for row in people.entities.rows]
