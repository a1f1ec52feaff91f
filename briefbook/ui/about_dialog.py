"""What the program is, what it is made of, and what it is not."""

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from briefbook import __version__

PARTS = (
    ("PySide6-Essentials", "Qt for Python", "LGPL-3.0"),
    ("sqlcipher3", "SQLCipher and SQLite", "zlib, BSD-3-Clause"),
    ("sqlmodel", "SQLModel", "MIT"),
    ("reportlab", "ReportLab", "BSD-3-Clause"),
    ("uharfbuzz", "HarfBuzz", "Apache-2.0, MIT"),
    ("pikepdf", "pikepdf and qpdf", "MPL-2.0, Apache-2.0"),
    ("pypdfium2", "PDFium", "BSD-3-Clause, Apache-2.0"),
    ("markdown-it-py", "markdown-it-py", "MIT"),
    ("pyahocorasick", "pyahocorasick", "BSD-3-Clause"),
    ("platformdirs", "platformdirs", "MIT"),
    ("python-bidi", "python-bidi", "LGPL-3.0"),
)


class AboutDialog(QDialog):
    """Versions, licences, and the two sentences that a person who handles papers has to know."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Briefbook"))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(10)
        title = QLabel(self.tr("Briefbook {}").format(__version__))
        title.setProperty("role", "title")
        column.addWidget(title)
        for words in self._sentences():
            column.addWidget(_paragraph(words))
        column.addLayout(self._build_parts())
        column.addWidget(_paragraph(self._machine(), "small"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setFixedWidth(520)

    def _sentences(self) -> tuple[str, ...]:
        return (
            self.tr("Prepares a visit and prints its briefing book."),
            self.tr("Briefbook makes no network connection, ever."),
            self.tr("It prints markings; it is not accredited to hold classified information."),
            self.tr("Free software under the Apache License 2.0. Qt is used under the LGPL 3 and can be replaced."),
        )

    def _build_parts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(2)
        for row, (package, name, licence) in enumerate(PARTS):
            for column, words in enumerate((name, _find_version(package), licence)):
                grid.addWidget(_paragraph(words, "small"), row, column)
        fonts = self.tr("Source Serif 4, Source Sans 3, Noto, Amiri"), "", "SIL OFL 1.1"
        icons = self.tr("Lucide icons"), "", "ISC"
        for row, words_of_row in enumerate((fonts, icons), len(PARTS)):
            for column, words in enumerate(words_of_row):
                grid.addWidget(_paragraph(words, "small"), row, column)
        return grid

    def _machine(self) -> str:
        return f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.machine()}"


def _find_version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _paragraph(words: str, role: str = "") -> QLabel:
    label = QLabel(words)
    label.setProperty("role", role)
    label.setWordWrap(role == "")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
