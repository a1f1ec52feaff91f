"""Shows how far looking through a library is, and then what was found."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListView, QProgressBar, QVBoxLayout, QWidget

from briefbook.models.damage_list_model import DamageListModel, describe_damage
from briefbook.store.verify.damage import Damage, Verification

SIZE_PX = (560, 420)
WIDTH_PX = 440


class DamageDialog(QDialog):
    """A sentence with a bar while a library is looked through, then with what is damaged; `rejected` ends the looking.

    `backups_requested` wishes for the backups of the library.
    """

    backups_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Verify Library"))
        self._name = name
        self.damages = DamageListModel(self)
        self.view = QListView(self)
        self.title, self.hint = QLabel(self), QLabel(self)
        self._bar = QProgressBar(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.copy_button = self._buttons.addButton(self.tr("Copy List"), QDialogButtonBox.ButtonRole.ActionRole)
        self.backup_button = self._buttons.addButton(self.tr("Show Backups…"), QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()
        self._connect()
        self._say(self.tr("Looking through “{}”…").format(name), self.tr("Nothing of it is changed."))

    def show_progress(self, done: int, total: int) -> None:
        """Say how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_outcome(self, found: Verification) -> None:
        """Say what is damaged, or that nothing is."""
        if found.damage:
            self.show_damage(found.damage)
            return
        compared = self.tr("Every row is as the newest backup has it, but for those that you changed since.")
        alone = self.tr("There is no backup yet that the rows could be compared with.")
        self._end(self.tr("Nothing is damaged."), compared if found.backup else alone)

    def show_damage(self, damages: Sequence[Damage]) -> None:
        """List what is damaged."""
        self.damages.show_damage(damages)
        words = (
            self.tr("One thing in “{0}” is damaged.")
            if len(damages) == 1
            else self.tr("{1} things in “{0}” are damaged.")
        )
        hint = self.tr(
            "The library was left as it is. A backup can be opened as a copy, to take from it what is right."
        )
        self._end(words.format(self._name, len(damages)), hint)
        self._show_list(True)
        self.resize(*SIZE_PX)
        self.view.setCurrentIndex(self.damages.index(0))
        self.view.setFocus()

    def show_error(self, sentence: str) -> None:
        """Say why it could not be looked through."""
        self._end(self.tr("“{}” could not be looked through.").format(self._name), sentence)

    def copy(self) -> None:
        """Put what is chosen in the list, else all of it, on the clipboard."""
        chosen = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        rows = [self.damages.rows[at] for at in chosen] if len(chosen) > 1 else self.damages.rows
        QGuiApplication.clipboard().setText("\n".join(describe_damage(row.damage) for row in rows))

    def _end(self, title: str, hint: str) -> None:
        self._bar.hide()
        self._buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)
        self._say(title, hint)
        self.adjustSize()
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()

    def _say(self, title: str, hint: str) -> None:
        self.title.setText(title)
        self.hint.setText(hint)
        self.setAccessibleName(title)

    def _show_list(self, shown: bool) -> None:
        self.view.setVisible(shown)
        self.copy_button.setVisible(shown)
        self.backup_button.setVisible(shown)

    def _lay_out(self) -> None:
        self.title.setProperty("role", "subheading")
        self.hint.setProperty("role", "muted")
        for label in (self.title, self.hint):
            label.setWordWrap(True)
            label.setMinimumWidth(WIDTH_PX)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self.windowTitle())
        self.view.setModel(self.damages)
        self.view.setAccessibleName(self.tr("What is damaged"))
        self.view.setProperty("role", "choices")
        self.view.setWordWrap(True)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.view.setTextElideMode(Qt.TextElideMode.ElideNone)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (self.title, self.hint, self._bar, self.view, self._buttons):
            column.addWidget(widget)
        self._show_list(False)

    def _connect(self) -> None:
        self._buttons.rejected.connect(self.reject)
        self.copy_button.clicked.connect(self.copy)
        self.backup_button.clicked.connect(self._ask_backups)
        QShortcut(QKeySequence.StandardKey.Copy, self.view, self.copy, context=Qt.ShortcutContext.WidgetShortcut)

    def _ask_backups(self) -> None:
        self.accept()
        self.backups_requested.emit()
