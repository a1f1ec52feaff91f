"""Asks for a new visit: what it is called, which way it goes, and when."""

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefbook.models.term import title_term
from briefbook.values.date_grammar import read_date_words
from briefbook.values.date_words import describe_edtf
from briefbook.values.kind import VisitDirection

WIDTH_PX = 460


class VisitDialog(QDialog):
    """Title, direction and date of a visit; under the date stands how it was understood."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add Visit"))
        self.title_field, self.date_field, self.direction_field = QLineEdit(), QLineEdit(), QComboBox()
        self._understood = QLabel()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._add = self._buttons.addButton(self.tr("Add Visit"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self.title_field.textChanged.connect(self._judge)
        self.date_field.textChanged.connect(self._judge)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._judge()

    @property
    def direction(self) -> VisitDirection:
        """Which way the visit goes."""
        return VisitDirection(self.direction_field.currentData())

    def _lay_out(self) -> None:
        self.title_field.setPlaceholderText(self.tr("Official visit of the Foreign Minister of Ruritania"))
        self.date_field.setPlaceholderText(self.tr("15–17 January 2026"))
        for direction in VisitDirection:
            self.direction_field.addItem(title_term(direction), direction)
        self._understood.setProperty("role", "small")
        self._add.setProperty("role", "primary")
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.addRow(self.tr("&Title"), self.title_field)
        form.addRow(self.tr("&Direction"), self.direction_field)
        form.addRow(self.tr("&When"), self.date_field)
        form.addRow("", self._understood)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self._buttons)
        self.setMinimumWidth(WIDTH_PX)

    def _judge(self) -> None:
        """Say how the date reads, and let only what is understood be added."""
        typed = self.date_field.text().strip()
        edtf = read_date_words(typed) if typed else None
        if edtf:
            words = self.tr("Understood as {}").format(describe_edtf(edtf))
        else:
            words = self.tr("Not understood yet: write it as 16 January 2026.") if typed else self.tr("May stay empty.")
        self._understood.setText(words)
        self._add.setEnabled(bool(self.title_field.text().strip()) and bool(edtf or not typed))
