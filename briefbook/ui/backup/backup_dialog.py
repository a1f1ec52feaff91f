"""Shows the backups of a library and what has changed since each, and brings one back as a copy, or a thing of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from briefbook.models.backup_list_model import BackupListModel
from briefbook.store.backup_file import Backup
from briefbook.ui.backup.backup_comparison import BackupComparison
from briefbook.ui.backup.change_pane import ChangePane
from briefbook.ui.workspace.system_program import open_path

SIZE_PX, WIDE_PX = (520, 420), (980, 560)
LIST_PX = 380


class BackupDialog(QDialog):
    """The backups, the last made first; `copy_requested` wishes for a copy of one: a backup itself is never changed.

    With a comparison, which there is for a library that is open, each shows what has changed since.
    """

    copy_requested = Signal(object)

    def __init__(
        self,
        name: str,
        backups: Sequence[Backup],
        folder: Path,
        parent: QWidget | None = None,
        comparison: BackupComparison | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Backups"))
        self._folder = backups[0].path.parent if backups else folder
        self.backups = BackupListModel(self)
        self.view = QListView(self)
        self.pane = ChangePane(comparison, self) if comparison and backups else None
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = self._buttons.addButton(self.tr("Open a Copy…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.folder_button = self._buttons.addButton(self.tr("Show Folder"), QDialogButtonBox.ButtonRole.ActionRole)
        none = comparison.describe_none() if comparison else self.tr("There is none.")
        self._lay_out(name, "" if backups else none)
        self.backups.show_rows(backups)
        self._connect()
        self.view.setCurrentIndex(self.backups.index(0))
        self._allow()
        if comparison:
            comparison.setParent(self)
            comparison.brought_back.connect(self.accept)
            self.finished.connect(comparison.finish)

    @property
    def backup(self) -> Backup | None:
        """The chosen backup."""
        backup = self.view.currentIndex().data(Qt.ItemDataRole.UserRole)
        return backup if isinstance(backup, Backup) else None

    def _lay_out(self, name: str, none: str) -> None:
        title = QLabel(self.tr("Backups of “{}”").format(name))
        title.setProperty("role", "subheading")
        copied = self.tr("A backup is opened as a copy, so both your library and the backup stay as they are.")
        hint = QLabel(none or copied)
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self.view.setModel(self.backups)
        self.view.setAccessibleName(self.tr("Backups"))
        self.view.setUniformItemSizes(True)
        self.view.setProperty("role", "choices")
        self.copy_button.setProperty("role", "primary")
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(self.view)
        if self.pane:
            self.view.setFixedWidth(LIST_PX)
            middle.addWidget(self.pane, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (title, hint):
            column.addWidget(widget)
        column.addLayout(middle, 1)
        column.addWidget(self._buttons)
        self.resize(*(WIDE_PX if self.pane else SIZE_PX))

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._allow)
        self.view.activated.connect(self._ask_copy)
        self.copy_button.clicked.connect(self._ask_copy)
        self.folder_button.clicked.connect(lambda: open_path(self._folder))
        self._buttons.rejected.connect(self.reject)
        if self.pane:
            self.view.selectionModel().currentChanged.connect(self._look_into)

    def _look_into(self) -> None:
        if self.pane:
            self.pane.show_backup(self.backup)

    def _allow(self) -> None:
        self.copy_button.setEnabled(self.backup is not None)
        self.folder_button.setEnabled(self._folder.is_dir())

    def _ask_copy(self) -> None:
        if backup := self.backup:
            self.accept()
            self.copy_requested.emit(backup.path)
