"""The entities of one kind as an item model that can be filtered."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from briefbook.models.row_list_model import Index, RowListModel
from briefbook.store.brief_scope import is_of_briefs
from briefbook.store.file import LibraryFile
from briefbook.store.reads import EntityRow, list_entities
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import find_edtf
from briefbook.values.kind import EntityKind

if TYPE_CHECKING:
    from briefbook.models.notifier import Notifier
    from briefbook.session import Changed


@dataclass(frozen=True, slots=True)
class EntityListRow:
    """One entity: its id, its first name, and a detail such as a post or a date."""

    key: int
    name: str
    detail: str

    def holds(self, words: list[str]) -> bool:
        """Whether every word, case-folded, is in its name or detail."""
        text = f"{self.name} {self.detail}".casefold()
        return all(word in text for word in words)


def describe_detail(entity: EntityRow) -> str:
    """The detail of an entity in words."""
    if entity.kind in (EntityKind.DIALOGUE, EntityKind.VISIT) and (edtf := find_edtf(entity.detail)):
        return describe_edtf(edtf)
    return entity.detail


class EntityListModel(RowListModel[EntityListRow]):
    """The entities of one kind that hold the words of the filter; follows every change of the library."""

    def __init__(
        self, file: LibraryFile, notifier: "Notifier", kind: EntityKind, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._kind = kind
        self._all: list[EntityListRow] = []
        self._words: list[str] = []
        notifier.changed.connect(self._note)
        self.refresh()

    @property
    def total(self) -> int:
        """How many there are, whatever the filter."""
        return len(self._all)

    def set_filter(self, text: str) -> None:
        """Show only entities that hold every word of a text."""
        self._words = text.casefold().split()
        self._show()

    def refresh(self) -> None:
        """Read everything anew; views are told only what differs."""
        with self._file.lock:
            entities = list_entities(self._file.connection, self._kind)
        self._all = [EntityListRow(each.id, each.name, describe_detail(each)) for each in entities]
        self._show()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, tool tip and accessible text of an entity."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(filter(None, (row.name, row.detail)))
        return super().data(index, role)

    def _note(self, news: "Changed") -> None:
        if not is_of_briefs(news.rows):
            self.refresh()

    def _show(self) -> None:
        self.show_rows([row for row in self._all if row.holds(self._words)])
