"""Asks in which scheme a library shall be marked, and what each of its levels and caveats becomes there."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefbook import edits
from briefbook.store.file import LibraryFile
from briefbook.store.marking_use import count_caveats, count_levels
from briefbook.store.scheme_read import list_scheme_caveats, list_scheme_levels, list_schemes
from briefbook.ui.look.count_words import count_words

WIDTH_PX, TABLE_PX, CHOICE_PX = 600, 300, 240
OPEN = object()  # nothing was chosen yet, while None leaves a caveat out


@dataclass(frozen=True, slots=True)
class Target:
    """A scheme that the library can be marked in: levels by code with their wording, caveats by code."""

    code: str
    name: str
    levels: dict[str, str]
    caveats: list[str]


@dataclass(frozen=True, slots=True)
class Carried:
    """A level or caveat of the library's own scheme, by code, and how many carry it; None: others equal it."""

    code: str
    words: str
    count: int | None


class SchemeDialog(QDialog):
    """The table from old to new; it can be applied once everything that is carried becomes something."""

    def __init__(self, file: LibraryFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change Scheme"))
        self._name, self._targets, self._levels, self._caveats = _read(file)
        self.target_field = QComboBox(self)
        self.level_fields = {each.code: QComboBox(self) for each in self._levels}
        self.caveat_fields = {each.code: QComboBox(self) for each in self._caveats}
        self._hint = QLabel(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply_button = self._buttons.addButton(self.tr("Change Scheme"), QDialogButtonBox.ButtonRole.AcceptRole)
        for target in self._targets:
            self.target_field.addItem(target.name, target.code)
        self._lay_out()
        self.target_field.currentIndexChanged.connect(self._offer)
        for field in (*self.level_fields.values(), *self.caveat_fields.values()):
            field.currentIndexChanged.connect(self._judge)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._offer()

    @property
    def code(self) -> str:
        """The code of the new scheme."""
        return str(self.target_field.currentData())

    @property
    def levels(self) -> dict[str, str]:
        """What each old level becomes, by code."""
        chosen = {code: field.currentData() for code, field in self.level_fields.items()}
        return {code: new for code, new in chosen.items() if new is not OPEN}

    @property
    def caveats(self) -> dict[str, str | None]:
        """What each old caveat becomes, by code; None leaves it out."""
        chosen = {code: field.currentData() for code, field in self.caveat_fields.items()}
        return {code: new for code, new in chosen.items() if new is not OPEN}

    def _offer(self) -> None:
        """Offer the levels and caveats of the scheme that is chosen, none of them chosen."""
        target = self._targets[self.target_field.currentIndex()]
        for field in self.level_fields.values():
            _fill(field, [(self.tr("Choose …"), OPEN), *((words, code) for code, words in target.levels.items())])
        for field in self.caveat_fields.values():
            offers = [(self.tr("Choose …"), OPEN), *((code, code) for code in target.caveats)]
            _fill(field, [*offers, (self.tr("Leave it out"), None)])
        self._judge()

    def _judge(self) -> None:
        """Let the table be applied once it is whole, and say what is missing."""
        missing = [each.words for each in self._levels if each.count and each.code not in self.levels]
        missing += [each.words for each in self._caveats if each.code not in self.caveats]
        target = self._targets[self.target_field.currentIndex()]
        if missing and not target.levels:
            words = self.tr("{} has no levels yet.").format(target.name)
        elif missing:
            words = self.tr("Choose what becomes of {}.").format(", ".join(missing))
        else:
            words = self.tr("Everything that is marked becomes something.")
        self._hint.setText(words)
        self.apply_button.setEnabled(not missing)

    def _lay_out(self) -> None:
        sentence = QLabel(
            self.tr(
                "Everything marked in {} is marked anew by this table, in every text, title, ceiling and floor. Release"
                " lists and TLP labels stay, and nothing unmarked gets a mark. What was cleared shows that it changed"
                " since. One step undoes it all."
            ).format(self._name),
            self,
        )
        sentence.setWordWrap(True)
        self._hint.setProperty("role", "small")
        self._hint.setWordWrap(True)
        self.apply_button.setProperty("role", "primary")
        inside = QWidget(self)
        self._fill_table(inside)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        area.setMinimumHeight(min(TABLE_PX, inside.sizeHint().height() + 2))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        for widget in (sentence, area, self._hint, self._buttons):
            column.addWidget(widget)
        self.setMinimumWidth(WIDTH_PX)

    def _fill_table(self, inside: QWidget) -> None:
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 4, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        self._add_row(grid, self.tr("&New scheme"), "", self.target_field)
        rows = [(each, self.level_fields[each.code]) for each in self._levels]
        rows += [(each, self.caveat_fields[each.code]) for each in self._caveats]
        for each, field in rows:
            self._add_row(grid, each.words.replace("&", "&&"), self._describe_count(each), field)
            field.setAccessibleName(self.tr("What {} becomes").format(each.words))
        if not rows:
            none = QLabel(self.tr("Nothing in the library is marked in {}.").format(self._name), inside)
            none.setProperty("role", "muted")
            grid.addWidget(none, grid.rowCount(), 0, 1, 3)
        grid.setRowStretch(grid.rowCount(), 1)

    def _add_row(self, grid: QGridLayout, words: str, count: str, field: QComboBox) -> None:
        at = grid.rowCount()
        label, number = QLabel(words, self), QLabel(count, self)
        label.setBuddy(field)
        number.setProperty("role", "muted")
        field.setFixedWidth(CHOICE_PX)
        for column, widget in enumerate((label, number, field)):
            grid.addWidget(widget, at, column, Qt.AlignmentFlag.AlignVCenter)

    def _describe_count(self, carried: Carried) -> str:
        if not carried.count:
            return self.tr("others equal it")
        return count_words(carried.count, self.tr("carried once"), self.tr("carried {} times"))


def _fill(field: QComboBox, offers: list[tuple[str, object]]) -> None:
    field.blockSignals(True)
    field.clear()
    for words, key in offers:
        field.addItem(words, key)
    field.blockSignals(False)


def _read(file: LibraryFile) -> tuple[str, list[Target], list[Carried], list[Carried]]:
    """The name of the library's scheme, which it can be changed for, and what of it is carried."""
    own, *others = file.look(list_schemes)
    counts, caveats = file.look(count_levels), file.look(count_caveats, own.code)
    own_levels = file.look(list_scheme_levels, own.key)
    targets = []
    equals: set[int | None] = set()
    for each in others:
        levels = file.look(list_scheme_levels, each.key)
        equals |= {level.equals_id for level in levels}
        codes = {level.marking.partition(":")[2]: level.wording for level in levels}
        known = [caveat.code for caveat in file.look(list_scheme_caveats, each.key)]
        targets.append(Target(each.code, each.name, codes, known))
    known_codes = {own.code, *(each.code for each in others)}
    for shipped in (
        edits.shipped_scheme.load_scheme(code) for code in edits.shipped_scheme.SCHEMES if code not in known_codes
    ):
        codes = {level.code: level.wording for level in shipped.levels}
        targets.append(Target(shipped.code, shipped.name, codes, [caveat.code for caveat in shipped.caveats]))
    wordings = {level.marking: (level.wording, level.key) for level in own_levels}
    shown = [*wordings, *(level for level in counts if level.startswith(f"{own.code}:") and level not in wordings)]
    carried = []
    for marking in shown:
        code = marking.partition(":")[2]
        words, key = wordings.get(marking, (code, None))
        if counts[marking] or (key is not None and key in equals):
            carried.append(Carried(code, words, counts[marking] or None))
    return own.name, targets, carried, [Carried(code, code, count) for code, count in sorted(caveats.items())]
