"""A small window in which a level is chosen, with the caveats, the release list and the TLP label beside it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from briefbook.models.choice_list_model import Choice
from briefbook.store.file import LibraryFile
from briefbook.store.marking_read import describe_level, list_levels
from briefbook.store.marking_use import list_release_codes
from briefbook.store.scheme_read import (
    SchemeCaveatRead,
    list_offered_caveats,
    list_offered_levels,
    list_schemes,
    read_standing,
)
from briefbook.ui.draft.draft_watch import DraftState, tell_draft
from briefbook.ui.look.page_area import PageArea
from briefbook.ui.popup.choice_popup import FEWEST, HEIGHT_PX, WIDTH_PX, ChoicePopup
from briefbook.ui.popup.release_field import ReleaseField
from briefbook.values.kind import Tlp
from briefbook.values.marking import Marking, parse_marking

# What stands around the rows of the list, and around the list with all that is under it.
LIST_FRAME_PX, FRAME_PX, BORDER_PX = 10, 20, 1
DONE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Limit(StrEnum):
    """What a book may not go beyond: above a ceiling, below a floor."""

    CEILING = "ceiling"
    FLOOR = "floor"


class MarkingPopup(ChoicePopup):
    """Levels, of which a chosen one closes it; caveats to tick; releases; TLP. It is told once, as it closes.

    The caveats are those of the scheme whose level is the current one. A ceiling is a level of the own scheme with what
    its readers may hold, caveats of other schemes among it; a floor is one that can be compared with the own levels.
    What is not offered here stays as it is.
    Of portions that are marked differently (`is_mixed`) a chosen row is told even where it says “not marked”.
    """

    def __init__(
        self,
        name: str,
        file: LibraryFile,
        marking: str | None,
        tell: Callable[[str | None], object],
        *,
        none: str,
        limit: Limit | None = None,
        is_mixed: bool = False,
        parent: QWidget,
    ) -> None:
        self._before = parse_marking(marking) if marking else None
        self._level = f"{self._before.scheme}:{self._before.level}" if self._before else None
        self._of_ceiling = of_ceiling = limit is Limit.CEILING
        self._is_mixed, self._was_chosen = is_mixed, False
        offered = file.look(list_levels) if of_ceiling else file.look(list_offered_levels)
        if limit is Limit.FLOOR:
            offered = [each for each in offered if file.look(read_standing, each.marking).is_comparable]
        levels = {each.marking: each.wording for each in offered}
        self._own = next(each.code for each in file.look(list_schemes) if each.is_own)
        caveats = file.look(list_offered_caveats)
        if of_ceiling:
            caveats = {self._own: _unite(caveats.values())}
        known = file.look(list_release_codes)
        if self._level is not None and self._level not in levels:
            levels[self._level] = file.look(describe_level, self._level)
        choices = [Choice(key, words, key == self._level) for key, words in ({None: none} | levels).items()]
        super().__init__(name, choices, tell, several=False, parent=parent)
        self.filter.hide()
        self._groups = {scheme: self._build_group(scheme, of) for scheme, of in caveats.items()}
        self.release = ReleaseField(known, self._before.releasable_to if self._before else None, self)
        self.tlp = QComboBox(self)
        self._hint, self._fault = QLabel(self), QLabel(self)
        self._below = QWidget(self)
        self._lay_out_below()
        self.column.addWidget(self._build_area(), 1)
        self.view.selectionModel().currentChanged.connect(self._show_group)
        self._show_group()

    @property
    def caveats(self) -> dict[str, QCheckBox]:
        """The ticks of the scheme whose level is the current one, by the code of the caveat."""
        group = self._groups.get(self._find_scheme())
        return {box.objectName(): box for box in group.findChildren(QCheckBox)} if group else {}

    def fit(self) -> None:
        """Be as high as the levels, whole rows of them, and what stands under them need."""
        inside = WIDTH_PX - 2 * BORDER_PX - self.column.contentsMargins().left() - self.column.contentsMargins().right()
        below_px = max(self._below.sizeHint().height(), self._below.heightForWidth(inside))
        row_px, count = self.view.sizeHintForRow(0), self.choices.rowCount()
        around_px = LIST_FRAME_PX + FRAME_PX
        most = (min(HEIGHT_PX, self._measure_room() - below_px) - around_px) // row_px
        rows = min(count, max(FEWEST, most))
        self.view.setFixedHeight(rows * row_px + LIST_FRAME_PX)
        self._stand(rows * row_px + around_px + below_px)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a tick, a list or a label is done, unless there is something to mend."""
        if event.key() not in DONE:
            super().keyPressEvent(event)
        elif not self.release.fault:
            self.close()

    def closeEvent(self, event: Any) -> None:
        """Tell the marking, if it is another one and Escape did not cancel it."""
        super().closeEvent(event)
        marking = self._compose()
        if not self._is_cancelled and (marking != self._before or (self._is_mixed and self._was_chosen)):
            self._tell(str(marking) if marking else None)
        tell_draft(self, DraftState.STORED)

    def _choose(self, index: QModelIndex) -> None:
        choice = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(choice, Choice) and not (choice.key and self.release.fault):
            self._level, self._was_chosen = choice.key, True
            self.close()

    def _compose(self) -> Marking | None:
        """The marking of the chosen level; what is not offered here is kept while the scheme is the same."""
        if self._level is None:
            return None
        chosen = parse_marking(self._level)
        kept = self._before if self._before and self._before.scheme == chosen.scheme else chosen
        group = self._groups.get(chosen.scheme)
        boxes = group.findChildren(QCheckBox) if group else []
        offered = {box.objectName() for box in boxes}
        ticked = {box.objectName() for box in boxes if box.isChecked()}
        return replace(
            chosen,
            caveats=kept.caveats - offered | ticked,
            releasable_to=self.release.codes,
            tlp=self.tlp.currentData(),
        )

    def _find_scheme(self) -> str:
        """The scheme of the level under the caret, the own one where there is none."""
        choice = self.view.currentIndex().data(Qt.ItemDataRole.UserRole)
        key = choice.key if isinstance(choice, Choice) else None
        return parse_marking(key).scheme if key else self._own

    def _build_group(self, scheme: str, caveats: list[SchemeCaveatRead]) -> QWidget:
        """The ticks for the caveats of one scheme."""
        group = QWidget(self)
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(4)
        if caveats:
            column.addWidget(self._build_heading(self.tr("May hold") if self._of_ceiling else self.tr("Caveats")))
        for each in caveats:
            box = QCheckBox(each.code, group)
            box.setObjectName(each.code)
            box.setToolTip(each.wording)
            box.setAccessibleDescription(each.wording)
            carried = self._before is not None and self._before.scheme == scheme and each.code in self._before.caveats
            box.setChecked(carried)
            box.toggled.connect(self._judge)
            column.addWidget(box)
        return group

    def _lay_out_below(self) -> None:
        """Put the ticks, the list and the label under the levels."""
        column, grid = QVBoxLayout(self._below), QGridLayout()
        column.setContentsMargins(8, 2, 8, 4)
        for group in self._groups.values():
            column.addWidget(group)
        released = self.tr("May be released to") if self._of_ceiling else self.tr("Released to")
        tlp = self.tr("TLP at most") if self._of_ceiling else self.tr("TLP")
        rows: list[tuple[str, QWidget]] = [(released, self.release), (tlp, self.tlp)]
        for at, (words, field) in enumerate(rows):
            label = self._build_heading(words)
            field.setAccessibleName(words)
            grid.addWidget(label, at, 0)
            grid.addWidget(field, at, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addWidget(self._fault)
        column.addWidget(self._hint)
        self._fill_labels()
        self._hint.setText(self.tr("Now choose the level that this stands beside."))
        for label, role in ((self._hint, "small"), (self._fault, "error")):
            label.setProperty("role", role)
            label.setWordWrap(True)
            label.hide()
        self.release.textChanged.connect(self._judge)

    def _build_area(self) -> PageArea:
        """What is under the levels, scrolled where the screen is too low for it."""
        area = PageArea(self._below, self)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._below.setAutoFillBackground(False)
        return area

    def _fill_labels(self) -> None:
        self.tlp.addItem(self.tr("None"), None)
        for tlp in Tlp:
            self.tlp.addItem(f"TLP:{tlp}", tlp)
        self.tlp.setCurrentIndex(self.tlp.findData(self._before.tlp if self._before else None))
        self.tlp.currentIndexChanged.connect(self._judge)

    def _build_heading(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setProperty("role", "muted")
        return label

    def _show_group(self) -> None:
        scheme = self._find_scheme()
        for code, group in self._groups.items():
            group.setVisible(code == scheme)
        self._judge()

    def _judge(self) -> None:
        """Say that a caveat alone is no marking, and what is wrong with a list."""
        ticked = any(box.isChecked() for box in self.caveats.values())
        beside = ticked or bool(self.release.text().strip()) or self.tlp.currentData()
        self._hint.setVisible(self._level is None and bool(beside))
        self._fault.setText(self.release.fault)
        self._fault.setVisible(bool(self.release.fault))
        self.release.setAccessibleDescription(self.release.fault)
        tell_draft(self, DraftState.STORED if self._compose() == self._before else DraftState.ENTERED)
        self._below.updateGeometry()
        self.fit()


def _unite(schemes: Iterable[list[SchemeCaveatRead]]) -> list[SchemeCaveatRead]:
    """The caveats of all schemes, each code once."""
    every: dict[str, SchemeCaveatRead] = {}
    for caveats in schemes:
        for each in caveats:
            every.setdefault(each.code, each)
    return list(every.values())
