"""Every round of the mechanism that a brief is about."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from briefbook.models.entity_row_list_model import EntityListRow, EntityRowListModel
from briefbook.store.brief_read import read_brief
from briefbook.store.round_read import list_rounds
from briefbook.ui.brief.page import BriefPage
from briefbook.ui.fields.entity_row_delegate import EntityRowDelegate
from briefbook.ui.look.theme import Theme
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.place import Place


class HistoryPage(BriefPage):
    """The rounds, the latest first; each opens with a double click or Enter."""

    def __init__(self, workspace: Workspace, brief_id: int, parent: QWidget | None = None) -> None:
        super().__init__(workspace, brief_id, parent)
        self.rounds = EntityRowListModel(self)
        self.view = QListView(self)
        self.view.setModel(self.rounds)
        self.view.setItemDelegate(EntityRowDelegate(workspace.appearance, "messages-square", self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(self.tr("Rounds"))
        self.setFocusProxy(self.view)
        self.view.activated.connect(self._open)
        self._empty = QLabel(self.tr("No earlier rounds are in the library. Add them under Dialogues."), self)
        self._empty.setProperty("role", "muted")
        self._card = QFrame(self)
        self._card.setProperty("role", "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 14)
        column.addWidget(self._empty)
        column.addWidget(self._card, 1)
        column.addStretch()
        self.refresh()

    def refresh(self) -> None:
        """Read the rounds anew."""
        file = self.workspace.session.file
        brief = file.look(read_brief, self.brief_id)
        rounds = file.look(list_rounds, brief.subject_id) if brief else []
        rows = [EntityListRow(each.id, each.name, ", ".join(filter(None, (each.when, each.where)))) for each in rounds]
        self.rounds.show_rows(rows)
        self._empty.setVisible(not rows)
        self._card.setVisible(bool(rows))

    def count(self) -> int:
        """How many rounds."""
        return len(self.rounds.rows)

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.view.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, EntityListRow):
            self.open_requested.emit(Place("entity", row.key))
