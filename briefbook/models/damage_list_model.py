"""What is damaged in a library, as an item model."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from briefbook.models.row_list_model import Index, RowListModel
from briefbook.store.verify.damage import Damage, DamageKind
from briefbook.translation import QT_TRANSLATE_NOOP

WORDS = {
    DamageKind.PAGE: QT_TRANSLATE_NOOP("Damage", "Pages"),
    DamageKind.LINK: QT_TRANSLATE_NOOP("Damage", "Links"),
    DamageKind.VALUE: QT_TRANSLATE_NOOP("Damage", "Values"),
    DamageKind.INDEX: QT_TRANSLATE_NOOP("Damage", "Search"),
    DamageKind.ATTACHMENT: QT_TRANSLATE_NOOP("Damage", "Photos"),
    DamageKind.ROW: QT_TRANSLATE_NOOP("Damage", "Rows"),
}


@dataclass(frozen=True, slots=True)
class DamageRow:
    """One damage, by its number in the order in which it was found."""

    key: int
    damage: Damage


class DamageListModel(RowListModel[DamageRow]):
    """Damages in the order in which they were found, each in a sentence under what it is of."""

    def show_damage(self, damages: Iterable[Damage]) -> None:
        """List these."""
        self.show_rows([DamageRow(number, damage) for number, damage in enumerate(damages)])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a row."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return describe_damage(self._rows[index.row()].damage)
        return super().data(index, role)


def describe_damage(damage: Damage) -> str:
    """`Rows · Issue 1 is gone though no change of it was noted.`."""
    return f"{QCoreApplication.translate('Damage', WORDS[damage.what])} · {damage.message}"
