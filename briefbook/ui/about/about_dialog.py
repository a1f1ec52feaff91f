"""What the program is and is not, its versions, and the licences of all that it is made of."""

from pathlib import Path

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from briefbook import __version__
from briefbook.resources import resource_path
from briefbook.ui.about.licence_page import LicencePage
from briefbook.ui.about.version import list_versions
from briefbook.ui.look.appearance import Appearance

SIZE_PX = (920, 620)
TEXT_PX = 620


class AboutDialog(QDialog):
    """Three pages: the program, the licences of its parts, and the right to put another Qt in its place."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Briefbook"))
        self.licences = LicencePage(appearance, self)
        self.sections, self._stack = QTabBar(self), QStackedWidget(self)
        self.copy = QPushButton(self.tr("Copy Versions"), self)
        self._add_page(self.tr("Briefbook"), self._build_program())
        self._add_page(self.tr("Licences"), self.licences)
        self._add_page(self.tr("Qt and the LGPL"), self._build_notice())
        self._lay_out()
        self.copy.clicked.connect(self._copy_versions)
        self.resize(*SIZE_PX)

    def _add_page(self, title: str, page: QWidget) -> None:
        self.sections.addTab(title)
        self._stack.addWidget(page)

    def _build_program(self) -> QWidget:
        sentences = (
            self.tr("Prepares a visit and prints its briefing book."),
            self.tr("Briefbook makes no network connection, ever."),
            self.tr("It prints markings; it is not accredited to hold classified information."),
            self.tr(
                "Free software under the Apache License 2.0, without any warranty. The page Licences has the text of "
                "that licence and of those of all others whose work it contains."
            ),
        )
        page = QWidget(self)
        column = _build_column(page)
        for words in sentences:
            column.addWidget(_paragraph(words))
        column.addSpacing(12)
        column.addLayout(self._build_versions())
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return page

    def _build_versions(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (name, version) in enumerate(list_versions()):
            label = _paragraph(name, "muted")
            label.setWordWrap(False)
            grid.addWidget(label, row, 0)
            grid.addWidget(_paragraph(version), row, 1)
        return grid

    def _build_notice(self) -> QWidget:
        """How to use the rights of the LGPL here, and the offer of the sources."""
        text = resource_path("licences", "qt", "SOURCE.txt").read_text(encoding="utf-8")
        page = QWidget(self)
        column = _build_column(page)
        for paragraph in text.strip().split("\n\n"):
            column.addWidget(_paragraph(" ".join(paragraph.split())))
        folder = Path(PySide6.__file__).parent
        column.addWidget(_paragraph(self.tr("Here Qt is in this folder:")))
        column.addWidget(_paragraph(str(folder), "muted"))
        show = QPushButton(self.tr("Show the Licence"), self)
        show.clicked.connect(self._show_qt_licence)
        column.addSpacing(8)
        column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return page

    def _lay_out(self) -> None:
        title = _paragraph(self.tr("Briefbook {}").format(__version__), "title")
        self.sections.setProperty("role", "sections")
        self.sections.setDrawBase(False)
        self.sections.setExpanding(False)
        self.sections.setAccessibleName(self.tr("Pages"))
        self.sections.currentChanged.connect(self._stack.setCurrentIndex)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 18)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self.sections)
        column.addWidget(self._stack, 1)
        column.addWidget(buttons)

    def _show_qt_licence(self) -> None:
        self.licences.choose(self.licences.parties.rows[1].name)
        self.sections.setCurrentIndex(1)
        self.licences.view.setFocus()

    def _copy_versions(self) -> None:
        words = "\n".join(f"{name} {version}" for name, version in list_versions())
        QGuiApplication.clipboard().setText(words)


def _build_column(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 14, 0, 0)
    column.setSpacing(8)
    return column


def _paragraph(words: str, role: str = "") -> QLabel:
    label = QLabel(words)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setMaximumWidth(TEXT_PX)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
