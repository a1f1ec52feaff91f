"""Keeps outline, switcher and banner true to one open library, and carries out what is done in them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefbook import edits
from briefbook.models.book_choice import CHOICE_TABLES, BookChoice, list_book_choices
from briefbook.models.marking_word import describe_total
from briefbook.models.outline_memory import DotMemory, MarkingMemory, TableMemory
from briefbook.models.outline_rows import build_outline
from briefbook.store.file import LibraryFile
from briefbook.store.reads import count_kinds
from briefbook.ui.library.library_page import LibraryPage
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.place import Place

if TYPE_CHECKING:
    from briefbook.models.number_source import NumberSource
    from briefbook.session import Changed, Session


class LibraryOutline(QObject):
    """Outline, switcher and banner of one open library; until it has a session they are only shown."""

    book_changed = Signal()

    def __init__(self, file: LibraryFile, page: LibraryPage, book_id: int | None = None) -> None:
        super().__init__(page)
        self._file = file
        self._page = page
        self._session: Session | None = None
        self._choices: list[BookChoice] = []
        self._wanted_id, self._book_id = book_id, book_id
        self._visit_id: int | None = None
        self._numbers: NumberSource | None = None
        self._dots, self._markings = DotMemory(), MarkingMemory()
        self._books = TableMemory(list_book_choices, CHOICE_TABLES)
        self._counts = TableMemory(count_kinds, ["entity"])
        page.strip.switcher.book_chosen.connect(self.choose_book)
        page.outline.move_requested.connect(self.move_part)
        self.refresh()

    @property
    def book_id(self) -> int | None:
        """The chosen book."""
        return self._book_id

    @property
    def visit_id(self) -> int | None:
        """The visit of the chosen book."""
        return self._visit_id

    @property
    def is_only_book(self) -> bool:
        """Whether the visit has no other book to fall back on."""
        return sum(choice.visit_id == self.visit_id for choice in self._choices) < 2

    def find_first_brief(self) -> Place | None:
        """The first brief of the chosen book, for a library that is opened for the first time."""
        rows = self._page.outline.outline.rows
        return next((row.place for row in rows if row.place and row.place.kind == "brief"), None)

    def set_workspace(self, workspace: Workspace) -> None:
        """Follow the changes of a session, and let parts be moved and left out."""
        self._session, self._numbers = workspace.session, workspace.numbers
        self._numbers.choose_book(self._book_id)
        workspace.notifier.changed.connect(self._note)

    def choose_book(self, book_id: int) -> None:
        """Show another book."""
        self._wanted_id = book_id
        self.refresh()

    def _note(self, news: "Changed") -> None:
        self._file.look(self._dots.forget, news.rows)
        for memory in (self._markings, self._books, self._counts):
            memory.forget(news.rows)
        self.refresh()

    def refresh(self) -> None:
        """Show what is there now; the model tells the view only what differs."""
        self._choices = self._file.look(self._books.read)
        before, self._book_id = self._book_id, self._find_book()
        if self._numbers and self._book_id != before:
            self._numbers.choose_book(self._book_id)
        tabs = self._numbers.numbering.tabs if self._numbers else None
        rows = self._file.look(build_outline, self.visit_id, self._book_id, tabs, self._dots.read, self._counts.read)
        level = self._file.look(self._markings.read_highest)
        self._page.empty_page.show_has_visits(bool(self._choices))
        self._page.strip.switcher.show_choices(self._choices, self._book_id)
        self._page.outline.outline.show_rows(rows)
        words = describe_total(level.wording, level.unmapped) if level else ""
        self._page.banner.show_marking(words, level.colour if level else "")
        if self._book_id != before:
            self.book_changed.emit()

    def _find_book(self) -> int | None:
        """The wanted book, where it is gone another of its visit, else the first of all."""
        books = {choice.book_id: choice for choice in self._choices}
        chosen = books.get(self._wanted_id) if self._wanted_id is not None else None
        siblings = (choice for choice in self._choices if choice.visit_id == self._visit_id)
        chosen = chosen or next(siblings, None) or next(iter(self._choices), None)
        self._visit_id = chosen.visit_id if chosen else None
        return chosen.book_id if chosen else None

    def move_part(self, part_id: int, position: int) -> None:
        """Put a part at that place in the book."""
        if self._session and not self._session.read_only:
            edits.book.move_part(self._session, part_id, position)

    def toggle_part(self) -> None:
        """Leave the chosen part out of the book, or take it in again."""
        row = self._page.outline.current_row
        if self._session and row and row.part_id is not None:
            edits.book.set_part_included(self._session, row.part_id, not row.included)

    def finish(self) -> None:
        """Let go of the parts of the window."""
        self._page.strip.switcher.book_chosen.disconnect(self.choose_book)
        self._page.outline.move_requested.disconnect(self.move_part)
        self._page.outline.outline.show_rows([])
        self._page.banner.show_marking("", "")
        self.deleteLater()
