"""Joins the windows to their threads, their settings and the sessions of the libraries that they open."""

import gc
import os
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from briefbook import preparation
from briefbook.folder import log_folder
from briefbook.instance.claim import Claim
from briefbook.instance.handover import Handover, become, can_become, start
from briefbook.instance.launch import Launch
from briefbook.settings import load_settings
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.fault.bug_log import BugLog
from briefbook.ui.fault.crash_report import CrashReport
from briefbook.ui.fault.hooks import Hooks
from briefbook.ui.fault.run_marker import RunMarker
from briefbook.ui.lock.lock_holder import find_lock
from briefbook.ui.look.appearance import Appearance, add_fonts, list_other_fonts
from briefbook.ui.run.application import build_application
from briefbook.ui.run.launch_listener import LaunchListener
from briefbook.ui.run.quit_signal import QuitSignals
from briefbook.ui.window.caret_mark import put_caret
from briefbook.ui.window.locking import Locking, restore_window
from briefbook.ui.window.window import MainWindow
from briefbook.ui.window.window_group import WindowGroup
from briefbook.ui.workspace.preferences import Preferences
from briefbook.ui.workspace.tasks import Task, TaskRunner

if TYPE_CHECKING:
    from briefbook.store.file import LibraryFile
    from briefbook.ui.workspace.workspace import Workspace

LISTEN_MS = 2000
# Text is what is typed first.
LOADED_LATE = (
    "briefbook.session.engine",
    "briefbook.edits.point",
    "briefbook.edits.section",
    "briefbook.edits.brief",
    "briefbook.edits.entity",
)
LOADED_LAST = ("briefbook.ui.library.library_proof",)


class Program(QObject):
    """One run of the program: shows a window first, then loads what it takes to change a library and to prove a book.

    With a claim that listens it takes what later starts hand over; with a handover it takes the place of one that was
    locked.
    """

    def __init__(self, launch: Launch, claim: Claim | None = None, handover: Handover | None = None) -> None:
        self._application = build_application()
        super().__init__(self._application)
        self._crash = CrashReport(log_folder())
        self._last_crash = self._crash.take()
        self._marker = RunMarker(log_folder())
        self._log = BugLog(log_folder())
        self._hooks = Hooks(self._log)
        self.preferences = Preferences(load_settings(), self)
        self._tasks = TaskRunner(self)
        self._loading, self._loaded, self._has_all_fonts = False, False, False
        preparation.begin()
        self.appearance = Appearance(self._application, self.preferences.settings.theme)
        self.windows = WindowGroup(self.appearance, self.preferences, self)
        # Whoever ends the program from now on ends it with a library open.
        for told in (self.windows.library_shown, self.windows.library_closed):
            told.connect(self._mark_open)
        self.windows.library_shown.connect(self._prepare_libraries)
        self._listener = LaunchListener(claim or Claim(), self)
        self._listener.launched.connect(self.take_launch)
        self._application.aboutToQuit.connect(self._listener.close)
        self._application.file_requested.connect(self.windows.open)
        self.locking = Locking(self.windows, self.preferences, self.go_on, self)
        if handover and handover.windows:
            self._take_place(handover)
        else:
            self._start(self.windows.add_window(), launch)

    @property
    def window(self) -> MainWindow:
        """The window used last."""
        return self.windows.windows[-1]

    def run(self) -> int:
        """Show the window until the last one is closed; returns the exit status."""
        self._crash.arm()
        for window in self.windows.windows:
            window.show()
        # A window that nothing uncovers is not painted, and later starts would wait for it in vain.
        QTimer.singleShot(LISTEN_MS, self._listener.listen)
        signals = QuitSignals(self)
        signals.received.connect(self._end)
        status = self._application.exec()
        signals.remove()
        self.finish()
        self._crash.disarm()
        return status

    def take_launch(self, launch: Launch) -> None:
        """Do what a later start asks for, and come to the front."""
        for path in launch.paths:
            self.windows.open(Path(path), launch.token)
        if not launch.paths:
            window = self.windows.show_last(launch.token)
            if launch.question and not QApplication.activeModalWidget():
                window.actions_[ActionId(launch.question)].trigger()

    def finish(self) -> None:
        """Stop what is under way and give the claim and the hooks back."""
        self.locking.stop()
        self._listener.close()
        self._tasks.finish()
        preparation.end()
        self._marker.show(False)
        self._hooks.remove()

    def go_on(self, handover: Handover) -> None:
        """Give this program's place to itself anew; comes back where the system cannot do that."""
        self._tasks.finish()
        self._marker.show(False)
        self._crash.disarm()
        try:
            if can_become():
                become(handover._replace(claim=self._listener.hand_on()))
            self._listener.close()
            for state in handover.windows:
                if state.path:
                    find_lock(Path(state.path)).drop()
            start(handover)
        except OSError:
            self._crash.arm()
            self._listener.listen()
        else:
            os._exit(0)

    def _start(self, window: MainWindow, launch: Launch) -> None:
        window.painted.connect(self._load)
        if launch.question:
            window.painted.connect(window.actions_[ActionId(launch.question)].trigger)
        first, *others = map(Path, launch.paths) if launch.paths else (None,)
        window.expect(first)
        for path in others:
            window.painted.connect(partial(self.windows.open, path))

    def _take_place(self, handover: Handover) -> None:
        """Show the windows of a program that was locked, as they stood."""
        for state in handover.windows:
            restore_window(self.windows.add_window(), state)
        for window in self.windows.windows:
            window.painted.connect(self._load)

    def _end(self) -> None:
        """Store what is being typed in every window before the first of them asks anything, which nobody may answer."""
        for window in self.windows.windows:
            if window.library:
                window.library.flush()
        asked = QApplication.activeModalWidget()
        if asked and asked.close():
            # Whoever asked goes on with no for an answer, and may need its window for that.
            QTimer.singleShot(0, self, self._end)
        else:
            self._application.closeAllWindows()

    def _load(self) -> None:
        """Take what later starts hand over, and import in a thread what the first sight does without."""
        self._listener.listen()
        if not self._loading:
            self._loading = True
            self._tasks.start(self, import_records, self._note_prepared, self._note_failed)

    def _note_prepared(self, _: None) -> None:
        preparation.end()
        self._tasks.start(self, import_last, self._note_loaded, self._note_failed)

    def _note_loaded(self, _: None) -> None:
        self._loaded = True
        gc.freeze()
        gc.enable()
        self._add_other_fonts()
        self._prepare_libraries()
        self._tell_of_the_last_end()

    def _tell_of_the_last_end(self) -> None:
        """Tell once of a run that crashed, or that was ended while a library was open."""
        open_since = self._marker.take_left()
        if (self._last_crash or open_since) and self.windows.windows:
            from briefbook.ui.fault.bug_box import build_crash_box

            if self._last_crash:
                self._log.note(self._last_crash)
            build_crash_box(self._last_crash, open_since, self.window).open()

    def _mark_open(self) -> None:
        libraries = [window.library for window in self.windows.windows if window.library]
        self._marker.show(any(not library.file.read_only for library in libraries))

    def _note_failed(self, error: Exception) -> None:
        """A module that cannot be imported or made ready is a bug: the hook shows it."""
        preparation.end()

    def _add_other_fonts(self) -> None:
        """Have every text drawn as it will be: one that is drawn before its font is known is set anew."""
        if not self._has_all_fonts:
            self._has_all_fonts = True
            add_fonts(list_other_fonts())

    def _prepare_libraries(self) -> None:
        """Give each shown library its workspace, and the proof of its book as soon as everything is loaded."""
        self._add_other_fonts()
        for window in self.windows.windows:
            if window.library and not window.library.workspace:
                file = window.library.file
                window.set_workspace(build_workspace(file, self.appearance, self._tasks, self.preferences))
                if caret := window.unlocking.take_caret():
                    put_caret(window, caret)
            if window.library and self._loaded:
                window.library.prove()


def build_workspace(
    file: "LibraryFile", appearance: Appearance, tasks: TaskRunner, preferences: Preferences
) -> "Workspace":
    """Open a session on a library file, with all that its editors need."""
    from briefbook.models.mention_source import MentionSource
    from briefbook.models.notifier import Notifier
    from briefbook.models.number_source import NumberSource
    from briefbook.printing.gathering.numbering import NumberReader
    from briefbook.session import Session
    from briefbook.ui.workspace.workspace import Workspace

    session = Session(file)
    notifier = Notifier(session)
    notifier.changed.connect(tasks.go_first)
    numbers = NumberSource(NumberReader(file), notifier, notifier)
    mentions = MentionSource(session, notifier, notifier)
    return Workspace(session, notifier, appearance, tasks, preferences, mentions, numbers)


def import_records(_: Task) -> None:
    """Import what is needed to change a library and not to show it, and do what the first change would wait for."""
    with preparation.importing():
        for name in LOADED_LATE:
            import_module(name)
        from briefbook.session.engine import prepare_records

        prepare_records()


def import_last(_: Task) -> None:
    """Import what proves a book and shows its pages."""
    with preparation.importing_pages():
        for name in LOADED_LAST:
            import_module(name)
