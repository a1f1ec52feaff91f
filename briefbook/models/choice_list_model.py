"""Things to choose from, as an item model that can be filtered, ticked and added to."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from briefbook.models.match import find_match
from briefbook.models.row_list_model import Index, RowListModel
from briefbook.models.term import describe_term
from briefbook.values.kind import EntityKind


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose; `key` is what is chosen, None for nothing at all."""

    key: Any
    words: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class NewName:
    """The key of a choice that no entity stands for yet."""

    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True)
class Additions:
    """As what the words of the filter may be added, and which folded names are taken."""

    kinds: Sequence[EntityKind]
    taken: Collection[tuple[EntityKind, str]] = ()

    def list_names(self, text: str) -> list[NewName]:
        """The words as a new name of each kind in which it is free."""
        name = " ".join(text.split())
        return [NewName(kind, name) for kind in self.kinds if name and (kind, name.casefold()) not in self.taken]


class ChoiceListModel(RowListModel[Choice]):
    """Choices that hold the words of the filter, then the words as a new name where names can be added.

    Where several can be chosen each has a tick (`ticked`), and a new name becomes one of them when it is chosen.
    """

    ticked = Signal(object)

    def __init__(
        self,
        choices: Sequence[Choice],
        *,
        several: bool,
        additions: Additions | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._all = list(choices)
        self._several = several
        self._additions = additions or Additions(())
        self._offers: list[NewName] = []
        self.show_rows(self._all)

    @property
    def chosen_keys(self) -> list[Any]:
        """What is chosen, in the order of the list."""
        return [choice.key for choice in self._all if choice.chosen]

    def set_filter(self, text: str) -> None:
        """Show only choices that hold every word of a text, the best first, and offer to add what nothing is called."""
        matched = [(match, each) for each in self._all if (match := find_match(each.words, text)) is not None]
        # Sorting keeps the order of those that fit equally well.
        found = [each for _, each in sorted(matched, key=itemgetter(0))]
        known = {(each.key.kind, each.words.casefold()) for each in self._all if isinstance(each.key, NewName)}
        new = self._additions.list_names(text)
        self._offers = [each for each in new if (each.kind, each.name.casefold()) not in known]
        self.show_rows([*found, *(Choice(each, self._describe(each)) for each in self._offers)])

    def is_offer(self, choice: Choice) -> bool:
        """Whether it is a name that is not in the list yet."""
        return choice.key in self._offers

    def take_offer(self, choice: Choice) -> None:
        """Put an offered name into the list, ticked."""
        self._offers.remove(choice.key)
        self._all.append(Choice(choice.key, choice.key.name, chosen=True))
        self.ticked.emit(self.chosen_keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words and the tick of a choice."""
        if not index.isValid():
            return None
        choice = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.words
        if role == Qt.ItemDataRole.CheckStateRole and self._several and not self.is_offer(choice):
            return Qt.CheckState.Checked if choice.chosen else Qt.CheckState.Unchecked
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Choices can be chosen, and ticked where several can."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        ticked = self._several and not self.is_offer(self._rows[index.row()])
        return usual | Qt.ItemFlag.ItemIsUserCheckable if ticked else usual

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
        self.show_rows([known.get(row.key, row) for row in self._rows])
        self.ticked.emit(self.chosen_keys)

    def _describe(self, new: NewName) -> str:
        if len(self._additions.kinds) == 1:
            return self.tr("Add “{}”").format(new.name)
        return self.tr("New {}: {}").format(describe_term(new.kind), new.name)
