"""Backups made while a library is open."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from briefbook.settings import find_backup_folder
from briefbook.store.backup import back_up, find_folder
from briefbook.store.backup_file import Backup
from briefbook.store.file import LibraryFile
from briefbook.store.verify.damage import Damage
from briefbook.store.verify.row import compare_copy
from briefbook.ui.workspace.tasks import Task
from briefbook.ui.workspace.workspace import Workspace

FIRST_MS = 3_000
AGAIN_MS = 30 * 60_000


class BackupMaking(QObject):
    """Backs a library up soon after it was opened and every half hour, when it has changed, off the main thread.

    `failed` tells, once for a library, why that did not work, and `damaged`, once as well, what of its rows differs
    from the backup before though no change was noted. `failure` is why the last one could not be made, empty when it
    could.
    """

    made = Signal(object)
    failed = Signal(str)
    damaged = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._task: Task | None = None
        self._told = self._told_damage = False
        self.failure = ""
        self._soon = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._again = QTimer(self, interval=AGAIN_MS)
        for timer in (self._soon, self._again):
            timer.timeout.connect(self.make)
            timer.start()
        workspace.preferences.changed.connect(self._look_again)

    def make(self) -> None:
        """Make a backup now, if the person wants backups, the library can change and it has."""
        file, settings = self._workspace.session.file, self._workspace.settings
        if self._task or file.read_only or not settings.keeps_backups:
            return
        folder = find_backup_folder(settings)
        self._task = self._workspace.tasks.start(
            self, lambda _: _back_up(file, folder), self._note_made, self._note_failed
        )

    def finish(self) -> None:
        """Make no more."""
        self._soon.stop()
        self._again.stop()
        self.failure = ""
        if self._task:
            self._task.cancel()

    def _look_again(self) -> None:
        """Try anew what failed, which other settings may mend; whoever turns backups off misses none."""
        if self.failure and self._workspace.settings.keeps_backups:
            self.make()
        else:
            self.failure = ""

    def _note_made(self, made: tuple[Backup | None, Sequence[Damage]]) -> None:
        self._task, self.failure = None, ""
        backup, damages = made
        if backup:
            self.made.emit(backup)
        if damages and not self._told_damage:
            self._told_damage = True
            self.damaged.emit(damages)

    def _note_failed(self, error: Exception) -> None:
        self._task, self.failure = None, str(error)
        if not self._told:
            self._told = True
            self.failed.emit(str(error))


def _back_up(file: LibraryFile, home: Path) -> tuple[Backup | None, Sequence[Damage]]:
    """The backup that was made, if one was needed, and what of its rows is damaged."""
    damages: list[Damage] = []

    def check(copy: Path) -> bool:
        damages.extend(compare_copy(copy, home, file.key))
        return not damages

    return back_up(file, find_folder(file, home), datetime.now(UTC), check), damages
