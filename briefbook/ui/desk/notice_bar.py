"""A bar above the foot of the window that tells how something long goes on, and offers what to do next."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

HEIGHT_PX = 44


class NoticeBar(QWidget):
    """One sentence with a progress bar or with buttons; hidden while there is nothing to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice_bar")
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words = QLabel(self)
        # Long words take a second line, and never make the window wider than it is.
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(220)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 12, 8)
        self._row.setSpacing(12)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._progress)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    @property
    def buttons(self) -> list[QPushButton]:
        """What it offers."""
        return list(self._buttons)

    def show_progress(self, words: str, done: int, total: int, cancel: tuple[str, Callable[[], None]]) -> None:
        """Say how far something is; it can be cancelled."""
        if not self._progress.isVisible() or not self._buttons:
            self._offer([cancel])
        self._words.setText(words)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.show()
        self.show()

    def show_words(self, words: str, *offers: tuple[str, Callable[[], None]], wrong: bool = False) -> None:
        """Say what came of it, with buttons for what to do next; the last of them closes the bar."""
        self._say(words, wrong=wrong)
        self._offer([*offers, (self.tr("Close"), self.hide)])
        self.show()

    def show_lasting(self, words: str, *offers: tuple[str, Callable[[], object]]) -> None:
        """Say what is wrong for as long as it is, with buttons for what to do about it: nobody closes the bar."""
        self._say(words, wrong=True)
        self._offer(list(offers))
        self.show()

    def _say(self, words: str, *, wrong: bool) -> None:
        self._progress.hide()
        self._words.setText(words)
        self._words.setProperty("role", "error" if wrong else "")
        self._words.style().polish(self._words)

    def _offer(self, offers: list[tuple[str, Callable[[], object]]]) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for words, call in offers:
            button = QPushButton(words, self)
            button.clicked.connect(lambda _=False, call=call: call())
            self._row.addWidget(button)
            self._buttons.append(button)
