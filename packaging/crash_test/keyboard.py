"""Keys that go through the window system, as those of a keyboard do (the XTEST extension of X)."""

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

NAMES = {" ": "space", "\n": "Return"}


class Keyboard:
    """The keyboard of one display; who has the focus gets what is typed."""

    def __init__(self, display: Display) -> None:
        self._display = display

    def tap(self, name: str, *modifiers: str) -> None:
        """Press and release a key, by the name that X has for it, while others are held."""
        for each in modifiers:
            self._send(X.KeyPress, each)
        self._send(X.KeyPress, name)
        self._send(X.KeyRelease, name)
        for each in reversed(modifiers):
            self._send(X.KeyRelease, each)
        self._display.sync()

    def write(self, words: str) -> None:
        """Type small letters, digits and blanks as fast as they are taken."""
        for letter in words:
            self.tap(NAMES.get(letter, letter))

    def _send(self, kind: int, name: str) -> None:
        code = self._display.keysym_to_keycode(XK.string_to_keysym(name))
        xtest.fake_input(self._display, kind, code)
