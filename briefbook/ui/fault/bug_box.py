"""The boxes that say that the program itself erred, with text to copy."""

import platform

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


def build_crash_box(report: str, parent: QWidget) -> QMessageBox:
    """A box for the end without warning of the run before; `report` names places in the program and no text."""
    box = QMessageBox(parent)
    box.setText(translate("BugBox", "Briefbook ended without warning the last time."))
    box.setInformativeText(
        translate(
            "BugBox",
            "What had been saved is in your library, up to half a second before. The report below helps to mend the "
            "fault. It holds nothing that you wrote and has not been sent anywhere.",
        )
    )
    return _complete(box, report)


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
