"""Why a library could not be opened, and what can be done about it."""

from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class RefusalNotice(QFrame):
    """A sentence with buttons.

    A library that is open elsewhere can be read or copied, and opened all the same where a lock of another computer
    says so; one that is damaged has backups, one that is gone can be taken from the list.
    """

    reading_requested = Signal(object)
    copy_requested = Signal(object)
    takeover_requested = Signal(object)
    removal_requested = Signal(object)
    backups_requested = Signal(object)
    salvage_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._path: Path | None = None
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setProperty("role", "error")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 10, 16, 10)
        self._row.addWidget(self.sentence, 1)
        self.offers = (
            self._add(self.tr("Open for reading"), self.reading_requested),
            self._add(self.tr("Open a copy…"), self.copy_requested),
        )
        self.takeover = self._add(self.tr("Open it here after all…"), self.takeover_requested)
        self.backups = self._add(self.tr("Show its backups…"), self.backups_requested)
        self.salvage = self._add(self.tr("Salvage what can be read…"), self.salvage_requested)
        self.remove = self._add(self.tr("Remove from this list"), self.removal_requested)
        self.hide()

    def show_refusal(self, sentence: str, path: Path | None = None) -> None:
        """Say why something failed; a path offers to open that library for reading, or a copy of it."""
        self._show(sentence, path, gone=False)

    def offer_takeover(self) -> None:
        """Offer to open the library of which the sentence tells, although it may be open on another computer."""
        self.takeover.show()

    def offer_backups(self, path: Path) -> None:
        """Offer the backups of the library of which the sentence tells, and what can be read of it."""
        self._path = path
        self.backups.show()
        self.salvage.show()

    def show_gone(self, path: Path) -> None:
        """Say that a library of the list is not there any more."""
        words = self.tr("“{}” was not found in {}. It may have been moved, or its disk is not connected.")
        self._show(words.format(path.name, path.parent), path, gone=True)

    def _show(self, sentence: str, path: Path | None, *, gone: bool) -> None:
        self._path = path
        self.sentence.setText(sentence)
        for button in self.offers:
            button.setVisible(path is not None and not gone)
        self.takeover.hide()
        self.backups.hide()
        self.salvage.hide()
        self.remove.setVisible(gone)
        self.show()

    def _add(self, words: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(lambda: signal.emit(self._path))
        self._row.addWidget(button)
        return button
