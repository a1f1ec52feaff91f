"""Asks whether the readers of a book with a ceiling may see its unmarked names and titles."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from briefbook import edits
from briefbook.models.tick_list_model import TickRow
from briefbook.store.book_read import read_book
from briefbook.store.marking_read import describe_marking
from briefbook.ui.check.tick_dialog import TickDialog
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.marking import parse_marking
from briefbook.values.name_key import name_key


class NameDialog(TickDialog):
    """Every name that has not been confirmed; those that are ticked are, for the ceiling that the book has now."""

    def __init__(self, workspace: Workspace, book_id: int, names: Iterable[str], parent: QWidget) -> None:
        super().__init__(workspace.appearance, parent)
        self._session, self._book_id = workspace.session, book_id
        file = self._session.file
        book = file.look(read_book, book_id)
        stored = book.ceiling if book else None
        words = file.look(describe_marking, stored)
        self._ceiling = str(parse_marking(stored)) if stored else ""
        sentence = self.tr(
            "These names and titles have no marking, and the ceiling of this book is {}. Confirm those that its readers"
            " may see. A name that is new or changed, or another ceiling, asks again."
        ).format(words)
        self.show_words(self.tr("Confirm Names"), sentence, self.tr("Confirm"))
        self.show_rows([TickRow(name, name) for name in dict.fromkeys(names)])

    def accept(self) -> None:
        """Keep them as confirmed."""
        edits.book.confirm_names(self._session, self._book_id, [name_key(name, self._ceiling) for name in self.keys])
        super().accept()
