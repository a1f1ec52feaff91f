"""What has changed since a backup, as an item model, and in words."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from briefbook.models.row_list_model import Index, RowListModel
from briefbook.models.term import title_term
from briefbook.store.backup_difference import Change, Fate
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.values.kind import EntityKind, SectionKind

KINDS = {
    "brief": QT_TRANSLATE_NOOP("Change", "Brief"),
    "issue": QT_TRANSLATE_NOOP("Change", "Issue"),
    "talking_point": QT_TRANSLATE_NOOP("Change", "Talking point"),
    "objective": QT_TRANSLATE_NOOP("Change", "Objective"),
    "programme_item": QT_TRANSLATE_NOOP("Change", "Programme item"),
}
FATES = {
    Fate.DELETED: QT_TRANSLATE_NOOP("Change", "deleted"),
    Fate.REWORDED: QT_TRANSLATE_NOOP("Change", "reworded"),
    Fate.CHANGED: QT_TRANSLATE_NOOP("Change", "changed"),
    Fate.ADDED: QT_TRANSLATE_NOOP("Change", "added"),
}
NAMED, NAMELESS = QT_TRANSLATE_NOOP("Change", "{} “{}” {}"), QT_TRANSLATE_NOOP("Change", "{} {}")
COUNT = QT_TRANSLATE_NOOP("Change", "{}: {}")


def _translate(words: str) -> str:
    return QCoreApplication.translate("Change", words)


class ChangeListModel(RowListModel[Change]):
    """Changes by kind, each in a line of words and, where there is one, a second with what it stands in."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a row."""
        if not index.isValid():
            return None
        change = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{describe_change(change)}\n{change.within}" if change.within else describe_change(change)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return describe_change(change) + (f" · {change.within}" if change.within else "")
            case _:
                return super().data(index, role)


def describe_change(change: Change) -> str:
    """`Talking point “First meeting” deleted`."""
    kind, fate = name_kind(change.kind), _translate(FATES[change.fate])
    if not change.title:
        return _translate(NAMELESS).format(kind, fate)
    return _translate(NAMED).format(kind, change.title, fate)


def name_kind(kind: str) -> str:
    """What a kind of thing is called where it begins a line."""
    if kind in KINDS:
        return _translate(KINDS[kind])
    return title_term(SectionKind(kind) if kind in set(SectionKind) else EntityKind(kind))


def count_changes(changes: Sequence[Change]) -> str:
    """How many things of each kind went, came or changed, as one line: `Talking point: 4 deleted, 1 reworded`."""
    counts: dict[str, Counter[Fate]] = {}
    for change in changes:
        counts.setdefault(change.kind, Counter())[change.fate] += 1
    lines = []
    for kind, fates in counts.items():
        told = ", ".join(f"{fates[fate]} {_translate(FATES[fate])}" for fate in Fate if fates[fate])
        lines.append(_translate(COUNT).format(name_kind(kind), told))
    return " · ".join(lines)
