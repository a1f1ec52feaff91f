"""Asks for the passphrase of a library that is not to be opened in a window, such as one of which a copy is made."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from briefbook.errors import BriefbookError
from briefbook.ui.lock.passphrase_field import PassphraseField
from briefbook.ui.workspace.tasks import Task, TaskRunner

WIDTH_PX = 420


class PassphraseQuestion(QDialog):
    """Does something with what is typed, off the window's thread, and is accepted when that went well."""

    def __init__(
        self, name: str, use: Callable[[str], object], tasks: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Passphrase"))
        self._use, self._tasks = use, tasks
        self._task: Task | None = None
        self.field, self.hint = PassphraseField(self.tr("Passphrase"), self), QLabel(self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go_on = buttons.addButton(self.tr("Go On"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_on.setProperty("role", "primary")
        self.go_on.setDefault(True)
        question = QLabel(self.tr("“{}” is encrypted. Its passphrase is needed to copy it.").format(name))
        question.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for label in (question, self.hint):
            label.setWordWrap(True)
        for widget in (question, self.field, self.hint, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(WIDTH_PX)
        self.field.line.textEdited.connect(lambda: self._say("", wrong=False))
        self.field.line.caps_lock_found.connect(self._note_caps_lock)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._say("", wrong=False)

    def accept(self) -> None:
        """Try what is typed."""
        passphrase = self.field.text
        if passphrase and self._task is None:
            self._task = self._tasks.start(self, lambda _: self._use(passphrase), lambda _: self._end(), self._refuse)
            self._say(self.tr("Copying…"), wrong=False)

    def reject(self) -> None:
        """Give up, unless it is being done."""
        if self._task is None:
            super().reject()

    def _end(self) -> None:
        self._task = None
        super().accept()

    def _refuse(self, error: Exception) -> None:
        self._task = None
        self._say(str(error) if isinstance(error, BriefbookError) else "", wrong=True)

    def _note_caps_lock(self, caps_lock: bool) -> None:
        self._say(self.tr("Caps Lock is on.") if caps_lock else "", wrong=False)

    def _say(self, sentence: str, *, wrong: bool) -> None:
        self.hint.setText(sentence)
        self.hint.setProperty("role", "error" if wrong else "muted")
        self.hint.style().polish(self.hint)
        self.field.show_wrong(wrong)
        self.field.line.setAccessibleDescription(sentence)
        self.go_on.setEnabled(bool(self.field.text) and self._task is None)
