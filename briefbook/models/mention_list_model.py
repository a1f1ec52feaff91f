"""The entities that a text names, by kind, as an item model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QMimeData, QModelIndex, QObject, Qt

from briefbook.models.outline_rows import LISTS
from briefbook.models.row_list_model import Index, RowListModel
from briefbook.store.entity_read import ShortNamed, list_short_names
from briefbook.store.file import LibraryFile
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.values.kind import EntityKind

GROUPS: tuple[tuple[str, tuple[EntityKind, ...]], ...] = (
    (QT_TRANSLATE_NOOP("MentionList", "People and posts"), (EntityKind.PERSON, EntityKind.POST)),
    (
        QT_TRANSLATE_NOOP("MentionList", "Mechanisms and dialogues"),
        (EntityKind.MECHANISM, EntityKind.DIALOGUE, EntityKind.VISIT),
    ),
    (
        QT_TRANSLATE_NOOP("MentionList", "Organisations and countries"),
        (EntityKind.ORGANISATION, EntityKind.COUNTRY, EntityKind.PLACE),
    ),
    (QT_TRANSLATE_NOOP("MentionList", "Topics"), (EntityKind.TOPIC,)),
    (QT_TRANSLATE_NOOP("MentionList", "Commitments and sources"), (EntityKind.COMMITMENT, EntityKind.SOURCE)),
)
ICONS = {kind: icon_name for kind, (_, icon_name) in LISTS.items()} | {EntityKind.VISIT: "plane"}
SHORTENED = (EntityKind.MECHANISM, EntityKind.DIALOGUE, EntityKind.VISIT)
Mentioned = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class MentionRow:
    """An entity with how often it is named, or the heading of a group, which has no entity; `title` may be short."""

    key: str
    title: str
    group: str
    name: str = ""
    icon_name: str = ""
    count: int = 0
    entity_id: int | None = None


class MentionListModel(RowListModel[MentionRow]):
    """Entities under headings, of each kind the most often named first; an entity that is dragged is its name."""

    def __init__(self, file: LibraryFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file

    @property
    def entity_ids(self) -> list[int]:
        """The entities from top to bottom."""
        return [row.entity_id for row in self._rows if row.entity_id is not None]

    def show_mentions(self, mentioned: Mentioned) -> None:
        """List these entities, each given with how often it is named."""
        named = self._read_entities([entity_id for entity_id, _ in mentioned])
        # Sorting keeps the order of first mention among those named equally often.
        counted = sorted(mentioned, key=lambda mention: -mention[1])
        rows: list[MentionRow] = []
        for words, kinds in GROUPS:
            group = QCoreApplication.translate("MentionList", words)
            listed = [
                MentionRow(f"entity:{key}", _title(named[key]), group, named[key].name, ICONS[kind], count, key)
                for kind in kinds
                for key, count in counted
                if key in named and named[key].kind is kind
            ]
            rows += [MentionRow(f"heading:{words}", group, group), *listed] if listed else []
        self.show_rows(rows)

    def find_entity(self, entity_id: int) -> QModelIndex:
        """Where an entity is listed; an invalid index when it is not."""
        return self.find_index(f"entity:{entity_id}")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, tool tip and accessible text of a row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.name or row.title, str(row.count or ""), row.name and row.group)))
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen; entities can be dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self._rows[index.row()].entity_id is None:
            return usual
        return usual | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDragActions(self) -> Qt.DropAction:
        """A name is copied into the text."""
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """A name is plain text."""
        return ["text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The name under the hand."""
        mime = QMimeData()
        mime.setText(self._rows[indexes[0].row()].name)
        return mime

    def _read_entities(self, entity_ids: Sequence[int]) -> dict[int, ShortNamed]:
        """The entities by id, those that exist."""
        return {each.id: each for each in self._file.look(list_short_names, entity_ids)}


def _title(entity: ShortNamed) -> str:
    """The name in the list, where the long names of mechanisms and meetings find no room."""
    return entity.short if entity.kind in SHORTENED else entity.name
