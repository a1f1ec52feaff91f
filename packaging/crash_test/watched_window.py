"""A window as its display knows it: its title, which says whether all is saved, and how far it has come with its keys.

The asterisk of the title stands and goes with the word at the foot of the window. A program answers pings
(`_NET_WM_PING`) in the order in which it takes keys from its display; one ping is sent when the last was answered, so
with the next answer every key is dealt with that was typed before the first of the two. The answers, and the changes
of the title, come in the order in which the program made them.
"""

import math
import select
import time

from Xlib import X
from Xlib.display import Display
from Xlib.error import XError
from Xlib.protocol import event as x_event
from Xlib.xobject.drawable import Window

LEAST_PX = 400
PAUSE_S = 0.01
MARK = "*"


class WatchedWindow:
    """The first large window of a display.

    `acknowledged` is how many keys were typed before a moment in which the window had dealt with them and said that all
    was saved; `pressed` has the moment of every key (`time.monotonic`), infinity for one that is to be entered yet.
    """

    def __init__(self, display: Display) -> None:
        self._display = display
        self._root = display.screen().root
        self._root.change_attributes(event_mask=X.StructureNotifyMask)
        self._atoms = {name: display.intern_atom(name) for name in ("_NET_WM_NAME", "UTF8_STRING", "WM_PROTOCOLS")}
        self._atoms["ping"] = display.intern_atom("_NET_WM_PING")
        self._window: Window | None = None
        self._asked = self._answered = 0
        # Keys typed before the ping under way, before the last one that was answered, and those dealt with for certain.
        self._before_asked = self._before_answered = self._dealt_with = 0
        self.title = ""
        self.pressed: list[float] = []
        self.acknowledged = 0

    @property
    def says_saved(self) -> bool:
        """Whether the title bears no mark."""
        return bool(self.title) and MARK not in self.title

    def find(self, timeout_s: float = 30) -> bool:
        """Wait for the window, give it the focus and watch it; False when none comes."""
        end = time.monotonic() + timeout_s
        while time.monotonic() < end:
            for each in self._root.query_tree().children:
                if self._is_large(each):
                    self._window = each
                    each.change_attributes(event_mask=X.PropertyChangeMask)
                    self.focus()
                    self._read_title()
                    return True
            time.sleep(0.005)
        return False

    def focus(self) -> None:
        """Give the keys to the window; nobody else does without a window manager."""
        if self._window:
            self._window.set_input_focus(X.RevertToParent, X.CurrentTime, onerror=_ignore)
            self._display.sync()

    def note_key(self, *, stays: bool = False) -> None:
        """A key was typed; one that `stays` where it is counts from the moment when it is entered."""
        self.pressed.append(math.inf if stays else time.monotonic())

    def note_entering(self) -> None:
        """All that was typed is entered."""
        now = time.monotonic()
        self.pressed = [min(each, now) for each in self.pressed]

    def listen(self, seconds: float) -> None:
        """Follow what the program tells, for a while."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._ping()
            self.take_news()
            select.select([self._display.fileno()], [], [], min(left, PAUSE_S))

    def wait_for_answers(self, timeout_s: float = 10) -> bool:
        """Wait until all that was typed before is dealt with; False when the program does not answer."""
        end, wanted = time.monotonic() + timeout_s, self._asked + 2
        while self._answered < wanted and time.monotonic() < end:
            self.listen(PAUSE_S)
        return self._answered >= wanted

    def take_news(self) -> None:
        """Take what the program has told so far; also what it told before it was killed."""
        while self._display.pending_events():
            news = self._display.next_event()
            if news.type == X.PropertyNotify and news.atom == self._atoms["_NET_WM_NAME"]:
                self._read_title()
            elif news.type == X.ClientMessage and news.data[1][0] == self._atoms["ping"]:
                self._note_answer()
            if self.says_saved:
                self.acknowledged = max(self.acknowledged, self._dealt_with)

    def _ping(self) -> None:
        if self._window is None or self._asked > self._answered:
            return
        self._asked += 1
        self._before_asked = len(self.pressed)
        words = [self._atoms["ping"], X.CurrentTime, self._window.id, 0, 0]
        ping = x_event.ClientMessage(window=self._window, client_type=self._atoms["WM_PROTOCOLS"], data=(32, words))
        self._window.send_event(ping, onerror=_ignore)
        self._display.flush()

    def _note_answer(self) -> None:
        self._answered += 1
        self._dealt_with, self._before_answered = self._before_answered, self._before_asked

    def _read_title(self) -> None:
        try:
            found = self._window and self._window.get_full_property(
                self._atoms["_NET_WM_NAME"], self._atoms["UTF8_STRING"]
            )
        except XError:  # the window went with its program
            return
        if found:
            self.title = found.value.decode() if isinstance(found.value, bytes) else str(found.value)

    def _is_large(self, window: Window) -> bool:
        try:
            shown = window.get_attributes().map_state == X.IsViewable
            return shown and window.get_geometry().width >= LEAST_PX
        except XError:
            return False


def _ignore(*_: object) -> int:
    """The window may have gone with its program."""
    return 1
