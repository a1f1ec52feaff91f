"""The findings of preflight as an item model."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from briefbook.book.finding import Finding, Severity
from briefbook.models.row_list_model import Index, RowListModel
from briefbook.translation import QT_TRANSLATE_NOOP

HEADINGS = {
    Severity.BLOCKS: QT_TRANSLATE_NOOP("Finding", "Blocks printing"),
    Severity.WARNS: QT_TRANSLATE_NOOP("Finding", "To look at"),
    Severity.NOTES: QT_TRANSLATE_NOOP("Finding", "For information"),
}


def name_severity(severity: Severity) -> str:
    """What findings of a severity are called."""
    return QCoreApplication.translate("Finding", HEADINGS[severity])


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding, or the heading of its severity when there is none."""

    severity: Severity
    finding: Finding | None = None
    count: int = 0

    @property
    def key(self) -> tuple[Severity, Finding | None]:
        """The finding itself."""
        return (self.severity, self.finding)

    @property
    def words(self) -> str:
        """What it says."""
        return self.finding.message if self.finding else name_severity(self.severity)


class FindingModel(RowListModel[FindingRow]):
    """Findings under the heading of their severity; headings cannot be chosen."""

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Become these findings."""
        rows: list[FindingRow] = []
        sorted_out = tuple(findings)
        for severity in Severity:
            group = [FindingRow(severity, finding) for finding in sorted_out if finding.severity is severity]
            if group:
                rows += [FindingRow(severity, count=len(group)), *group]
        self.show_rows(rows)

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
        """Only findings can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        chosen = self._rows[index.row()].finding is not None
        return usual | Qt.ItemFlag.ItemIsSelectable if chosen else usual
