"""Which keys with Alt are no text."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def is_alt_key(event: QKeyEvent) -> bool:
    """Whether a key was meant for a menu or a shortcut, also where that does nothing just now.

    Qt types the letter or the number of such a key. On macOS, Option and a key are how signs are typed.
    """
    return sys.platform != "darwin" and event.modifiers() == Qt.KeyboardModifier.AltModifier and bool(event.text())
