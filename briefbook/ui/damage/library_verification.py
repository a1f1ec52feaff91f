"""Has the open library looked through, off the main thread, and shows what came of it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefbook.preparation import importing
from briefbook.settings import find_backup_folder
from briefbook.store.verify.damage import Damage, Verification
from briefbook.ui.damage.damage_dialog import DamageDialog
from briefbook.ui.workspace.tasks import Task
from briefbook.ui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from briefbook.session import Session


class LibraryVerification(QObject):
    """Looks through one open library at a time, in a copy of it; `show_backups` is called for its backups."""

    def __init__(self, workspace: Workspace, show_backups: Callable[[], None], window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._show_backups = show_backups
        self._window = window
        self._task: Task | None = None
        self.dialog: DamageDialog | None = None

    def start(self) -> None:
        """Look through the library; everything is saved."""
        if self.dialog:
            return
        dialog = self._open_dialog()
        session, home = self._workspace.session, find_backup_folder(self._workspace.settings)
        self._task = self._workspace.tasks.start(
            dialog,
            lambda task: _verify(task, session, home),
            dialog.show_outcome,
            lambda error: dialog.show_error(str(error)),
            lambda _, done, total: dialog.show_progress(done, total),
        )

    def show_damage(self, damages: Sequence[Damage]) -> None:
        """Show what was found when a backup was made."""
        if self.dialog is None:
            self._open_dialog().show_damage(damages)

    def finish(self) -> None:
        """Look no further, and hold nothing of the library in a window that goes on."""
        if self.dialog:
            self.dialog.reject()
        self.deleteLater()

    def _open_dialog(self) -> DamageDialog:
        dialog = DamageDialog(self._workspace.session.path.name, self._window)
        dialog.finished.connect(self._forget)
        dialog.backups_requested.connect(self._show_backups)
        self.dialog = dialog
        dialog.open()
        return dialog

    def _forget(self) -> None:
        self.dialog = None
        if self._task:
            self._task.cancel()
            self._task = None


def _verify(task: Task, session: "Session", home: Path) -> Verification:
    with importing():
        from briefbook.session.verification import verify_open

    def report(done: int, total: int) -> bool:
        if not task.cancelled:
            task.report("", done, total)
        return not task.cancelled

    return verify_open(session.file, home, report)
