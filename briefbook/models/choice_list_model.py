"""Things to choose from, as an item model that can be filtered and ticked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from briefbook.models.row_list_model import Index, RowListModel


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose; `key` is what is chosen, None for nothing at all."""

    key: Any
    words: str
    chosen: bool = False


class ChoiceListModel(RowListModel[Choice]):
    """Choices that hold the words of the filter; where several can be chosen each has a tick (`ticked`)."""

    ticked = Signal(object)

    def __init__(self, choices: Sequence[Choice], *, several: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = list(choices)
        self._several = several
        self.show_rows(self._all)

    @property
    def chosen_keys(self) -> list[Any]:
        """What is chosen, in the order of the list."""
        return [choice.key for choice in self._all if choice.chosen]

    def set_filter(self, text: str) -> None:
        """Show only choices that hold every word of a text."""
        words = text.casefold().split()
        self.show_rows([each for each in self._all if all(word in each.words.casefold() for word in words)])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words and the tick of a choice."""
        if not index.isValid():
            return None
        choice = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.words
        if role == Qt.ItemDataRole.CheckStateRole and self._several:
            return Qt.CheckState.Checked if choice.chosen else Qt.CheckState.Unchecked
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Choices can be chosen, and ticked where several can."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsUserCheckable if self._several else usual

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a choice, or take its tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.toggle(self._rows[index.row()].key)
        return True

    def toggle(self, key: Any) -> None:
        """Tick a choice, or take its tick away."""
        self._all = [replace(each, chosen=not each.chosen) if each.key == key else each for each in self._all]
        known = {each.key: each for each in self._all}
        self.show_rows([known[row.key] for row in self._rows])
        self.ticked.emit(self.chosen_keys)
