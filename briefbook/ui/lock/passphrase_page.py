"""The page of a window whose library is encrypted, until its passphrase is given."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefbook.ui.lock.passphrase_field import PassphraseField
from briefbook.ui.look.elided_label import ElidedLabel
from briefbook.ui.look.icon import build_pixmap
from briefbook.ui.look.theme import Theme

WIDTH_PX = 440
SIGN_PX, SIGN_ICON_PX = 52, 24


class PassphrasePage(QWidget):
    """The name of the library and one field; nothing of what is in the library.

    `passphrase_given` tells what was typed; whoever hears it says `show_opening`, and `show_refusal` where it is wrong.
    """

    passphrase_given = Signal(str)
    another_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("passphrase_page")
        self._sign, self._title, self._line = QLabel(self), ElidedLabel(self), QLabel(self)
        self.reason, self.hint = QLabel(self), QLabel(self)
        self.field = PassphraseField(self.tr("Passphrase"), self)
        self.open_button = QPushButton(self.tr("Open"), self)
        self.another = QPushButton(self.tr("Another library…"), self)
        self._caps_lock = False
        self._prepare()
        self._lay_out()
        self.field.line.textEdited.connect(lambda: self._show_hint("", wrong=False))
        self.field.line.caps_lock_found.connect(self._note_caps_lock)
        self.field.line.returnPressed.connect(self._give)
        self.open_button.clicked.connect(self._give)
        self.another.clicked.connect(self.another_requested)

    @property
    def title(self) -> str:
        """The name of the library."""
        return self._title.text()

    def ask(self, name: str, sentence: str, reason: str = "") -> None:
        """Ask for the passphrase of a library of this name; a reason is something that went wrong before."""
        self._title.setText(name)
        self._line.setText(sentence)
        self.show_reason(reason)
        self.field.clear()
        self._show_hint("", wrong=False)
        self._allow(True)

    def show_reason(self, reason: str) -> None:
        """Say what went wrong before the passphrase was asked for."""
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))

    def offer_another(self, offered: bool) -> None:
        """Whether another library can be opened instead."""
        self.another.setVisible(offered)

    def show_opening(self) -> None:
        """Say that the passphrase is being tried."""
        self._allow(False)
        self._show_hint(self.tr("Opening…"), wrong=False)

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not opened; what was typed stays, to be mended."""
        self._allow(True)
        self._show_hint(sentence, wrong=True)
        self.field.line.setFocus()
        self.field.line.selectAll()

    def forget(self) -> None:
        """Forget the name and what was typed."""
        self.ask("", "")

    def apply_theme(self, theme: Theme) -> None:
        """Draw the sign in the colours of a theme."""
        self._sign.setPixmap(build_pixmap("lock", theme.accent, SIGN_ICON_PX, self.devicePixelRatioF()))

    def _give(self) -> None:
        if self.field.isEnabled() and self.field.text:
            self.field.hide_letters()
            self.passphrase_given.emit(self.field.text)

    def _allow(self, allowed: bool) -> None:
        for widget in (self.field, self.open_button, self.another):
            widget.setEnabled(allowed)

    def _note_caps_lock(self, caps_lock: bool) -> None:
        self._caps_lock = caps_lock
        self._show_hint("", wrong=False)

    def _show_hint(self, sentence: str, *, wrong: bool) -> None:
        """One line under the field: what went wrong or goes on, else that Caps Lock is on."""
        warning = self._caps_lock and not sentence
        self.hint.setText(self.tr("Caps Lock is on.") if warning else sentence)
        self.hint.setProperty("role", "error" if wrong else "warning" if warning else "muted")
        self.hint.style().polish(self.hint)
        self.field.show_wrong(wrong)
        self.field.line.setAccessibleDescription(self.hint.text() or self._line.text())

    def _prepare(self) -> None:
        self._sign.setObjectName("lock_sign")
        self._sign.setFixedSize(SIGN_PX, SIGN_PX)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title.setProperty("role", "title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._line.setProperty("role", "muted")
        self.reason.setProperty("role", "error")
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._line, self.reason, self.hint):
            label.setWordWrap(True)
        self.hint.setMinimumHeight(self.hint.fontMetrics().lineSpacing())
        self.field.line.setPlaceholderText(self.tr("Passphrase"))
        self.open_button.setProperty("role", "primary")
        self.reason.hide()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.another)
        buttons.addStretch()
        buttons.addWidget(self.open_button)
        middle = QWidget(self)
        middle.setFixedWidth(WIDTH_PX)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._sign)
        column.addSpacing(18)
        column.addWidget(self._title)
        column.addSpacing(2)
        column.addWidget(self._line)
        column.addSpacing(8)
        column.addWidget(self.reason)
        column.addSpacing(12)
        column.addWidget(self.field)
        column.addSpacing(6)
        column.addWidget(self.hint)
        column.addSpacing(14)
        column.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(2)
        outer.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
