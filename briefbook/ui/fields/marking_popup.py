"""A small window in which a level is chosen, with the caveats and the TLP label that stand beside it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefbook.models.choice_list_model import Choice
from briefbook.store.file import LibraryFile
from briefbook.store.marking_read import CaveatRow, describe_level, list_caveats, list_levels
from briefbook.ui.fields.choice_popup import HEIGHT_PX, WIDTH_PX, ChoicePopup
from briefbook.values.kind import Tlp
from briefbook.values.marking import Marking, parse_marking

ROW_PX, FRAME_PX = 30, 32
DONE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MarkingPopup(ChoicePopup):
    """Levels, of which a chosen one closes it; caveats to tick; TLP. Another marking is told once, as it closes.

    A release list, and the caveats of another government's marking, stay as they are.
    """

    def __init__(
        self,
        name: str,
        file: LibraryFile,
        marking: str | None,
        tell: Callable[[str | None], object],
        *,
        none: str,
        parent: QWidget,
    ) -> None:
        self._before = parse_marking(marking) if marking else None
        self._level = f"{self._before.scheme}:{self._before.level}" if self._before else None
        with file.lock:
            levels = {each.marking: each.wording for each in list_levels(file.connection)}
            caveats = list_caveats(file.connection)
            self._is_foreign = self._level is not None and self._level not in levels
            if self._level is not None and self._is_foreign:
                levels[self._level] = describe_level(file.connection, self._level)
        choices = [Choice(key, words, key == self._level) for key, words in ({None: none} | levels).items()]
        super().__init__(name, choices, tell, several=False, parent=parent)
        self.filter.hide()
        self.caveats = {each.code: QCheckBox(each.code, self) for each in caveats}
        self.tlp = QComboBox(self)
        self._hint = QLabel(self.tr("Now choose the level that this stands beside."), self)
        self._below = QWidget(self)
        self._add_handling(caveats)
        self.column.addWidget(self._below)

    def fit(self) -> None:
        """Be as high as the levels, and what stands under them, need."""
        levels_px = min(HEIGHT_PX, FRAME_PX + ROW_PX * self.choices.rowCount())
        self.resize(WIDTH_PX, levels_px + self._below.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a tick or a label is done."""
        if event.key() in DONE:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: Any) -> None:
        """Tell the marking, if it is another one."""
        super().closeEvent(event)
        marking = self._compose()
        if marking != self._before:
            self._tell(str(marking) if marking else None)

    def _choose(self, index: QModelIndex) -> None:
        choice = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(choice, Choice):
            self._level = choice.key
            self.close()

    def _compose(self) -> Marking | None:
        """The marking of the chosen level; what is not offered here is kept while the scheme is the same."""
        if self._level is None:
            return None
        chosen = parse_marking(self._level)
        kept = self._before if self._before and self._before.scheme == chosen.scheme else chosen
        offered = {code for code, box in self.caveats.items() if box.isEnabled()}
        ticked = {code for code in offered if self.caveats[code].isChecked()}
        return replace(
            chosen,
            caveats=kept.caveats - offered | ticked,
            releasable_to=kept.releasable_to,
            tlp=self.tlp.currentData(),
        )

    def _add_handling(self, caveats: list[CaveatRow]) -> None:
        """Put the ticks and the label under the levels."""
        column = QVBoxLayout(self._below)
        column.setContentsMargins(8, 2, 8, 4)
        if caveats:
            column.addWidget(self._build_heading(self.tr("Caveats")))
        for each in caveats:
            box = self.caveats[each.code]
            box.setToolTip(each.wording)
            box.setAccessibleDescription(each.wording)
            box.setChecked(bool(self._before and each.code in self._before.caveats))
            box.setEnabled(not self._is_foreign)
            box.toggled.connect(self._show_hint)
            column.addWidget(box)
        label = self._build_heading(self.tr("TLP"))
        self.tlp.setAccessibleName(label.text())
        self.tlp.addItem(self.tr("None"), None)
        for tlp in Tlp:
            self.tlp.addItem(f"TLP:{tlp}", tlp)
        self.tlp.setCurrentIndex(self.tlp.findData(self._before.tlp if self._before else None))
        self.tlp.currentIndexChanged.connect(self._show_hint)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.tlp, 1)
        column.addLayout(row)
        column.addWidget(self._hint)
        self._hint.setProperty("role", "small")
        self._hint.hide()

    def _build_heading(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setProperty("role", "muted")
        return label

    def _show_hint(self) -> None:
        """A caveat alone is no marking."""
        ticked = any(box.isChecked() for box in self.caveats.values()) or self.tlp.currentData()
        self._hint.setVisible(self._level is None and bool(ticked))
        self.fit()
