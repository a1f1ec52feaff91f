"""What has changed since the chosen backup, and what of it can be brought back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from briefbook.models.change_list_model import ChangeListModel, count_changes
from briefbook.store.backup_difference import Change
from briefbook.store.backup_file import Backup
from briefbook.ui.backup.backup_comparison import BackupComparison, Compared

SPACING_PX = 8


class ChangePane(QWidget):
    """A list of changes under their counts, with a button that brings the chosen thing back as a copy."""

    def __init__(self, comparison: BackupComparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self._backup: Backup | None = None
        self.changes = ChangeListModel(self)
        self.heading = QLabel(self.tr("Changed since this backup"))
        self.summary, self.hint = QLabel(self), QLabel(self)
        self.view = QListView(self)
        self.bring_back_button = QPushButton(self.tr("Bring Back a Copy"))
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(self._allow)
        self.view.activated.connect(self._bring_back)
        self.bring_back_button.clicked.connect(self._bring_back)
        comparison.compared.connect(self._show)
        comparison.failed.connect(self._show_failure)

    @property
    def change(self) -> Change | None:
        """The chosen change."""
        change = self.view.currentIndex().data(Qt.ItemDataRole.UserRole)
        return change if isinstance(change, Change) else None

    def show_backup(self, backup: Backup | None) -> None:
        """Look for what has changed since a backup."""
        self._backup = backup
        self.changes.show_rows(())
        self._say("")
        self.summary.setText(self.tr("Looking for what has changed…") if backup else "")
        self._allow()
        if backup:
            self._comparison.compare(backup)

    def _show(self, compared: Compared) -> None:
        self.summary.setText(count_changes(compared.changes) or self.tr("Nothing has changed since."))
        self.changes.show_rows(compared.changes)
        self.view.setCurrentIndex(self.changes.index(0))
        self._allow()

    def _show_failure(self, sentence: str) -> None:
        if not self.changes.rows:
            self.summary.clear()
        self._say(sentence, wrong=True)

    def _bring_back(self) -> None:
        if self._backup and self.change and self.bring_back_button.isEnabled():
            self.bring_back_button.setEnabled(False)
            self._comparison.bring_back(self._backup, self.change)

    def _allow(self) -> None:
        obstacle = self._comparison.find_obstacle(self.change) if self.change else ""
        self.bring_back_button.setEnabled(self.change is not None and not obstacle)
        if self.change:
            beside = self.tr("It is put beside what you have, and one undo takes it away again.")
            self._say(obstacle or beside)

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.hint.setText(words)
        self.hint.setProperty("role", "error" if wrong else "muted")
        self.hint.style().polish(self.hint)

    def _lay_out(self) -> None:
        self.heading.setProperty("role", "heading")
        self.summary.setProperty("role", "muted")
        self.view.setModel(self.changes)
        self.view.setProperty("role", "choices")
        self.view.setAccessibleName(self.heading.text())
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.heading.setBuddy(self.view)
        for label in (self.summary, self.hint):
            label.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.bring_back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING_PX)
        for widget in (self.heading, self.summary):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
