"""Looking into a backup of the open library: what has changed since, and bringing one thing of it back."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from briefbook import edits
from briefbook.errors import BriefbookError
from briefbook.store.backup_difference import Change, Fate, compare_rows
from briefbook.store.backup_file import Backup, is_open
from briefbook.store.errors import InUseError, PassphraseNeededError, WrongPassphraseError
from briefbook.store.file import LibraryFile
from briefbook.store.library_rows import LibraryRows, read_rows
from briefbook.ui.workspace.tasks import Task
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.date_words import describe_day


@dataclass(frozen=True, slots=True)
class Compared:
    """A backup and what has changed since it."""

    backup: Backup
    changes: tuple[Change, ...]


class BackupComparison(QObject):
    """Compares one backup at a time with the open library, off the main thread; the backup is only read."""

    compared = Signal(object)
    failed = Signal(str)
    brought_back = Signal(object, str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._task: Task | None = None

    def compare(self, backup: Backup) -> None:
        """Look for what has changed since a backup; an earlier wish is forgotten."""
        self.finish()
        session = self._workspace.session

        def work(task: Task) -> Compared:
            before = self._read(backup, with_bytes=False)
            now = read_rows(session.file.connection, session.file.lock)
            return Compared(backup, compare_rows(before, now))

        self._task = self._workspace.tasks.start(self, work, self._tell, self._refuse)

    def find_obstacle(self, change: Change) -> str:
        """Why a thing cannot be brought back by itself; empty when it can."""
        if self._workspace.session.read_only:
            return self.tr("This library can only be read.")
        if change.fate is Fate.ADDED:
            return self.tr("The backup does not have it.")
        if change.table not in edits.bring_back.OFFERED:
            return self.tr("This comes back with the brief that it stands in.")
        return ""

    def bring_back(self, backup: Backup, change: Change) -> None:
        """Put a copy of one thing of a backup beside what the library has."""
        self.finish()

        def add(rows: LibraryRows) -> None:
            self._task = None
            try:
                place = edits.bring_back.bring_back(
                    self._workspace.session, rows, change.table, change.uid, self.describe_origin(backup)
                )
            except BriefbookError as error:
                self.failed.emit(str(error))
            else:
                self.brought_back.emit(place, change.title)

        self._task = self._workspace.tasks.start(self, lambda _: self._read(backup, with_bytes=True), add, self._refuse)

    def describe_none(self) -> str:
        """What is said where there is no backup: when the first is made, or why none is."""
        if self._workspace.session.read_only:
            return self.tr("There is none, and none is made while the library can only be read.")
        if not self._workspace.settings.keeps_backups:
            return self.tr("There is none. Backups are turned off in Settings.")
        return self.tr("There is none yet. The next is made soon after a change, and one every half hour.")

    def describe_origin(self, backup: Backup) -> str:
        """What stands behind the title of a copy: `(from backup of 27 November)`, with the year of another year."""
        day = backup.moment.astimezone().date()
        return self.tr("(from backup of {})").format(describe_day(day, year=day.year != date.today().year))

    def finish(self) -> None:
        """Look no further."""
        if self._task:
            self._task.cancel()
            self._task = None

    def _read(self, backup: Backup, *, with_bytes: bool) -> LibraryRows:
        # Looking into a file that is open here would cost this process its locks on it.
        if is_open(backup.path):
            raise InUseError(backup.path.name)
        with LibraryFile.open_read_only(backup.path, key=self._workspace.session.file.key) as file:
            return read_rows(file.connection, file.lock, with_bytes=with_bytes)

    def _tell(self, compared: Compared) -> None:
        self._task = None
        self.compared.emit(compared)

    def _refuse(self, error: Exception) -> None:
        self._task = None
        if isinstance(error, PassphraseNeededError | WrongPassphraseError):
            words = self.tr("This backup was made under another passphrase. Open a copy of it to look into it.")
            self.failed.emit(words)
        else:
            self.failed.emit(str(error))
