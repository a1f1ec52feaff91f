"""Opening a library although a lock names another computer, of which nobody can tell whether it still has it open."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from briefbook.store.lock_file import LockFile

translate = QCoreApplication.translate


def ask_takeover(path: Path, window: QWidget) -> bool:
    """Say what it may cost, and drop the lock of the other computer if the person wants to; whether it may be opened.

    A lock that has gone meanwhile, or names a program of this computer, needs no answer.
    """
    lock = LockFile(path)
    holder = lock.find_holder()
    if holder is None or not holder.is_elsewhere:
        return True
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    words = translate("LockTakeover", "“{}” is marked as open on {}, where {} has had it{}.")
    box.setText(words.format(path.name, holder.host, holder.user, holder.since_words))
    box.setInformativeText(
        translate(
            "LockTakeover",
            "If Briefbook still runs there, both would write into one file, and words could be lost. Open it here only"
            " if that program has ended: the computer was switched off, crashed, or was given another name.",
        )
    )
    go_on = box.addButton(translate("LockTakeover", "Open It Here"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    if box.clickedButton() is not go_on:
        return False
    lock.take_from(holder)
    return True


def may_take_over(path: Path) -> bool:
    """Whether it is a lock of another computer by which a library cannot be opened."""
    holder = LockFile(path).find_holder()
    return holder is not None and holder.is_elsewhere
