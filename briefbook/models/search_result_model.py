"""What a search finds, as an item model."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from briefbook.models.row_list_model import Index, RowListModel
from briefbook.models.search_rows import (
    Command,
    Prefix,
    SearchRole,
    SearchRow,
    build_rows,
    build_suggestions,
    name_group,
    prefix_nothing,
)
from briefbook.store.search_answer import SearchAnswer


class SearchResultModel(RowListModel[SearchRow]):
    """Hits by kind and commands, under headings that cannot be chosen.

    `prefix` puts the number of the chosen book before the title of a point; `meant` are the words that found the rows
    where those that were typed found nothing.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.prefix: Prefix = prefix_nothing
        self.meant = ""

    def show_answer(self, answer: SearchAnswer, commands: Sequence[Command]) -> None:
        """Show what words found in the library, and the commands that they find."""
        self.meant = answer.meant
        self.show_rows(build_rows(answer.meant or answer.words, answer.hits, commands, self.prefix))

    def suggest(self, commands: Sequence[Command]) -> None:
        """Show commands before anything is typed."""
        self.show_rows(build_suggestions(commands))

    def find_choice(self, row: int, step: int) -> int | None:
        """The nearest row from `row` on, in steps of 1 or -1, that can be chosen."""
        while 0 <= row < len(self._rows):
            if self._rows[row].role is not SearchRole.HEADING:
                return row
            row += step
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, tool tip and accessible text of a row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (row.title, row.detail)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            group = "" if row.role is SearchRole.HEADING else name_group(row.group)
            return ", ".join(filter(None, (row.title, row.detail, row.shortcut, group)))
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        heading = self._rows[index.row()].role is SearchRole.HEADING
        return usual if heading else usual | Qt.ItemFlag.ItemIsSelectable
