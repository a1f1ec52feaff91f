"""The settings, as a dialog made from their fields."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from briefbook.settings import SettingFacts, SettingKind, Settings, list_setting_facts
from briefbook.ui.draft.draft_watch import DraftWatch
from briefbook.ui.look.page_area import PageArea
from briefbook.ui.settings.fonts_note import describe_fonts
from briefbook.ui.settings.setting_field import KINDS, SettingField
from briefbook.ui.workspace.preferences import Preferences

translate = QCoreApplication.translate

LABEL_PX, WIDTH_PX = 130, 620
NOTES: dict[str, Callable[[Settings], str]] = {"fonts_folder": describe_fonts}
ROOM_PX = 120


class SettingsDialog(QDialog):
    """Shows each setting under its heading; what is entered holds at once, unless a sentence says why not."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self._preferences = preferences
        self._drafts = DraftWatch(self)  # what is typed here waits for no library
        self.fields: dict[str, SettingField] = {}
        self.sentences: dict[str, QLabel] = {}
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self.notice = QLabel(self.tr("The settings hold until you quit; they cannot be kept for the next start."))
        self._lay_out()
        preferences.changed.connect(self._show_values)
        self._show_values()

    def done(self, result: int) -> None:
        """Take what was typed last, and close."""
        for field in self.fields.values():
            field.flush()
        super().done(result)

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(24, 16, 24, 8)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, LABEL_PX)
        self._grid.setColumnStretch(1, 1)
        settings = self._preferences.settings
        group = ""
        for name, facts in list_setting_facts(type(settings)).items():
            if facts.group != group:
                group = facts.group
                self._add_heading(translate("Settings", group))
            self._add_field(name, facts, facts.find_kind(getattr(settings, name)))
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.notice.setProperty("role", "warning")
        self.notice.setContentsMargins(24, 0, 24, 0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.setContentsMargins(24, 4, 24, 16)
        # Enter ends the typing in a field and closes nothing.
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._build_scroll(), 1)
        column.addWidget(self.notice)
        column.addWidget(buttons)
        room = self.screen().availableGeometry().height() - ROOM_PX
        self.resize(WIDTH_PX, min(self._body.sizeHint().height() + buttons.sizeHint().height() + 12, room))

    def _build_scroll(self) -> PageArea:
        scroll = PageArea(self._body)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body.setAutoFillBackground(False)
        return scroll

    def _add_heading(self, words: str) -> None:
        label = QLabel(words)
        label.setProperty("role", "subheading")
        label.setContentsMargins(0, 16 if self._grid.count() else 0, 0, 8)
        self._grid.addWidget(label, self._grid.rowCount(), 0, 1, 2)

    def _add_field(self, name: str, facts: SettingFacts, kind: SettingKind) -> None:
        field = KINDS[kind](facts, self._body)
        field.entered.connect(partial(self._take, name))
        sentence = QLabel()
        sentence.setWordWrap(True)
        sentence.setContentsMargins(1, 3, 0, 12)
        self.fields[name], self.sentences[name] = field, sentence
        at = self._grid.rowCount()
        if kind is not SettingKind.YES_NO:
            label = QLabel(translate("Settings", facts.title))
            label.setProperty("role", "muted")
            label.setBuddy(field)
            self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, at, 1, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(sentence, at + 1, 1)
        self._say(name, "")

    def _show_values(self) -> None:
        """Show what is set, but for what is wrong or being typed."""
        for name, field in self.fields.items():
            if not field.inner.property("wrong") and not field.inner.hasFocus():
                field.show_value(getattr(self._preferences.settings, name))
        self.notice.setVisible(not self._preferences.kept)

    def _take(self, name: str, value: Any) -> None:
        field = self.fields[name]
        fault = field.facts.find_fault(value)
        if fault:
            self._say(name, fault)
        else:
            now = getattr(self._preferences.settings, name)
            self._preferences.change(**{name: type(now)(value)})
            self._say(name, "")

    def _say(self, name: str, fault: str) -> None:
        """Say under a field what it is for, or why what stands in it is not taken."""
        facts, sentence = self.fields[name].facts, self.sentences[name]
        note = NOTES[name](self._preferences.settings) if name in NOTES else ""
        sentence.setText(fault or note or translate("Settings", facts.help_text))
        sentence.setProperty("role", "error" if fault else "small")
        sentence.style().polish(sentence)
        self.fields[name].show_fault(fault)
