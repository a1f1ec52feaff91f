"""Work off the main thread: plain functions whose outcome comes back to whoever asked, if they still exist."""

import threading
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

from briefbook.courtesy import giving_way
from briefbook.errors import BriefbookError
from briefbook.ui.workspace.idle_gate import IdleGate

Result = TypeVar("Result")
Progress = Callable[[str, int, int], None]


class CancelledError(Exception):
    """Raised inside a piece of work that was told to stop; nobody is told of it."""


class Task:
    """One piece of work under way: the work reports how far it is, its asker may cancel it."""

    def __init__(self, report: Progress) -> None:
        self._report = report
        self._stop = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether the work was told to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Tell the work to stop; its asker hears nothing of it any more."""
        self._stop.set()

    def require_wanted(self) -> None:
        """Called by the work: raises CancelledError when it was told to stop."""
        if self.cancelled:
            raise CancelledError

    def report(self, words: str, done: int, total: int) -> None:
        """Called by the work: say how far it is; raises CancelledError when it was told to stop."""
        self.require_wanted()
        self._report(words, done, total)


class _Message(NamedTuple):
    """What a thread sends to the main thread: a call to make for its task's owner, and whether the task has ended."""

    task: Task
    owner: QObject
    call: Callable[..., None]
    arguments: tuple[Any, ...]
    ended: bool = True


class TaskRunner(QObject):
    """Runs work in threads and brings each outcome to the main thread; lives as long as the application.

    Work gives way to what a person does in any window of the program.
    """

    _sent = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: set[Task] = set()
        self._gate = IdleGate(self)
        self._sent.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._running)

    def start(
        self,
        owner: QObject,
        work: Callable[[Task], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
        progress: Progress | None = None,
    ) -> Task:
        """Run `work(task)` in a thread, then `done(result)` or `failed(error)` here, if `owner` still lives.

        `progress(words, done, total)` hears what the work tells `task.report`. An error that is no BriefbookError is
        a bug: `failed` may tidy up, then the error goes on to the hook.
        """

        def report(*steps: Any) -> None:
            if progress:
                self._sent.emit(_Message(task, owner, progress, steps, ended=False))

        def wait() -> None:
            # What was told to stop may still finish a file, and is waited for.
            if not task.cancelled:
                self._gate.wait()

        def run() -> None:
            try:
                with giving_way(wait):
                    message = _Message(task, owner, done, (work(task),))
            except Exception as error:
                message = _Message(task, owner, failed, (error,))
            self._sent.emit(message)

        task = Task(report)
        self._running.add(task)
        self._gate.set_installed(True)
        self._pool.start(run)
        return task

    def go_first(self) -> None:
        """What the main thread does until it is idle goes before the work."""
        self._gate.shut()

    def finish(self) -> None:
        """Cancel whatever is under way and wait for it to end."""
        for task in self._running:
            task.cancel()
        self._gate.open()
        self._pool.waitForDone()
        self._running.clear()
        self._gate.set_installed(False)

    @Slot(object)
    def _deliver(self, message: _Message) -> None:
        if message.ended:
            self._running.discard(message.task)
            self._gate.set_installed(self.busy)
        if message.task.cancelled or not isValid(message.owner):
            return
        message.call(*message.arguments)
        error = message.arguments[0]
        if message.ended and isinstance(error, Exception) and not isinstance(error, BriefbookError):
            raise error
