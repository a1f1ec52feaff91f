"""A line for a date in words or EDTF that says what was understood."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from briefbook.errors import BriefbookError
from briefbook.ui.text.line_field import LineField
from briefbook.values.date_grammar import read_date_words
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import find_edtf

FIELD_WIDTH_PX = 210


class DateField(QWidget):
    """Words or EDTF at the left, what they mean at the right; nothing is guessed silently.

    A date is stored when it has been typed to its end: half of one may be another date.
    """

    def __init__(self, name: str, edit: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        placeholder = self.tr("16 January 2026, or 2026-01")
        self.line = LineField(name, placeholder=placeholder, while_typing=False, parent=self)
        self.line.setFixedWidth(FIELD_WIDTH_PX)
        self._edit = edit
        self._meaning = QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.line)
        row.addWidget(self._meaning, 1)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._say)
        self.line.store(self._store)

    def show_date(self, edtf: str, words: str) -> None:
        """Show a date as it is stored."""
        found = find_edtf(edtf) if edtf else None
        self.line.show_text(words or (describe_edtf(found) if found else edtf))

    def _say(self, typed: str) -> None:
        words = typed.strip()
        understood = read_date_words(words) if words else None
        meaning = describe_edtf(understood) if understood else ""
        self._show(meaning if meaning != words else "", wrong=False)

    def _store(self, typed: str) -> None:
        try:
            self._edit(typed)
        except BriefbookError as error:
            self._show(str(error), wrong=True)
            raise
        self._say(self.line.text())

    def _show(self, words: str, *, wrong: bool) -> None:
        self._meaning.setText(words)
        self._meaning.setProperty("role", "error" if wrong else "muted")
        self._meaning.style().polish(self._meaning)
