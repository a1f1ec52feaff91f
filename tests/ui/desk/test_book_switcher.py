"""The switcher names every visit over its books."""

from briefbook.edits.book import change_book, create_book
from briefbook.edits.entity import create_entity, rename_entity
from briefbook.models.outline_model import OutlineRole
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import EntityKind


def test_every_visit_is_named_over_its_books(window: MainWindow) -> None:
    assert window.library
    assert window.library.workspace
    session = window.library.workspace.session
    visit = create_entity(session, EntityKind.VISIT, "Visit to Ruritania & Zenda")
    create_book(session, visit, "Book for Strelsau")
    window.library.outline.refresh()
    menu = window.layout_.library_page.strip.switcher._menu
    drawn = [(action.text(), action.isEnabled()) for action in menu.actions() if not action.isSeparator()]
    assert ("Visit to Ruritania && Zenda", False) in drawn
    named = [words for words, enabled in drawn if not enabled]
    assert len(named) == 2
    assert any(words.startswith("Official visit of the Foreign Minister of Japan") for words in named)
    assert drawn[drawn.index(("Visit to Ruritania && Zenda", False)) + 1] == ("Book for Strelsau", True)


def test_what_is_renamed_is_offered_under_its_new_name(window: MainWindow) -> None:
    assert window.library
    assert window.library.workspace
    session, outline = window.library.workspace.session, window.library.outline
    switcher = window.layout_.library_page.strip.switcher
    assert outline.book_id is not None
    assert outline.visit_id is not None
    change_book(session, outline.book_id, title="Book for Strelsau")
    rename_entity(session, outline.visit_id, "Visit to Zenda")
    words = [action.text() for action in switcher._menu.actions()]
    assert "Book for Strelsau" in words
    assert any(each.startswith("Visit to Zenda") for each in words)
    assert switcher.toolTip() == "Visit to Zenda · Book for Strelsau"
    session.undo()
    assert "Visit to Zenda" not in switcher.toolTip()


def test_the_lists_of_the_outline_are_counted_anew(window: MainWindow) -> None:
    assert window.library
    assert window.library.workspace
    session = window.library.workspace.session

    def count() -> dict[str, int | None]:
        rows = window.layout_.library_page.outline.outline.rows
        return {row.title: row.count for row in rows if row.role is OutlineRole.LIST}

    before = count()
    create_entity(session, EntityKind.TOPIC, "Bridges")
    assert count() == before | {"Topics": (before["Topics"] or 0) + 1}
    session.undo()
    assert count() == before
