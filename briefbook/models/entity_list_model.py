"""The entities of one kind as an item model that can be filtered."""

from PySide6.QtCore import QObject

from briefbook.models.entity_row_list_model import EntityListRow, EntityRowListModel
from briefbook.models.term import describe_word
from briefbook.store.file import LibraryFile
from briefbook.store.reads import EntityRow, list_entities
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import find_edtf
from briefbook.values.kind import CommitmentStatus, EntityKind, MechanismKind

VOCABULARIES = {EntityKind.MECHANISM: MechanismKind, EntityKind.COMMITMENT: CommitmentStatus}


def describe_detail(entity: EntityRow) -> str:
    """The detail of an entity in words."""
    if entity.kind in (EntityKind.DIALOGUE, EntityKind.VISIT) and (edtf := find_edtf(entity.detail)):
        return describe_edtf(edtf)
    return describe_word(VOCABULARIES[entity.kind], entity.detail) if entity.kind in VOCABULARIES else entity.detail


class EntityListModel(EntityRowListModel):
    """The entities of one kind that hold the words of the filter, as they were when it was last refreshed."""

    def __init__(self, file: LibraryFile, kind: EntityKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._kind = kind
        self._all: list[EntityListRow] = []
        self._words: list[str] = []
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
        entities = self._file.look(list_entities, self._kind)
        self._all = [EntityListRow(each.id, each.name, describe_detail(each)) for each in entities]
        self._show()

    def _show(self) -> None:
        self.show_rows([row for row in self._all if row.holds(self._words)])
