"""The switcher names every visit over its books."""

from briefbook.edits.book import create_book
from briefbook.edits.entity import create_entity
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
