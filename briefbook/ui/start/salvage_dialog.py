"""Salvaging a damaged library in the window: how far it is, and then what was saved and what was not."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from briefbook import edits
from briefbook.models.loss_word import describe_losses
from briefbook.store.errors import NothingSavedError, PassphraseNeededError, SalvageCancelledError, WrongPassphraseError
from briefbook.store.recover.salvage import Salvage
from briefbook.ui.workspace.tasks import Task, TaskRunner

WIDTH_PX = 460


class SalvageDialog(QDialog):
    """Writes what can be read of one library to a new file; `open_requested` wishes for the new library.

    The damaged file is only read. An encrypted library asks for its passphrase; `home` is the
    folder of all backups, which may help to open it.
    """

    open_requested = Signal(object)

    def __init__(self, path: Path, new: Path, home: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Salvage"))
        self._path, self._new, self._home = path, new, home
        self._tasks = TaskRunner(self)
        self._task: Task | None = None
        self.title, self.words = QLabel(self), QLabel(self)
        self.progress = QProgressBar(self)
        self._buttons = QDialogButtonBox(self)
        self.cancel_button = self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.open_button = self._buttons.addButton(
            self.tr("Open the New Library"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._buttons.rejected.connect(self.reject)
        self._buttons.accepted.connect(self._open)
        self.finished.connect(self._tasks.finish)

    def start(self, passphrase: str | None = None) -> None:
        """Begin, and show how far it is."""
        self.open_button.hide()
        words = self.tr("What can be read goes into “{}”. The damaged file stays as it is.").format(self._new.name)
        self._say(self.tr("Reading “{}”…").format(self._path.name), words)
        self.progress.setRange(0, 0)

        def work(task: Task) -> Salvage:
            def report(done: int, total: int) -> bool:
                if not task.cancelled:
                    task.report("", done, total)
                return not task.cancelled

            return edits.salvage.salvage(self._path, self._new, passphrase=passphrase, progress=report, home=self._home)

        self._task = self._tasks.start(self, work, self._tell, self._refuse, self._show_progress)

    def reject(self) -> None:
        """Cancel what is under way."""
        if self._task:
            self._task.cancel()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Cancel what is under way."""
        if self._task:
            self._task.cancel()
        super().closeEvent(event)

    def _say(self, title: str, *lines: str) -> None:
        self.title.setText(title)
        self.words.setText("\n".join(lines))
        self.setFixedHeight(self._column.heightForWidth(WIDTH_PX))

    def _show_progress(self, _: str, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _tell(self, done: Salvage) -> None:
        self.progress.hide()
        self.open_button.show()
        self.open_button.setFocus()
        self.cancel_button.setText(self.tr("Close"))
        if not done.lost:
            self._say(self.tr("All that is known of was saved"), self.tr("The new library is {}.").format(self._new))
            return
        words = self.tr("The new library is {}. It lacks, as far as that can be known:").format(self._new)
        self._say(self.tr("Some of it was saved"), words, *(f"•  {line}" for line in describe_losses(done.lost)))

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, SalvageCancelledError):
            return
        if isinstance(error, PassphraseNeededError | WrongPassphraseError):
            self._ask_passphrase(str(error) if isinstance(error, WrongPassphraseError) else "")
            return
        self._task = None
        self.progress.hide()
        self.cancel_button.setText(self.tr("Close"))
        nothing = self.tr("Nothing could be read, so no file was written. A backup may help.")
        self._say(self.tr("Nothing was saved"), nothing if isinstance(error, NothingSavedError) else str(error))

    def _ask_passphrase(self, why: str) -> None:
        question = "\n".join(filter(None, [why, self.tr("Passphrase of “{}”").format(self._path.name)]))
        passphrase, given = QInputDialog.getText(self, self.windowTitle(), question, QLineEdit.EchoMode.Password)
        if given and passphrase:
            self.start(passphrase)
        else:
            self.reject()

    def _open(self) -> None:
        self.accept()
        self.open_requested.emit(self._new)

    def _lay_out(self) -> None:
        self.title.setProperty("role", "subheading")
        self.words.setWordWrap(True)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.windowTitle())
        self.open_button.setProperty("role", "primary")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = self._column
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (self.title, self.words, self.progress):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.setFixedWidth(WIDTH_PX)
