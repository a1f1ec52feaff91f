"""The word about saving and the mark in the title: “Saved” stands only while nothing waits."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefbook.errors import BriefbookError
from briefbook.ui.desk.status_strip import StatusStrip
from briefbook.ui.draft.draft_watch import DraftState, DraftWatch

if TYPE_CHECKING:
    from briefbook.models.notifier import Notifier
    from briefbook.session import Saved, SaveFailed, Session


class SaveSign(QObject):
    """Says in the status strip and in the title of a window whether all that was typed in it is on the disk.

    It changes with the first key in any field, not with the change that stores it, and then tells `changed`.
    """

    changed = Signal()

    def __init__(self, session: "Session", notifier: "Notifier", status: StatusStrip, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._status = status
        self._window = window
        self._drafts = DraftWatch(window)
        self._changed = session.unsaved
        self._failure: BriefbookError | None = None
        self._saved_at: datetime | None = None
        self._drafts.changed.connect(self._show)
        self._drafts.changed.connect(self.changed)
        notifier.changed.connect(self._note_change)
        notifier.saved.connect(self._note_saved)
        notifier.save_failed.connect(self._note_failure)

    @property
    def waits(self) -> bool:
        """Whether any field holds words that its record does not have."""
        return bool(self._drafts.states)

    def finish(self) -> None:
        """Say no more of this library: nothing waits in the window."""
        self._drafts.changed.disconnect(self._show)
        self._drafts.setParent(None)
        self._drafts.deleteLater()
        self._window.setWindowModified(False)
        self.deleteLater()

    def _note_change(self) -> None:
        self._changed, self._failure = True, None
        self._show()
        self.changed.emit()

    def _note_saved(self, news: "Saved") -> None:
        """A COMMIT has ended; what was changed since waits for the next one."""
        self._changed, self._failure, self._saved_at = self._session.unsaved, None, news.at
        self._show()

    def _note_failure(self, news: "SaveFailed") -> None:
        self._failure = news.error
        self._show()

    def _show(self) -> None:
        states = self._drafts.states
        self._window.setWindowModified(bool(states or self._changed or self._failure))
        if self._failure:
            self._status.show_save_failed(self._failure)
        elif DraftState.REFUSED in states:
            self._status.show_refused()
        elif self._changed or DraftState.WAITING in states:
            self._status.show_saving()
        elif states:
            self._status.show_entering()
        elif self._saved_at:
            self._status.show_saved(self._saved_at)
        else:
            self._status.show_opened()
