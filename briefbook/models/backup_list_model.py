"""The backups of a library, as an item model."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt

from briefbook.models.row_list_model import Index, RowListModel
from briefbook.store.backup_file import Backup
from briefbook.values.date_words import describe_day

MEGABYTE = 1_000_000


class BackupListModel(RowListModel[Backup]):
    """Backups, newest first, each by its moment on the clock on the wall and its size."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a row, and its file as the tool tip."""
        if not index.isValid():
            return None
        backup = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return describe_backup(backup)
            case Qt.ItemDataRole.ToolTipRole:
                return str(backup.path)
            case _:
                return super().data(index, role)


def describe_backup(backup: Backup) -> str:
    """`Friday 16 January 2026, 14:30 · 2.1 MB`."""
    local = backup.moment.astimezone()
    size = max(backup.size_bytes / MEGABYTE, 0.1)
    words = f"{describe_day(local.date(), weekday=True)}, {local:%H:%M} · {size:.1f} MB"
    suspicion = QCoreApplication.translate("Backup", "damage was found")
    return f"{words} · {suspicion}" if backup.suspect else words
