"""Which fields of a window hold words that their records do not have yet, known from the first key on."""

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class DraftState(Enum):
    """Where the words of a field are: with its record, on their way, waiting for Enter, or refused."""

    STORED = "stored"
    WAITING = "waiting"
    ENTERED = "entered"
    REFUSED = "refused"


class DraftWatch(QObject):
    """The unstored words under a window, its dialogs' and its small windows' too; `changed` when that is others."""

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._states: dict[int, DraftState] = {}
        self._known: set[int] = set()

    @property
    def states(self) -> frozenset[DraftState]:
        """How words wait: empty where every record has what stands in its field."""
        return frozenset(self._states.values())

    def note(self, field: QWidget, state: DraftState) -> None:
        """Learn where the words of a field are; of a field that goes they are gone."""
        key = id(field)
        before = self._states.get(key, DraftState.STORED)
        if state is before:
            return
        if state is DraftState.STORED:
            del self._states[key]
        else:
            self._states[key] = state
        if key not in self._known:
            self._known.add(key)
            field.destroyed.connect(lambda: self._forget(key))
        self.changed.emit()

    def _forget(self, key: int) -> None:
        self._known.discard(key)
        if self._states.pop(key, None) and isValid(self):
            self.changed.emit()


def tell_draft(field: QWidget, state: DraftState) -> None:
    """Tell the watch of the window that a field belongs to, if it has one, where the words of the field are."""
    widget: QWidget | None = field
    while widget:
        if watch := widget.findChild(DraftWatch, "", Qt.FindChildOption.FindDirectChildrenOnly):
            watch.note(field, state)
            return
        widget = widget.parentWidget()
