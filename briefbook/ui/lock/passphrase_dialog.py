"""Asks for what it takes to set, change or remove the passphrase of a library, and what becomes of its backups."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from briefbook.store.backup_key import BackupChoice
from briefbook.store.key import LibraryKey
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.ui.dialog.fitted_dialog import FittedDialog
from briefbook.ui.lock.new_passphrase_form import NewPassphraseForm
from briefbook.ui.lock.passphrase_field import PassphraseField, put_eyes_last
from briefbook.ui.look.theme import FIELD_HEIGHT_PX
from briefbook.ui.workspace.tasks import Task, TaskRunner

WIDTH_PX = 540
translate = QCoreApplication.translate


class PassphraseStep(StrEnum):
    """What is done with the passphrase of a library."""

    SET = "set"
    CHANGE = "change"
    REMOVE = "remove"


TITLES = {
    PassphraseStep.SET: QT_TRANSLATE_NOOP("PassphraseDialog", "Set Passphrase"),
    PassphraseStep.CHANGE: QT_TRANSLATE_NOOP("PassphraseDialog", "Change Passphrase"),
    PassphraseStep.REMOVE: QT_TRANSLATE_NOOP("PassphraseDialog", "Remove Passphrase"),
}
NOTES = {
    PassphraseStep.SET: QT_TRANSLATE_NOOP(
        "PassphraseDialog",
        "The library is encrypted, and so is every copy and backup that is made of it from now on. What was exported, "
        "printed or copied elsewhere before stays as it is, and the disk may still hold traces of the plain file.",
    ),
    PassphraseStep.CHANGE: QT_TRANSLATE_NOOP(
        "PassphraseDialog", "The library is encrypted anew. Copies that you made of it before keep the old passphrase."
    ),
    PassphraseStep.REMOVE: QT_TRANSLATE_NOOP(
        "PassphraseDialog", "Whoever has the file can read it then, without a passphrase."
    ),
}
# The first is proposed.
CHOICES = {
    PassphraseStep.SET: (
        (BackupChoice.REKEY, QT_TRANSLATE_NOOP("PassphraseDialog", "Encrypt them as well")),
        (BackupChoice.KEEP, QT_TRANSLATE_NOOP("PassphraseDialog", "Leave them plain")),
        (BackupChoice.REMOVE, QT_TRANSLATE_NOOP("PassphraseDialog", "Remove them")),
    ),
    PassphraseStep.CHANGE: (
        (BackupChoice.REKEY, QT_TRANSLATE_NOOP("PassphraseDialog", "Give them the new passphrase")),
        (BackupChoice.KEEP, QT_TRANSLATE_NOOP("PassphraseDialog", "Leave them the old passphrase")),
        (BackupChoice.REMOVE, QT_TRANSLATE_NOOP("PassphraseDialog", "Remove them")),
    ),
    PassphraseStep.REMOVE: (
        (BackupChoice.KEEP, QT_TRANSLATE_NOOP("PassphraseDialog", "Leave them encrypted")),
        (BackupChoice.REKEY, QT_TRANSLATE_NOOP("PassphraseDialog", "Make them plain as well")),
        (BackupChoice.REMOVE, QT_TRANSLATE_NOOP("PassphraseDialog", "Remove them")),
    ),
}


class PassphraseDialog(FittedDialog):
    """The current passphrase where there is one, the new one twice where there is to be one, and the backups.

    `key` is that of an encrypted library, by which the current passphrase is tried before anything is done.
    """

    def __init__(
        self,
        step: PassphraseStep,
        name: str,
        key: LibraryKey | None,
        tasks: TaskRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("PassphraseDialog", TITLES[step]))
        self._step, self._key, self._tasks = step, key, tasks
        self._task: Task | None = None
        self.old = PassphraseField(self.tr("Current passphrase"), self) if key else None
        self.new = NewPassphraseForm(tasks, lambda: [name], self) if step is not PassphraseStep.REMOVE else None
        self.backups, self.fault = QComboBox(self), QLabel(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.do_button = self._buttons.addButton(
            translate("PassphraseDialog", TITLES[step]), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._fill()
        self._lay_out(name)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._allow()

    @property
    def old_passphrase(self) -> str:
        """The passphrase that the library has; empty for a plain one."""
        return self.old.text if self.old else ""

    @property
    def new_passphrase(self) -> str:
        """The passphrase that it is to have; empty for none."""
        return self.new.passphrase if self.new else ""

    @property
    def choice(self) -> BackupChoice:
        """What becomes of the backups."""
        return BackupChoice(self.backups.currentData())

    def accept(self) -> None:
        """Go on once the current passphrase has been found right."""
        key, passphrase = self._key, self.old_passphrase
        if key is None:
            super().accept()
        elif self._task is None:
            self._task = self._tasks.start(
                self, lambda _: key.opens_with(passphrase), self._judge, lambda _: self._judge(False)
            )
            self._allow()

    def _judge(self, right: bool) -> None:
        self._task = None
        self._allow()
        if right:
            super().accept()
        elif self.old:
            self._say(self.tr("This is not the passphrase of this library."))
            self.old.line.setFocus()
            self.old.line.selectAll()

    def _say(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        if self.old:
            self.old.show_wrong(bool(sentence))
            self.old.line.setAccessibleDescription(sentence)

    def _allow(self) -> None:
        filled = (self.old is None or self.old.text) and (self.new is None or self.new.passphrase)
        self.do_button.setEnabled(bool(filled) and self._task is None)

    def _fill(self) -> None:
        for choice, words in CHOICES[self._step]:
            self.backups.addItem(translate("PassphraseDialog", words), str(choice))
        self.backups.setAccessibleName(self.tr("Its backups"))
        self.fault.setProperty("role", "error")
        self.fault.hide()
        self.do_button.setProperty("role", "primary")
        self.do_button.setDefault(True)
        if self.old:
            self.old.line.textEdited.connect(lambda: self._say(""))
            self.old.line.textEdited.connect(self._allow)
            self.old.line.caps_lock_found.connect(lambda on: self._say(self.tr("Caps Lock is on.") if on else ""))
        if self.new:
            self.new.changed.connect(self._allow)

    def _lay_out(self, name: str) -> None:
        question, note = QLabel(f"“{name}”"), QLabel(translate("PassphraseDialog", NOTES[self._step]))
        question.setProperty("role", "subheading")
        note.setProperty("role", "muted")
        for label in (question, note, self.fault):
            label.setWordWrap(True)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        if self.old:
            form.addRow(_label(self.tr("&Current passphrase"), self.old.line), self.old)
            form.addRow("", self.fault)
        if self.new:
            form.addRow(_label(self.tr("&New passphrase"), self.new.first.line), self.new)
        form.addRow(_label(self.tr("Its &backups"), self.backups), self.backups)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(question)
        column.addWidget(note)
        column.addSpacing(4)
        column.addLayout(form)
        column.addSpacing(4)
        column.addStretch()
        column.addWidget(self._buttons)
        self.setMinimumWidth(WIDTH_PX)
        if self.old and self.new:
            put_eyes_last(self.old, self.new.first, self.new.second)


def _label(words: str, field: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(field)
    label.setFixedHeight(FIELD_HEIGHT_PX)
    return label
