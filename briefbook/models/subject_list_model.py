"""What a brief can be about, as an item model that can be filtered."""

from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from PySide6.QtCore import QObject, Qt

from briefbook.models.match import find_match
from briefbook.models.row_list_model import Index, RowListModel
from briefbook.models.term import describe_term
from briefbook.store.file import LibraryFile
from briefbook.store.reads import list_entities
from briefbook.values.kind import EntityKind

SUBJECT_KINDS = (EntityKind.DIALOGUE, EntityKind.MECHANISM, EntityKind.TOPIC, EntityKind.COUNTRY)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a brief can be about: an entity, or a name that none has yet (`entity_id` is None)."""

    name: str
    kind: EntityKind
    entity_id: int | None = None

    @property
    def key(self) -> tuple[EntityKind, int | None]:
        """Which entity it is, or of which kind the new one would be."""
        return self.kind, self.entity_id


class SubjectListModel(RowListModel[Subject]):
    """Dialogues, mechanisms, topics and countries that hold the words of the filter, then the filter as a new name."""

    def __init__(self, file: LibraryFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = [
            Subject(entity.name, kind, entity.id) for kind in SUBJECT_KINDS for entity in file.look(list_entities, kind)
        ]
        self.set_filter("")

    def set_filter(self, text: str) -> None:
        """Show only subjects that hold every word of a text, the best first, and offer it as a new one of each kind."""
        name = " ".join(text.split())
        matched = [(match, each) for each in self._all if (match := find_match(each.name, text)) is not None]
        # Sorting keeps the order of those that fit equally well.
        found = [each for _, each in sorted(matched, key=itemgetter(0))]
        taken = {each.kind for each in found if each.name.casefold() == name.casefold()}
        new = [Subject(name, kind) for kind in SUBJECT_KINDS if name and kind not in taken]
        self.show_rows([*found, *new])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name with its kind."""
        if not index.isValid():
            return None
        subject = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            if subject.entity_id is None:
                return self.tr("New {}: {}").format(describe_term(subject.kind), subject.name)
            return f"{subject.name}  ·  {describe_term(subject.kind)}"
        return super().data(index, role)
