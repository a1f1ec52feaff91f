"""The fields of the settings dialog, one kind for each kind of setting."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from briefbook.settings import SettingFacts, SettingKind
from briefbook.ui.draft.autosave import Autosave
from briefbook.ui.fields.number_field import NumberField

translate = QCoreApplication.translate

MOST = 9999
NUMBER_PX, CHOICE_PX, LINE_PX = 90, 220, 320


class SettingField(QWidget):
    """Sets one value; `entered` brings what was typed or chosen, good or bad."""

    entered = Signal(object)

    def __init__(self, facts: SettingFacts, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = facts
        self.inner = inner
        inner.setAccessibleName(translate("Settings", facts.title))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(inner)
        self.setFocusProxy(inner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_value(self, value: Any) -> None:
        """Show a value without telling anybody."""

    def flush(self) -> None:
        """Tell now what was typed and not told yet."""

    def show_fault(self, sentence: str) -> None:
        """Frame a value that was not taken; an empty sentence takes that back."""
        self.inner.setProperty("wrong", bool(sentence))
        self.inner.style().polish(self.inner)
        self.inner.setAccessibleDescription(sentence or translate("Settings", self.facts.help_text))


class ChoiceSetting(SettingField):
    """One of a few."""

    def __init__(self, facts: SettingFacts, parent: QWidget | None = None) -> None:
        self._box = QComboBox()
        super().__init__(facts, self._box, parent)
        self._box.setFixedWidth(CHOICE_PX)
        for value, words in facts.choices.items():
            self._box.addItem(translate("Settings", words), str(value))
        self._box.activated.connect(lambda: self.entered.emit(self._box.currentData()))

    def show_value(self, value: Any) -> None:
        """Choose what is set."""
        self._box.setCurrentIndex(self._box.findData(str(value)))


class YesNoSetting(SettingField):
    """Yes when ticked."""

    def __init__(self, facts: SettingFacts, parent: QWidget | None = None) -> None:
        self._box = QCheckBox()
        super().__init__(facts, self._box, parent)
        self._box.setText(translate("Settings", facts.title))
        self._box.clicked.connect(lambda: self.entered.emit(self._box.isChecked()))

    def show_value(self, value: Any) -> None:
        """Tick, or not."""
        self._box.setChecked(value)


class NumberSetting(SettingField):
    """A whole number; one beyond its limits can be typed, to be told what they are."""

    def __init__(self, facts: SettingFacts, parent: QWidget | None = None) -> None:
        self._spin = NumberField(translate("Settings", facts.title), 0, MOST)
        super().__init__(facts, self._spin, parent)
        self._spin.setFixedWidth(NUMBER_PX)
        self._spin.setSingleStep(5)
        self._spin.valueChanged.connect(self.entered.emit)

    def show_value(self, value: Any) -> None:
        """Show the number."""
        self._spin.show_number(value)

    def flush(self) -> None:
        """Take what stands in the field."""
        self._spin.flush()


class LineSetting(SettingField):
    """One line of text."""

    def __init__(self, facts: SettingFacts, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(facts, self.line, parent)
        self.line.setMinimumWidth(LINE_PX)
        self._pause = Autosave(self)
        self._pause.due.connect(lambda: self.entered.emit(self.line.text().strip()))
        self.line.textEdited.connect(self._pause.note_key)
        self.line.editingFinished.connect(self._pause.flush)

    def show_value(self, value: Any) -> None:
        """Show the words."""
        self.line.setText(value)

    def flush(self) -> None:
        """Tell what was typed last."""
        self._pause.flush()


class FolderSetting(LineSetting):
    """The path of a folder, typed or chosen."""

    def __init__(self, facts: SettingFacts, parent: QWidget | None = None) -> None:
        super().__init__(facts, parent)
        self.choose = QPushButton(self.tr("Choose…"), self)
        self.choose.setAutoDefault(False)
        self.choose.setAccessibleName(self.tr("Choose the folder: {}").format(translate("Settings", facts.title)))
        self.choose.clicked.connect(self._ask)
        self.row.addWidget(self.choose)

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, translate("Settings", self.facts.title), self.line.text())
        if chosen:
            self.line.setText(chosen)
            self.entered.emit(chosen)


KINDS: dict[SettingKind, type[SettingField]] = {
    SettingKind.CHOICE: ChoiceSetting,
    SettingKind.NUMBER: NumberSetting,
    SettingKind.FOLDER: FolderSetting,
    SettingKind.LINE: LineSetting,
    SettingKind.YES_NO: YesNoSetting,
}
