"""The findings of preflight as an item model, with what mends several at once under the last of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.models.row_list_model import Index, RowListModel
from briefbook.translation import QT_TRANSLATE_NOOP

HEADINGS = {
    Severity.BLOCKS: QT_TRANSLATE_NOOP("Finding", "Blocks printing"),
    Severity.WARNS: QT_TRANSLATE_NOOP("Finding", "To look at"),
    Severity.NOTES: QT_TRANSLATE_NOOP("Finding", "For information"),
}


class Remedy(StrEnum):
    """What can be done about all findings of a kind at once."""

    MARK_ALL_ALIKE = "mark_all_alike"
    CONFIRM_NAMES = "confirm_names"
    ENTER_EQUIVALENCES = "enter_equivalences"


REMEDIES: Mapping[str, Remedy] = {
    FindingKind.UNMARKED_PORTION: Remedy.MARK_ALL_ALIKE,
    FindingKind.UNCONFIRMED_NAMES: Remedy.CONFIRM_NAMES,
    FindingKind.UNMAPPED_MARKING: Remedy.ENTER_EQUIVALENCES,
}
REMEDY_WORDS = {
    Remedy.MARK_ALL_ALIKE: QT_TRANSLATE_NOOP("Finding", "Mark All Alike…"),
    Remedy.CONFIRM_NAMES: QT_TRANSLATE_NOOP("Finding", "Confirm Names…"),
    Remedy.ENTER_EQUIVALENCES: QT_TRANSLATE_NOOP("Finding", "Enter Equivalences"),
}


def name_severity(severity: Severity) -> str:
    """What findings of a severity are called."""
    return QCoreApplication.translate("Finding", HEADINGS[severity])


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding, what mends the findings above it, or the heading of a severity when there is neither."""

    severity: Severity
    finding: Finding | None = None
    count: int = 0
    remedy: Remedy | None = None

    @property
    def key(self) -> tuple[Severity, Finding | None, Remedy | None]:
        """The finding or the remedy itself."""
        return (self.severity, self.finding, self.remedy)

    @property
    def is_heading(self) -> bool:
        """Whether findings stand under it."""
        return self.finding is None and self.remedy is None

    @property
    def words(self) -> str:
        """What it says."""
        if self.remedy:
            return QCoreApplication.translate("Finding", REMEDY_WORDS[self.remedy])
        return self.finding.message if self.finding else name_severity(self.severity)


class FindingModel(RowListModel[FindingRow]):
    """Findings under the heading of their severity; headings cannot be chosen, what mends findings can be."""

    def __init__(self, parent: QObject | None = None, *, mends: bool = True) -> None:
        super().__init__(parent)
        self._mends = mends

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Become these findings."""
        rows: list[FindingRow] = []
        sorted_out = tuple(findings)
        for severity in Severity:
            group = [finding for finding in sorted_out if finding.severity is severity]
            if group:
                rows += [FindingRow(severity, count=len(group)), *self._build_rows(severity, group)]
        self.show_rows(rows)

    def list_findings(self, remedy: Remedy) -> list[Finding]:
        """The findings that something mends."""
        return [row.finding for row in self._rows if row.finding and REMEDIES.get(row.finding.kind) is remedy]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The sentence of a row."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{name_severity(row.severity)}: {row.words}" if row.finding else row.words
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything but a heading can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return usual if self._rows[index.row()].is_heading else usual | Qt.ItemFlag.ItemIsSelectable

    def _build_rows(self, severity: Severity, findings: Iterable[Finding]) -> Iterator[FindingRow]:
        """A row for each, and under the last of a kind what mends them."""
        for remedy, alike in groupby(findings, lambda finding: REMEDIES.get(finding.kind)):
            yield from (FindingRow(severity, finding) for finding in alike)
            if remedy and self._mends:
                yield FindingRow(severity, remedy=remedy)
