"""What can be commanded while a library is open."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefbook import edits
from briefbook.errors import BriefbookError
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.library.library_addition import ask_brief, ask_visit
from briefbook.ui.library.library_omission import LibraryOmissions
from briefbook.ui.library.library_panels import LibraryPanels
from briefbook.ui.library.step_label import describe_step
from briefbook.values.place import Place

if TYPE_CHECKING:
    from briefbook.session import Session
    from briefbook.ui.library.open_library import OpenLibrary
    from briefbook.ui.library.shell import Shell

LIBRARY_ID = 1


class LibraryCommands(QObject):
    """The commands of one open library, from its session to its book."""

    def __init__(self, session: "Session", library: "OpenLibrary", panels: LibraryPanels, shell: "Shell") -> None:
        super().__init__(library)
        self._session = session
        self._library = library
        self._panels = panels
        self._shell = shell
        self._outline = library.outline
        self._omissions = LibraryOmissions(session, library, shell)
        # The search is not needed for the first sight.
        from briefbook.ui.library.library_search import LibrarySearch

        self.search = LibrarySearch(library, shell)

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to take back: a step, or what is typed and becomes one by that."""
        return bool(self._session.undo_label) or self._library.has_drafts

    @property
    def can_redo(self) -> bool:
        """Whether there is anything to do again."""
        return bool(self._session.redo_label)

    def handlers(self) -> dict[ActionId, Callable[[], object]]:
        """Action id -> method."""
        own: dict[ActionId, Callable[[], object]] = {
            ActionId.FILE_SAVE: self.save,
            ActionId.FILE_SAVE_COPY: self._save_copy,
            ActionId.FILE_BACKUPS: self._library.show_backups,
            ActionId.LIBRARY_VERIFY: self._verify,
            ActionId.EDIT_FIND: self.search.open,
            ActionId.VISIT_ADD: self._add_visit,
            ActionId.LIBRARY_OPEN: partial(self._library.open_place, Place("library", LIBRARY_ID)),
        }
        if self.can_undo:
            own[ActionId.EDIT_UNDO] = partial(self._retrace, self._session.undo)
        if self.can_redo:
            own[ActionId.EDIT_REDO] = partial(self._retrace, self._session.redo)
        proof = self._library.proof.handlers() if self._library.proof else {}
        books = self._list_book_handlers() | self._omissions.handlers()
        return own | self._panels.handlers() | proof | books

    def show_names(self) -> None:
        """Say in the menu what undo and redo would take back, and whether the chosen part is in the book."""
        actions = self._shell.actions_
        actions[ActionId.EDIT_UNDO].setText(
            self.tr("&Undo {}").format(self._name_step(self._session.undo_label)).strip()
        )
        actions[ActionId.EDIT_REDO].setText(
            self.tr("&Redo {}").format(self._name_step(self._session.redo_label)).strip()
        )
        actions[ActionId.VIEW_SIDEBAR].setChecked(not self._panels.sidebar.isHidden())
        row = self._shell.page.outline.current_row
        actions[ActionId.PART_INCLUDE].setChecked(bool(row and row.part_id and row.included))
        self._omissions.show_names()

    def _name_step(self, label: str | None) -> str:
        return describe_step(label) if label else ""

    def _list_book_handlers(self) -> dict[ActionId, Callable[[], object]]:
        handlers: dict[ActionId, Callable[[], object]] = {}
        row = self._shell.page.outline.current_row
        if row and row.part_id is not None:
            handlers[ActionId.PART_INCLUDE] = self._outline.toggle_part
            handlers[ActionId.PART_MOVE_UP] = partial(self._shell.page.outline.move_current_part, -1)
            handlers[ActionId.PART_MOVE_DOWN] = partial(self._shell.page.outline.move_current_part, 1)
            if row.place and row.place.kind == "brief":
                handlers[ActionId.BRIEF_DELETE] = partial(self._delete_brief, row.place.id)
        if self._outline.book_id is not None:
            handlers[ActionId.BRIEF_ADD] = self._add_brief
            handlers[ActionId.BOOK_ADD] = self._add_book
            if not self._outline.is_only_book:
                handlers[ActionId.BOOK_DELETE] = partial(self._delete_book, self._outline.book_id)
            handlers[ActionId.BOOK_OPEN] = partial(self._library.open_place, Place("book", self._outline.book_id))
        return handlers

    @property
    def _paper(self) -> str:
        return self._shell.preferences.settings.paper

    def _add_visit(self) -> None:
        if (book_id := ask_visit(self._session, self._shell.widget, paper=self._paper)) is not None:
            self._outline.choose_book(book_id)
            self._library.open_place(Place("programme", self._outline.visit_id or 0))

    def _add_brief(self) -> None:
        visit_id = self._outline.visit_id
        place = ask_brief(self._session, visit_id, self._shell.widget) if visit_id is not None else None
        if place:
            self._library.open_place(place)

    def _add_book(self) -> None:
        """Add a book to the visit and open it, so that it can be named."""

        book_id = edits.book.create_book(
            self._session, self._outline.visit_id or 0, self.tr("New book"), paper=self._paper
        )
        self._outline.choose_book(book_id)
        self._library.open_place(Place("book", book_id, "name"))

    def _delete_book(self, book_id: int) -> None:
        self._library.flush()
        edits.book.delete_book(self._session, book_id)

    def _delete_brief(self, brief_id: int) -> None:
        self._library.flush()
        edits.brief.delete_brief(self._session, brief_id)

    def save(self) -> None:
        """Save now, and say at the foot of the window why not."""
        self._library.flush()
        try:
            self._session.save()
        except BriefbookError as error:
            self._shell.status.show_save_failed(error)

    def _verify(self) -> None:
        self.save()
        if self._library.verification:
            self._library.verification.start()

    def _save_copy(self) -> None:
        self._library.flush()
        self._shell.choice.ask_save_copy(self._library.file)

    def _retrace(self, step: Callable[[], Place | None]) -> None:
        self._library.flush()
        place = step()
        if place is None:
            return
        if place.field.startswith("part:"):
            self._shell.page.outline.show_part(int(place.field.removeprefix("part:")))
        else:
            self._library.open_place(place)
