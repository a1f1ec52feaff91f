"""Words that no record takes, on the way out of their tab."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from briefbook.ui.draft.draft import RefusedWords, find_refused_draft

translate = QCoreApplication.translate

MOST_LETTERS = 60


def may_leave(widget: QWidget) -> bool:
    """Whether nothing typed in a widget was refused, or the person would rather lose it; goes to it otherwise."""
    draft = find_refused_draft(widget)
    refused = draft.find_refused() if draft else None
    if refused is None or ask_to_lose(widget, refused):
        return True
    if isinstance(draft, QWidget):
        draft.setFocus()
    return False


def ask_to_lose(widget: QWidget, refused: RefusedWords) -> bool:
    """Ask whether refused words may go."""

    words = refused.words
    shown = words if len(words) <= MOST_LETTERS else f"{words[: MOST_LETTERS - 1].rstrip()}…"
    box = QMessageBox(widget.window())
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(translate("RefusedWords", "“{}” is not stored.").format(shown))
    box.setInformativeText(refused.reason)
    stay = box.addButton(translate("RefusedWords", "Go on Writing"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(translate("RefusedWords", "Close without It"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is leave
