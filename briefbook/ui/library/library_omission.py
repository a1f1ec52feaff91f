"""Leaving issues and talking points out of the chosen book, and taking them into it again."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefbook import edits
from briefbook.store.book_read import read_book
from briefbook.store.brief_read import read_brief
from briefbook.store.omission_read import list_omitted
from briefbook.ui.action.action_id import ActionId
from briefbook.values.place import Place

if TYPE_CHECKING:
    from briefbook.session import Session
    from briefbook.ui.library.open_library import OpenLibrary
    from briefbook.ui.library.shell import Shell


class LibraryOmissions(QObject):
    """The commands for what is chosen in the brief in front, where the chosen book is of the same visit."""

    def __init__(self, session: "Session", library: "OpenLibrary", shell: "Shell") -> None:
        super().__init__(library)
        self._session = session
        self._library = library
        self._shell = shell

    def handlers(self) -> dict[ActionId, Callable[[], object]]:
        """Action id -> method."""
        book_id, places = self._library.outline.book_id, self._list_chosen()
        if book_id is None or not places:
            return {}
        omitted = self._session.look(list_omitted, book_id)
        handlers: dict[ActionId, Callable[[], object]] = {}
        if kept := [place for place in places if place not in omitted]:
            handlers[ActionId.BOOK_LEAVE_OUT] = partial(self._leave_out, book_id, kept)
        if gone := [place for place in places if place in omitted]:
            handlers[ActionId.BOOK_TAKE_IN] = partial(self._take_in, book_id, gone)
        return handlers

    def show_names(self) -> None:
        """Say in the menu which book it is."""
        book_id, file = self._library.outline.book_id, self._session.file
        book = file.look(read_book, book_id) if book_id is not None else None
        leave_out, take_in = self.tr("&Leave Out of Book"), self.tr("Ta&ke Into Book")
        if book:
            title = book.title.replace("&", "&&")
            leave_out = self.tr("&Leave Out of “{}”").format(title)
            take_in = self.tr("Ta&ke Into “{}”").format(title)
        self._shell.actions_[ActionId.BOOK_LEAVE_OUT].setText(leave_out)
        self._shell.actions_[ActionId.BOOK_TAKE_IN].setText(take_in)

    def _list_chosen(self) -> Sequence[Place]:
        """The issues or points that are chosen in a brief of the chosen book's visit."""
        editor = self._shell.current_editor
        places = [place for place in editor.chosen_places if place.kind in ("issue", "point")] if editor else []
        if not editor or not places:
            return []
        brief = self._session.look(read_brief, editor.place.id)
        return places if brief and brief.visit_id == self._library.outline.visit_id else []

    def _leave_out(self, book_id: int, places: Sequence[Place]) -> None:
        with self._session.change("Leave Out of Book", place=places[0]):
            for place in places:
                edits.book.leave_out(self._session, book_id, place)

    def _take_in(self, book_id: int, places: Sequence[Place]) -> None:
        with self._session.change("Take Into Book", place=places[0]):
            for place in places:
                edits.book.take_in(self._session, book_id, place)
