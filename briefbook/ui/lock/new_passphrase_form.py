"""A new passphrase, typed twice, with how long it would be guessed at and what is to be known of it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from briefbook.ui.lock.passphrase_field import PassphraseField, put_eyes_last
from briefbook.ui.lock.strength import Grade, Strength, estimate_strength
from briefbook.ui.workspace.tasks import Task, TaskRunner

SETTLING_MS = 250
STEPS = 100
translate = QCoreApplication.translate


class NewPassphraseForm(QWidget):
    """Two fields, a quiet bar with its sentence, and the warning that nobody can open the library without it.

    A weak passphrase is warned of and taken; `changed` tells that `passphrase` may be another.
    """

    changed = Signal()

    def __init__(self, tasks: TaskRunner, list_known: Callable[[], list[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._list_known = list_known
        self._task: Task | None = None
        self.first = PassphraseField(self.tr("New passphrase"), self)
        self.second = PassphraseField(self.tr("New passphrase once more"), self)
        self.strength, self.fault = QLabel(self), QLabel(self)
        self.bar = QProgressBar(self)
        self.warning = QLabel(
            self.tr(
                "Nobody can open the library without it, and a lost passphrase cannot be recovered: keep it where you "
                "will find it. Several words that do not belong together are hard to guess."
            ),
            self,
        )
        self._settle = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._settle.timeout.connect(self._estimate)
        self._lay_out()
        for field in (self.first, self.second):
            field.line.textEdited.connect(self._note_typed)
            field.line.caps_lock_found.connect(self._note_caps_lock)
        self._caps_lock = False
        self._judge()
        self._show(None)

    @property
    def passphrase(self) -> str:
        """What was typed twice alike; empty while it was not."""
        return self.first.text if self.first.text == self.second.text else ""

    def clear(self) -> None:
        """Forget what was typed."""
        self._cancel()
        for field in (self.first, self.second):
            field.clear()
        self._note_typed()

    def _note_typed(self) -> None:
        self._settle.start()
        self._judge()
        self.changed.emit()

    def _note_caps_lock(self, caps_lock: bool) -> None:
        self._caps_lock = caps_lock
        self._judge()

    def _judge(self) -> None:
        """Say that the two differ, once the second can no longer become the first by more letters."""
        differ = not self.first.text.startswith(self.second.text)
        words = self.tr("Caps Lock is on.") if self._caps_lock else ""
        self.fault.setText(self.tr("The two are not the same.") if differ else words)
        self.fault.setProperty("role", "error" if differ else "warning")
        self.fault.style().polish(self.fault)
        self.fault.setVisible(bool(self.fault.text()))
        self.second.show_wrong(differ)
        self.second.line.setAccessibleDescription(self.fault.text())

    def _estimate(self) -> None:
        self._cancel()
        passphrase, known = self.first.text, self._list_known()
        if not passphrase:
            self._show(None)
            return
        self._task = self._tasks.start(
            self, lambda _: estimate_strength(passphrase, known), self._show, lambda _: self._show(None)
        )

    def _cancel(self) -> None:
        self._settle.stop()
        if self._task:
            self._task.cancel()
            self._task = None

    def _show(self, strength: Strength | None) -> None:
        self._task = None
        tone, words, share = "", self.tr("How long a computer would guess is shown here."), 0.0
        if strength:
            tone, words, share = strength.grade, translate("Strength", strength.words), strength.share
        self.strength.setText(words)
        self.strength.setProperty("role", "warning" if tone in (Grade.WEAK, Grade.MIDDLING) else "small")
        self.bar.setProperty("tone", str(tone))
        self.bar.setValue(round(share * STEPS))
        for widget in (self.strength, self.bar):
            widget.style().polish(widget)
        self.first.line.setAccessibleDescription(self.strength.text())

    def _lay_out(self) -> None:
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Strength of the passphrase"))
        self.first.line.setPlaceholderText(self.tr("Passphrase"))
        self.second.line.setPlaceholderText(self.tr("The same once more"))
        self.warning.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for label in (self.strength, self.fault, self.warning):
            label.setWordWrap(True)
        for widget in (self.first, self.bar, self.strength, self.second, self.fault, self.warning):
            column.addWidget(widget)
        column.addStretch()
        put_eyes_last(self.first, self.second)
