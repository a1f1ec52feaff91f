"""Asking before a library is closed of which the last backup could not be made."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_to_close(why: str, window: QWidget) -> bool:
    """Whether the person wants to close a library although it has no backup of how it stands; `why` is a sentence."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(QCoreApplication.translate("Backup", "The last backup could not be made."))
    box.setInformativeText(
        "\n\n".join([why, QCoreApplication.translate("Backup", "Everything is saved in the library itself.")])
    )
    close = box.addButton(QCoreApplication.translate("Backup", "Close Anyway"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is close
