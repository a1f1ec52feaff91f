"""The parts of a book with ticks, a brief's printed sections under it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal

from briefbook.models.number_source import join_number
from briefbook.models.outline_rows import name_part
from briefbook.models.row_list_model import Index, RowListModel
from briefbook.models.term import title_term
from briefbook.store.book_read import BookPartRead
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.values.kind import BriefSection, PartKind, SectionKind

# The other sections are prose, which has names of its own.
SECTIONS = {
    BriefSection.FACTS: QT_TRANSLATE_NOOP("BookPart", "Facts"),
    BriefSection.OBJECTIVES: QT_TRANSLATE_NOOP("BookPart", "Objectives, ours and theirs"),
    BriefSection.POINTS: QT_TRANSLATE_NOOP("BookPart", "Talking points, if raised, avoid"),
    BriefSection.PARTICIPANTS: QT_TRANSLATE_NOOP("BookPart", "Participants"),
}


def name_section(section: BriefSection) -> str:
    """What a printed section of a brief is called."""
    if section in SECTIONS:
        return QCoreApplication.translate("BookPart", SECTIONS[section])
    return title_term(SectionKind(section))


@dataclass(frozen=True, slots=True)
class BookPartRow:
    """A part, or one section of a brief; `open` says that a brief's sections are shown."""

    part: BookPartRead
    section: BriefSection | None = None
    number: str = ""
    pages: int = 0

    @property
    def key(self) -> tuple[int, BriefSection | None]:
        """The part with the section."""
        return (self.part.id, self.section)

    @property
    def ticked(self) -> bool:
        """Whether it is printed."""
        return self.part.included if self.section is None else self.section in self.part.sections

    @property
    def words(self) -> str:
        """What it is called."""
        if self.section is not None:
            return name_section(self.section)
        title = self.part.title if self.part.kind is PartKind.BRIEF else name_part(self.part.kind)
        return join_number(self.number, title)


class BookPartModel(RowListModel[BookPartRow]):
    """Parts in order; a tick wishes to be set or taken away, and a part shows its sections when it is opened."""

    tick_requested = Signal(object, bool)

    def __init__(self, *, editable: bool) -> None:
        super().__init__()
        self._editable = editable
        self._parts: tuple[BookPartRead, ...] = ()
        self._tabs: Mapping[int, str] = {}
        self._pages: dict[int, int] = {}
        self._open_id: int | None = None

    def show_parts(self, parts: Sequence[BookPartRead], tabs: Mapping[int, str]) -> None:
        """Become these parts; `tabs` are the labels of the briefs that the book prints."""
        self._parts, self._tabs = tuple(parts), tabs
        self._show()

    def toggle_open(self, part_id: int) -> None:
        """Show the sections of a brief, or hide them."""
        self._open_id = None if self._open_id == part_id else part_id
        self._show()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words and the tick of a row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen and ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsUserCheckable if self._editable else usual

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Wish for a tick."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.tick_requested.emit(self._rows[index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _show(self) -> None:
        rows: list[BookPartRow] = []
        for part in self._parts:
            rows.append(BookPartRow(part, number=self._tabs.get(part.brief_id or 0, "")))
            if part.id == self._open_id and part.kind is PartKind.BRIEF:
                rows += [BookPartRow(part, section) for section in BriefSection]
        self.show_rows(rows)
