"""What others have made of the program, as an item model."""

from typing import Any

from PySide6.QtCore import QObject, Qt

from briefbook.models.row_list_model import Index, RowListModel
from briefbook.models.third_party import ThirdParty, list_third_parties


class ThirdPartyListModel(RowListModel[ThirdParty]):
    """Briefbook itself, then the libraries, fonts and icons that ship with it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.show_rows(list_third_parties())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name; in a tool tip, and for somebody who cannot see the list, with its version and licence."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.title}, {row.licence}"
        return super().data(index, role)
