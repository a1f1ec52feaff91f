"""Asks who clears, of somebody whose name is not in the settings yet."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefbook.settings import OFFICE_NAME, PERSON_NAME
from briefbook.ui.workspace.preferences import Preferences

WIDTH_PX = 420
FACTS = {"person_name": PERSON_NAME, "office_name": OFFICE_NAME}
translate = QCoreApplication.translate


class SignerDialog(QDialog):
    """Name and office, kept in the settings when it is accepted; one of them will do."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Clear"))
        self._preferences = preferences
        self.lines = {name: QLineEdit(getattr(preferences.settings, name)) for name in FACTS}
        self.fault = QLabel()
        self._lay_out()

    def accept(self) -> None:
        """Keep what was entered, unless a sentence says why not."""
        entered = {name: line.text().strip() for name, line in self.lines.items()}
        faults = {name: FACTS[name].find_fault(words) for name, words in entered.items()}
        wrong = next((name for name, fault in faults.items() if fault), "")
        if not wrong and not any(entered.values()):
            wrong = next(iter(entered))
            faults[wrong] = self.tr("Write your name or your office: a clearance says whose it is.")
        self._show_fault(wrong, faults.get(wrong, ""))
        if not wrong:
            self._preferences.change(**entered)
            super().accept()

    def _show_fault(self, wrong: str, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        for name, line in self.lines.items():
            line.setProperty("wrong", name == wrong)
            line.style().polish(line)
            line.setAccessibleDescription(sentence if name == wrong else translate("Settings", FACTS[name].help_text))
        if wrong:
            self.lines[wrong].setFocus()

    def _lay_out(self) -> None:
        question, note = QLabel(self.tr("Who clears?")), QLabel()
        question.setProperty("role", "subheading")
        note.setText(self.tr("Your name and your office stand beside what you clear. The settings keep them."))
        note.setProperty("role", "muted")
        self.fault.setProperty("role", "error")
        self.fault.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        clear = buttons.addButton(self.tr("Clear"), QDialogButtonBox.ButtonRole.AcceptRole)
        clear.setProperty("role", "primary")
        clear.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for at, (name, line) in enumerate(self.lines.items()):
            label = QLabel(translate("Settings", FACTS[name].title))
            label.setProperty("role", "muted")
            label.setBuddy(line)
            line.setAccessibleName(label.text())
            grid.addWidget(label, at, 0)
            grid.addWidget(line, at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for each in (question, note, self.fault):
            each.setWordWrap(True)
        column.addWidget(question)
        column.addWidget(note)
        column.addLayout(grid)
        column.addWidget(self.fault)
        column.addWidget(buttons)
        self.setMinimumWidth(WIDTH_PX)
