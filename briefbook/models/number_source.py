"""The numbers of the chosen book, ready to be shown beside whatever has one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from briefbook.book.point_number import NO_NUMBERS, Numbering
from briefbook.values.place import Place

if TYPE_CHECKING:
    from briefbook.models.notifier import Notifier
    from briefbook.session import Changed, RowChange


class NumberReader(Protocol):
    """Reads the numbers of a book as the library stands now, and tells whether a change may give others."""

    def read(self, book_id: int | None) -> Numbering:
        """The numbers of a book."""
        ...

    def may_differ(self, rows: "Iterable[RowChange]") -> bool:
        """Whether a change may give other numbers than were read last."""
        ...


def join_number(number: str, words: str) -> str:
    """Words after a number, so far apart that neither is read into the other: `1 · 18th Round`."""
    return f"{number} · {words}" if number else words


class NumberSource(QObject):
    """Knows the numbers of one book at a time; `changed` says that some are others: show them anew."""

    changed = Signal()

    def __init__(self, reader: NumberReader, notifier: "Notifier", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._book_id: int | None = None
        self._numbering = NO_NUMBERS
        notifier.changed.connect(self._note)

    @property
    def numbering(self) -> Numbering:
        """The numbers as they are now."""
        return self._numbering

    def find(self, place: Place) -> str:
        """The number of a point, the letter of an issue, nothing for what has none in the chosen book."""
        return self._numbering.find(place)

    def prefix(self, place: Place, words: str) -> str:
        """Words about a point after its number, if it has one; an issue's letter says nothing outside its brief."""
        return join_number(self.find(place), words) if place.kind == "point" else words

    def choose_book(self, book_id: int | None) -> None:
        """Show the numbers of another book from now on."""
        self._book_id = book_id
        self._refresh()

    def _note(self, news: "Changed") -> None:
        if self._reader.may_differ(news.rows):
            self._refresh()

    def _refresh(self) -> None:
        before, self._numbering = self._numbering, self._reader.read(self._book_id)
        if self._numbering != before:
            self.changed.emit()
