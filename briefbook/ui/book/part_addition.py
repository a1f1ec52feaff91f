"""The button that puts a part into a book that the book does not have."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from briefbook import edits
from briefbook.models.choice_list_model import Choice
from briefbook.models.outline_rows import name_part
from briefbook.store.book_read import MissingPart, list_missing_parts
from briefbook.ui.look.icon import show_icon
from briefbook.ui.look.theme import Theme
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import PartKind


class PartAddition(QPushButton):
    """Offers the parts that are missing, and is not there when none is; `added` tells the id of a new one."""

    added = Signal(int)

    def __init__(self, workspace: Workspace, book_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = workspace.session
        self._book_id = book_id
        self._missing: tuple[MissingPart, ...] = ()
        self.setText(self.tr("Add Part…"))
        self.setEnabled(not self._session.read_only)
        self.clicked.connect(self._offer)

    def refresh(self) -> None:
        """Read anew what is missing."""
        file = self._session.file
        self._missing = tuple(file.look(list_missing_parts, self._book_id))
        self.setVisible(bool(self._missing))

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        show_icon(self, "plus", theme.ink)

    def _offer(self) -> None:
        choices = [
            Choice(part, part.title if part.kind is PartKind.BRIEF else name_part(part.kind)) for part in self._missing
        ]
        popup = ChoicePopup(self.tr("Add Part"), choices, self._add, several=False, parent=self)
        popup.show_under(self)

    def _add(self, part: MissingPart) -> None:
        self.added.emit(edits.book.add_part(self._session, self._book_id, part.kind, part.brief_id))
