"""A field for a passphrase: hidden until the eye is pressed, with a word when Caps Lock is on."""

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import DARK, LIGHT
from briefbook.values.passphrase import MOST_LETTERS, without_line_end

EYE_PX = 26
MIDDLE = 128  # of a colour's lightness, 0 to 255


class PassphraseLine(QLineEdit):
    """The line itself; `caps_lock_found` tells, as letters are typed, whether Caps Lock is on."""

    caps_lock_found = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps_lock = False
        self.setEchoMode(QLineEdit.EchoMode.Password)
        # Qt counts the halves of what UTF-16 writes in two.
        self.setMaxLength(2 * MOST_LETTERS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Learn from a letter, or from the key itself, whether Caps Lock is on."""
        if event.key() == Qt.Key.Key_CapsLock and self._caps_lock:
            self._note(False)
        found = find_caps_lock(event.text(), shifted=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        if found is not None:
            self._note(found)
        super().keyPressEvent(event)

    def _note(self, caps_lock: bool) -> None:
        if caps_lock is not self._caps_lock:
            self._caps_lock = caps_lock
            self.caps_lock_found.emit(caps_lock)


class PassphraseField(QWidget):
    """The line and the eye that shows what is in it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self.eye = PassphraseLine(self), QToolButton(self)
        self.line.setAccessibleName(name)
        self.eye.setCheckable(True)
        self.eye.setProperty("role", "eye")
        self.eye.setFixedSize(EYE_PX, EYE_PX)
        self.line.setTextMargins(0, 0, EYE_PX, 0)
        self.eye.toggled.connect(self._show_letters)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._show_letters(False)

    @property
    def text(self) -> str:
        """What is typed, or pasted with the end of its line."""
        return without_line_end(self.line.text())

    def hide_letters(self) -> None:
        """Hide what is typed, as at first."""
        self.eye.setChecked(False)

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()
        self.hide_letters()

    def show_wrong(self, wrong: bool) -> None:
        """Mark what is typed as refused, or no longer."""
        self.line.setProperty("wrong", wrong)
        self.line.style().polish(self.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the end of the line."""
        super().resizeEvent(event)
        gap = (self.height() - EYE_PX) // 2
        self.eye.move(self.width() - EYE_PX - gap if self.isLeftToRight() else gap, gap)
        self.eye.raise_()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the eye anew where the program takes another look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_eye()

    def _draw_eye(self) -> None:
        is_dark = self.palette().color(QPalette.ColorRole.Base).lightness() < MIDDLE
        theme = DARK if is_dark else LIGHT
        self.eye.setIcon(build_icon("eye-off" if self.eye.isChecked() else "eye", theme.muted))

    def _show_letters(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        words = self.tr("Hide what is typed") if shown else self.tr("Show what is typed")
        self.eye.setToolTip(words)
        self.eye.setAccessibleName(words)
        self._draw_eye()


def put_eyes_last(*fields: PassphraseField) -> None:
    """Let Tab go from line to line before it comes to an eye, where the blanks of a passphrase would show the other."""
    stops = [*(each.line for each in fields), *(each.eye for each in fields)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def find_caps_lock(text: str, *, shifted: bool) -> bool | None:
    """Whether Caps Lock must be on for a key to give this letter; None where the key does not tell."""
    if len(text) != 1 or text.upper() == text.lower():
        return None
    return text.isupper() is not shifted
