"""A line that says why something was not done, or quietly what was."""

from PySide6.QtWidgets import QLabel, QWidget


class NoticeLabel(QLabel):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "error")
        self.setWordWrap(True)
        self.hide()

    def show_refusal(self, sentence: str) -> None:
        """Say why something was not done; no sentence takes back what was said."""
        self._say(sentence, "error")

    def show_notice(self, sentence: str) -> None:
        """Say what was done."""
        self._say(sentence, "muted")

    def _say(self, sentence: str, role: str) -> None:
        if role != self.property("role"):
            self.setProperty("role", role)
            self.style().polish(self)
        self.setText(sentence)
        self.setVisible(bool(sentence))
