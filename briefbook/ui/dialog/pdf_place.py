"""Where a PDF is to be written."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from briefbook.store.standing import stands

ENDING = ".pdf"


def ask_pdf_place(window: QWidget, title: str, proposed: Path) -> Path | None:
    """Ask where to write a PDF; None when the person thought better of it.

    The dialog asks about the name that was typed. Where its ending is added here, the file that has the longer name is
    asked about again.
    """
    kinds = QCoreApplication.translate("PdfPlace", "PDF (*{})").format(ENDING)
    chosen, _ = QFileDialog.getSaveFileName(window, title, str(proposed), kinds)
    if not chosen or chosen.lower().endswith(ENDING):
        return Path(chosen) if chosen else None
    path = Path(chosen + ENDING)
    return path if not stands(path) or _may_replace(window, title, path) else None


def _may_replace(window: QWidget, title: str, path: Path) -> bool:
    words = QCoreApplication.translate("PdfPlace", "“{}” exists already. Do you want to replace it?").format(path.name)
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    return QMessageBox.question(window, title, words, yes | no, no) == yes
