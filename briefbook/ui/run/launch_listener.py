"""The listening side of the one running program: takes what later starts hand over, without ever waiting for one."""

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal

from briefbook.instance.claim import Caller, Claim, RefusedCallError
from briefbook.instance.launch import Launch

PATIENCE_MS = 2000
MOST_CALLS = 16


class LaunchListener(QObject):
    """Tells each launch that is handed over, after its caller was answered, from `listen` to `close`."""

    launched = Signal(object)

    def __init__(self, claim: Claim, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._claim = claim
        self._calls: list[LaunchCall] = []
        self._notifier: QSocketNotifier | None = None

    def listen(self) -> None:
        """Begin to take what later starts hand over; they wait for that."""
        self._claim.listen()
        if self._claim.listens and self._notifier is None:
            self._notifier = QSocketNotifier(self._claim.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._accept)

    def hand_on(self) -> int:
        """Hang up on everybody, who try again; the descriptor of the claim, for whom this process becomes."""
        self._hang_up()
        return self._claim.hand_on()

    def close(self) -> None:
        """Hang up on everybody; whoever was not answered tries again, and is the first when this program has ended."""
        self._hang_up()
        self._claim.release()

    def _hang_up(self) -> None:
        if self._notifier:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        for call in list(self._calls):
            call.end(accepted=None)

    def _accept(self) -> None:
        while caller := self._claim.accept():
            if len(self._calls) >= MOST_CALLS:
                caller.hang_up()
                continue
            call = LaunchCall(caller, self)
            self._calls.append(call)
            call.launched.connect(self.launched)
            call.ended.connect(self._calls.remove)


class LaunchCall(QObject):
    """One caller, from its knock to the answer; one that says nothing sensible in time is sent away."""

    launched = Signal(object)
    ended = Signal(object)
    _understood = Signal(object)

    def __init__(self, caller: Caller, parent: QObject) -> None:
        super().__init__(parent)
        self._caller = caller
        self._notifier = QSocketNotifier(caller.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._understood.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.end(accepted=False))
        self._patience.start()

    def end(self, *, accepted: bool | None) -> None:
        """Answer, or with None only hang up."""
        self._understood.disconnect(self._deliver)
        self._patience.stop()
        self._notifier.setEnabled(False)
        if accepted is not None:
            self._caller.answer(accepted)
        self._caller.hang_up()
        self.ended.emit(self)
        self.deleteLater()

    def _read(self) -> None:
        try:
            launch: Launch | None = self._caller.read_launch()
        except RefusedCallError:
            self.end(accepted=False)
            return
        if launch is not None:
            self._notifier.setEnabled(False)
            self._understood.emit(launch)

    def _deliver(self, launch: Launch) -> None:
        """Answer, then tell, since opening may take long.

        A program that has begun to end comes here no more: its caller hears nothing and becomes the next.
        """
        self.end(accepted=True)
        self.launched.emit(launch)
