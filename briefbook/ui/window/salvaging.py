"""Asking where what can be read of a damaged library goes, before it is read."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from briefbook.settings import find_backup_folder
from briefbook.ui.dialog.library_place import ENDING, find_library_folder

if TYPE_CHECKING:
    from briefbook.ui.window.window import MainWindow


def ask_salvage(window: "MainWindow", path: Path) -> None:
    """Ask where, then take what can be read of a library there and offer to open that."""
    # Not needed before somebody wants it.
    from briefbook.ui.start.salvage_dialog import SalvageDialog

    title = QCoreApplication.translate("Salvage", "Salvage What Can Be Read")
    name = QCoreApplication.translate("Salvage", "Salvaged {}").format(path.name)
    proposed = find_library_folder() / (name if name.endswith(ENDING) else name + ENDING)
    # Nothing is ever written over, so there is nothing to ask: an existing file is refused with a sentence.
    option = QFileDialog.Option.DontConfirmOverwrite
    kinds = QCoreApplication.translate("Salvage", "Briefbook library (*{})").format(ENDING)
    chosen, _ = QFileDialog.getSaveFileName(window, title, str(proposed), kinds, options=option)
    if not chosen:
        return
    home = find_backup_folder(window.preferences.settings)
    dialog = SalvageDialog(path, Path(chosen if chosen.endswith(ENDING) else chosen + ENDING), home, window)
    dialog.open_requested.connect(window.opening.chosen)
    dialog.open()
    dialog.start()
