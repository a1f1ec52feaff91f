"""Opening libraries, and saying in a sentence what did not work."""

import contextlib
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefbook.errors import BriefbookError
from briefbook.settings import find_backup_folder
from briefbook.ui.lock.lock_holder import find_lock
from briefbook.ui.workspace.preferences import Preferences

if TYPE_CHECKING:
    from briefbook.store.file import LibraryFile
    from briefbook.store.key import LibraryKey
    from briefbook.store.progress import Progress
    from briefbook.ui.library.opening_task import OpenFile, OpeningTask
    from briefbook.ui.workspace.tasks import TaskRunner


class LibraryOpening(QObject):
    """Opens library files for the window; a refusal comes with the path when the library can be read or copied instead.

    A path that a person chose or that was just made is told as `chosen`, and opened where its window is. `under_way` is
    an opening that takes a while.
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
        self.under_way: OpeningTask | None = None

    @cached_property
    def tasks(self) -> "TaskRunner":
        """Runs what takes long until the library is open; made when it is first needed."""
        from briefbook.ui.workspace.tasks import TaskRunner

        return TaskRunner(self)

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
        with self._knowing_salt(path, passphrase):
            return LibraryFile.open(path, passphrase=passphrase, key=key, backups=folder, progress=progress)

    def open_snapshot(
        self, path: Path, passphrase: str | None = None, progress: "Progress | None" = None
    ) -> "LibraryFile":
        """A library as it stood a moment ago; raises StoreError. May be called in any thread."""
        from briefbook.store.snapshot import open_snapshot

        copies = ExitStack()
        with self._knowing_salt(path, passphrase):
            snapshot = copies.enter_context(open_snapshot(path, passphrase=passphrase, progress=progress))
        self._snapshots[snapshot.file] = copies
        return snapshot.file

    @contextlib.contextmanager
    def _knowing_salt(self, path: Path, passphrase: str | None) -> Iterator[None]:
        """Call it damage where a passphrase is right, and only what makes a key of it is lost."""
        from briefbook.store.errors import WrongPassphraseError

        try:
            yield
        except WrongPassphraseError:
            from briefbook.store.backup_copy import knowing_salt

            with knowing_salt(path, passphrase, find_backup_folder(self._preferences.settings)):
                raise

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
        if self.under_way:
            self.under_way.finish()
            self.under_way = None
        elif "tasks" in self.__dict__:
            self.tasks.finish()

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
            from briefbook.ui.library.opening_task import OpeningTask

            self.under_way = OpeningTask(path, open_file, self.tasks, self._window)
            self.under_way.opened.connect(lambda file: self._end(path, file))
            self.under_way.failed.connect(lambda error: self._end(path, error=error))
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
        self.under_way = None
        if file:
            self.tell(file, path)
        elif isinstance(error, BriefbookError):
            self.refuse(error, path)

    def tell(self, file: "LibraryFile", path: Path) -> None:
        """Tell of a library that was opened by this path."""
        find_lock(path).settle()
        self._unnoted[file] = path
        self.opened.emit(file)
