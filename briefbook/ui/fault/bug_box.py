"""The boxes that say that the program itself erred, with text to copy."""

import platform
from datetime import datetime

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from briefbook import __version__

translate = QCoreApplication.translate


def build_bug_box(trace: str) -> QMessageBox:
    """A box for an error that nobody caught; `trace` may hold words of the library."""
    box = QMessageBox()
    box.setText(translate("BugBox", "Something went wrong in Briefbook itself."))
    box.setInformativeText(
        translate(
            "BugBox",
            "Your library is safe: the foot of the window says up to when it is saved. The text below helps to mend "
            "the fault. It may quote your library, so read it before you pass it on.",
        )
    )
    return _complete(box, trace)


def build_crash_box(report: str, open_since: datetime | None, parent: QWidget) -> QMessageBox:
    """A box for the end without warning of the run before, in which a library was open since a moment, or none.

    `report` names places in the program and no text; it is empty where the run was ended from outside.
    """
    box = QMessageBox(parent)
    box.setText(translate("BugBox", "Briefbook ended without warning the last time."))
    missing = translate(
        "BugBox", "What you typed in its last second may be missing; everything before that is in your library."
    )
    passed_on = translate(
        "BugBox",
        "The report below helps to mend the fault. It holds nothing that you wrote and has not been sent anywhere.",
    )
    box.setInformativeText("\n\n".join(([missing] if open_since else []) + ([passed_on] if report else [])))
    return _complete(box, "\n\n".join(([_say_since(open_since)] if open_since else []) + ([report] if report else [])))


def _say_since(open_since: datetime) -> str:
    at = open_since.astimezone()
    return translate("BugBox", "A library had been open since {}.").format(f"{at:%H:%M} on {at.day} {at:%B %Y}")


def _complete(box: QMessageBox, details: str) -> QMessageBox:
    versions = f"Briefbook {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"
    text = f"{versions}\n\n{details}"
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(translate("BugBox", "Briefbook"))
    box.setDetailedText(text)
    copy = box.addButton(translate("BugBox", "Copy Text"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
    box.addButton(QMessageBox.StandardButton.Close)
    return box
