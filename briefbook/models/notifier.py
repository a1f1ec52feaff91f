"""A session's news as Qt signals, always on the main thread."""

from PySide6.QtCore import QObject, Qt, Signal, Slot

from briefbook.session import Changed, Moved, News, Saved, SaveFailed, Session


class Notifier(QObject):
    """Tells models and editors what changed in a session, and the window when it was saved or could not be."""

    changed = Signal(object)
    saved = Signal(object)
    save_failed = Signal(object)
    moved = Signal(object)
    _heard = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._unwatch = session.watch(self._hear)

    def stop(self) -> None:
        """Hear no more of the session, and pass on nothing that is still on its way."""
        self._unwatch()
        self.blockSignals(True)

    def _hear(self, news: News) -> None:
        """Pass a change on at once; saving is told by the writer's thread and has to be queued."""
        if isinstance(news, Changed):
            self.changed.emit(news)
        else:
            self._heard.emit(news)

    @Slot(object)
    def _pass_on(self, news: News) -> None:
        match news:
            case Saved():
                self.saved.emit(news)
            case SaveFailed():
                self.save_failed.emit(news)
            case Moved():
                self.moved.emit(news)
