"""How far each text of a brief is cleared, by whom and when."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefbook.store.clearance_read import LedgerRow, list_ledger
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.brief.ledger_table import LedgerTable
from briefbook.ui.brief.page import BriefPage
from briefbook.ui.look.page_area import PageArea
from briefbook.ui.look.theme import Theme
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.clearance import Dot


class LedgerPage(BriefPage):
    """The written objectives, points and prose of a brief in reading order."""

    tables = frozenset({"issue", "talking_point", "objective", "section", "citation", "clearance"})

    def __init__(self, workspace: Workspace, brief_id: int, parent: QWidget | None = None) -> None:
        super().__init__(workspace, brief_id, parent)
        self._ledger: list[LedgerRow] = []
        area = PageArea(parent=self)
        self.ledger = LedgerTable(workspace, area.page)
        column = QVBoxLayout(area.page)
        column.setContentsMargins(0, 14, 0, 14)
        column.addWidget(self.ledger)
        column.addStretch()
        area.page.setAutoFillBackground(False)
        area.fill(self)
        self.setFocusProxy(self.ledger.table)
        self.ledger.open_requested.connect(self.open_requested)
        self.refresh()

    def refresh(self) -> None:
        """Read anew how far each text is cleared."""
        file = self.workspace.session.file
        self._ledger = file.look(list_ledger, self.brief_id)
        # Laying out the rows would delay the typing on the page in front.
        if self.isVisible():
            self.ledger.show_ledger(self._ledger)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was read while another page was in front."""
        super().showEvent(event)
        self.ledger.show_ledger(self._ledger)

    def count(self) -> int:
        """How many texts can be cleared."""
        return len(self._ledger)

    def list_dots(self) -> list[Dot]:
        """How far each of them has come."""
        return [row.view.dot for row in self._ledger]

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done with the chosen texts."""
        return self.ledger.handlers()

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.ledger.apply_theme(theme)
