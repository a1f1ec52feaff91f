"""Making, opening and copying libraries: asks where, and says in a sentence what did not work."""

import contextlib
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefbook.errors import BriefbookError
from briefbook.settings import find_backup_folder
from briefbook.ui.library_place import ENDING, find_library_folder
from briefbook.ui.lock.unlocking import find_lock
from briefbook.ui.preferences import Preferences

if TYPE_CHECKING:
    from briefbook.store.file import LibraryFile
    from briefbook.store.key import LibraryKey
    from briefbook.store.upgrade.step import Progress
    from briefbook.ui.tasks import TaskRunner
    from briefbook.ui.window.opening_task import OpenFile, OpeningTask

SAMPLE_NAME = "Sample visit.briefbook"


class LibraryOpening(QObject):
    """Opens library files for the window; a refusal comes with the path when the library can be read or copied instead.

    A path that a person chose or that was just made is told as `chosen`, and opened where its window is.
    """

    chosen = Signal(object)
    made_encrypted = Signal(object, str)
    passphrase_needed = Signal(object, bool)
    opened = Signal(object)
    refused = Signal(str, object)
    damaged = Signal(str, object)

    def __init__(self, window: QWidget, preferences: Preferences) -> None:
        super().__init__(window)
        self._preferences = preferences
        self._window = window
        self._snapshots: dict[LibraryFile, ExitStack] = {}
        self._unnoted: dict[LibraryFile, Path] = {}
        self._under_way: OpeningTask | None = None
        self._filter = self.tr("Briefbook library (*{})").format(ENDING)

    @cached_property
    def tasks(self) -> "TaskRunner":
        """Runs what takes long until the library is open; made when it is first needed."""
        from briefbook.ui.tasks import TaskRunner

        return TaskRunner(self)

    @property
    def path_under_way(self) -> Path | None:
        """The library that is being opened in a thread."""
        return self._under_way.path if self._under_way else None

    def ask_new(self) -> None:
        """Ask for title, place, marking scheme and passphrase, then make an empty library and choose it."""
        # Not needed for the first sight.
        from briefbook.ui.dialog.new_library_dialog import NewLibraryDialog

        dialog = NewLibraryDialog(self._preferences.settings.marking_scheme, self._window, self.tasks)
        if dialog.exec():
            path, passphrase = dialog.path, dialog.passphrase
            self._make(path, lambda: _create_empty(path, dialog.title, dialog.scheme, passphrase), passphrase)
        dialog.deleteLater()

    def ask_sample(self) -> None:
        """Ask where, then write the sample there and choose it."""
        if path := self.ask_to_save(self.tr("Save the Sample As"), SAMPLE_NAME):
            self._make(path, lambda: _write_sample(path))

    def ask_open(self) -> None:
        """Ask which library, and choose it."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open Library"), str(find_library_folder()), self._filter
        )
        if name:
            self.chosen.emit(Path(name))

    def ask_save_copy(self, file: "LibraryFile") -> bool:
        """Ask where, then copy an open library there; whether that was done."""
        path = self.ask_to_save(self.tr("Save a Copy"), self.tr("Copy of {}").format(file.path.name))
        if not path:
            return False
        try:
            file.save_copy(path)
        except BriefbookError as error:
            self.refused.emit(str(error), None)
            return False
        return True

    def ask_copy(self, path: Path, key: "LibraryKey | None" = None) -> None:
        """Ask where, then copy a library there as it stands now, whoever has it open, and choose the copy.

        A key that is at hand is tried before the passphrase is asked for.
        """
        from briefbook.store.errors import PassphraseNeededError

        copy = self.ask_to_save(self.tr("Open a Copy"), self.tr("Copy of {}").format(path.name))
        if not copy:
            return
        try:
            _copy_library(path, copy, key=key)
        except PassphraseNeededError:
            self._ask_to_copy(path, copy)
        except BriefbookError as error:
            self.refused.emit(str(error), path)
        else:
            self.chosen.emit(copy)

    def ask_takeover(self, path: Path) -> None:
        """Open a library although a lock names another computer, if the person says that this lock is a lost one."""
        from briefbook.ui.window.lock_takeover import ask_takeover

        if ask_takeover(path, self._window):
            self.chosen.emit(path)

    def open(self, path: Path, key: "LibraryKey | None" = None) -> None:
        """Open a library, ask for its passphrase if its key is not known, or say why not."""
        self._open(path, lambda progress: self.open_file(path, key=key, progress=progress), reading=False)

    def open_for_reading(self, path: Path) -> None:
        """Open a library as it stood a moment ago, while somebody else has it open."""
        self._open(path, lambda progress: self.open_snapshot(path, progress=progress), reading=True)

    def open_file(
        self,
        path: Path,
        passphrase: str | None = None,
        key: "LibraryKey | None" = None,
        progress: "Progress | None" = None,
    ) -> "LibraryFile":
        """A library to work on; raises StoreError. May be called in any thread."""
        from briefbook.store.file import LibraryFile

        folder = find_backup_folder(self._preferences.settings)
        return LibraryFile.open(path, passphrase=passphrase, key=key, backups=folder, progress=progress)

    def open_snapshot(
        self, path: Path, passphrase: str | None = None, progress: "Progress | None" = None
    ) -> "LibraryFile":
        """A library as it stood a moment ago; raises StoreError. May be called in any thread."""
        from briefbook.store.snapshot import open_snapshot

        copies = ExitStack()
        snapshot = copies.enter_context(open_snapshot(path, passphrase=passphrase, progress=progress))
        self._snapshots[snapshot.file] = copies
        return snapshot.file

    def refuse(self, error: BriefbookError, path: Path) -> None:
        """Say why a library was not opened, and offer what can be done with it."""
        find_lock(path).drop()
        from briefbook.store.errors import DamagedFileError, InUseError, NoBackupError

        if isinstance(error, DamagedFileError):
            self.damaged.emit(str(error), path)
        else:
            self.refused.emit(str(error), path if isinstance(error, InUseError | NoBackupError) else None)

    def finish(self) -> None:
        """End what is being opened: the window closes."""
        if self._under_way:
            self._under_way.dialog.reject()
        if "tasks" in self.__dict__:
            self.tasks.finish()
        if self._under_way:
            self._under_way.finish()

    def drop_snapshot(self, file: "LibraryFile") -> None:
        """Remove the copy that was made to read a library, if it was one."""
        if copies := self._snapshots.pop(file, None):
            copies.close()

    def note_opened(self, file: "LibraryFile") -> None:
        """Put a library that was opened into the list of recent ones, under the path it was opened by."""
        from briefbook.ui.start.recent_note import note_opened

        # A settings folder that cannot be written costs only the list of recent files.
        if path := self._unnoted.pop(file, None):
            with contextlib.suppress(OSError):
                keeps_words = self._preferences.settings.keeps_recent_words
                note_opened(path, file, datetime.now(), keeps_words=keeps_words)

    def _open(self, path: Path, open_file: "OpenFile", *, reading: bool) -> None:
        """Open a library here and now, but one of an older form in a thread: it may take a while."""
        from briefbook.store.upgrade.need import is_of_older_form

        if is_of_older_form(path):
            from briefbook.ui.window.opening_task import OpeningTask

            self._under_way = OpeningTask(path, open_file, self.tasks, self._window)
            self._under_way.opened.connect(lambda file: self._end(path, file))
            self._under_way.failed.connect(lambda error: self._end(path, error=error))
            return
        from briefbook.store.errors import PassphraseNeededError

        try:
            file = open_file(None)
        except PassphraseNeededError:
            self.passphrase_needed.emit(path, reading)
        except BriefbookError as error:
            self.refuse(error, path)
        else:
            self.tell(file, path)

    def _end(self, path: Path, file: "LibraryFile | None" = None, error: Exception | None = None) -> None:
        self._under_way = None
        if file:
            self.tell(file, path)
        elif isinstance(error, BriefbookError):
            self.refuse(error, path)

    def tell(self, file: "LibraryFile", path: Path) -> None:
        """Tell of a library that was opened by this path."""
        find_lock(path).settle()
        self._unnoted[file] = path
        self.opened.emit(file)

    def _make(self, path: Path, write: Callable[[], None], passphrase: str = "") -> None:
        try:
            write()
        except BriefbookError as error:
            self.refused.emit(str(error), None)
        else:
            if passphrase:
                self.made_encrypted.emit(path, passphrase)
            else:
                self.chosen.emit(path)

    def _ask_to_copy(self, path: Path, copy: Path) -> None:
        from briefbook.ui.dialog.passphrase_question import PassphraseQuestion

        question = PassphraseQuestion(
            path.name, lambda passphrase: _copy_library(path, copy, passphrase), self.tasks, self._window
        )
        if question.exec():
            self.made_encrypted.emit(copy, question.field.text)
        question.deleteLater()

    def ask_to_save(self, title: str, name: str) -> Path | None:
        """Ask where to put a library of that name; None when the person thought better of it."""
        from PySide6.QtWidgets import QFileDialog

        proposed = find_library_folder() / (name if name.endswith(ENDING) else name + ENDING)
        # Nothing is ever written over, so there is nothing to ask: an existing file is refused with a sentence.
        option = QFileDialog.Option.DontConfirmOverwrite
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(proposed), self._filter, options=option)
        if not chosen:
            return None
        return Path(chosen) if chosen.endswith(ENDING) else Path(chosen + ENDING)


def _create_empty(path: Path, title: str, scheme: str, passphrase: str) -> None:
    from briefbook.edits.library import create_library
    from briefbook.edits.shipped_scheme import load_scheme

    create_library(path, title, scheme=load_scheme(scheme), passphrase=passphrase or None)


def _copy_library(path: Path, copy: Path, passphrase: str | None = None, key: "LibraryKey | None" = None) -> None:
    from briefbook.store.snapshot import open_snapshot

    with open_snapshot(path, passphrase=passphrase, key=key) as snapshot:
        snapshot.file.save_copy(copy)


def _write_sample(path: Path) -> None:
    from briefbook.edits.sample import write_sample

    write_sample(path)
