"""Opening the dialog of a library's backups, with what it needs of the window."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefbook.settings import find_backup_folder
from briefbook.store.backup_file import find_backups, list_own
from briefbook.ui.backup.backup_comparison import BackupComparison
from briefbook.ui.backup.backup_dialog import BackupDialog
from briefbook.values.place import Place

if TYPE_CHECKING:
    from briefbook.ui.window.window import MainWindow


def show_backups(window: "MainWindow", path: Path, library_uid: str) -> None:
    """Show the backups of a library; of one that cannot say which it is, those that were made of that path or name."""
    folder = find_backup_folder(window.preferences.settings)
    found = list_own(folder / library_uid, path) if library_uid else find_backups(folder, path)
    workspace = window.library.workspace if window.library and library_uid else None
    comparison = BackupComparison(workspace) if workspace else None
    dialog = BackupDialog(path.name, found, folder, window, comparison)
    key = window.library.file.key if window.library else None
    dialog.copy_requested.connect(partial(window.choice.ask_copy, key=key))
    if comparison:
        comparison.brought_back.connect(partial(_show_brought_back, window))
    dialog.open()


def _show_brought_back(window: "MainWindow", place: Place, title: str) -> None:
    """Go to what was brought back."""
    window.open_place(place)
    words = QCoreApplication.translate("Backup", "“{}” was brought back as a copy.").format(title)
    if not title:
        words = QCoreApplication.translate("Backup", "The text was brought back behind the one that is there.")
    window.layout_.library_page.notice.show_words(words)
