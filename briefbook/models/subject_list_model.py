"""What a brief can be about, as an item model that can be filtered."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt

from briefbook.models.row_list_model import Index, RowListModel
from briefbook.store.file import LibraryFile
from briefbook.store.reads import list_entities
from briefbook.values.kind import EntityKind

SUBJECT_KINDS = (EntityKind.DIALOGUE, EntityKind.MECHANISM, EntityKind.TOPIC, EntityKind.COUNTRY)


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity that a brief can be about."""

    key: int
    name: str
    kind: EntityKind


class SubjectListModel(RowListModel[Subject]):
    """Dialogues, mechanisms, topics and countries, in this order, that hold the words of the filter."""

    def __init__(self, file: LibraryFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        with file.lock:
            self._all = [
                Subject(entity.id, entity.name, kind)
                for kind in SUBJECT_KINDS
                for entity in list_entities(file.connection, kind)
            ]
        self.set_filter("")

    def set_filter(self, text: str) -> None:
        """Show only subjects that hold every word of a text."""
        words = text.casefold().split()
        self.show_rows([each for each in self._all if all(word in each.name.casefold() for word in words)])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name with its kind."""
        if not index.isValid():
            return None
        subject = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{subject.name}  ·  {subject.kind}"
        return super().data(index, role)
