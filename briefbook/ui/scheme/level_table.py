"""The levels of a marking scheme as a table."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QWidget

from briefbook import edits
from briefbook.models.record_table_model import TICKED, RecordColumn
from briefbook.store.scheme_read import SchemeLevelRead, SchemeRead, list_scheme_levels, list_schemes
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.ui.scheme.scheme_table import SchemeTable
from briefbook.ui.workspace.workspace import Workspace


class LevelTable(SchemeTable):
    """Wording and abbreviation, the lowest first; of the own scheme colour and release, of others what they equal."""

    def __init__(self, workspace: Workspace, scheme: SchemeRead, parent: QWidget | None = None) -> None:
        self._file = workspace.session.file
        self._scheme = scheme
        super().__init__(
            workspace.session,
            [*self._list_words(workspace), *(self._list_own() if scheme.is_own else self._list_equal())],
            self.tr("Levels of {}").format(scheme.name),
            self.tr("No levels yet. Add the lowest first, then those above it."),
            parent,
        )
        session = workspace.session
        if not session.read_only:
            self.add_edits(
                (
                    self.tr("Add Level"),
                    lambda: edits.scheme_level.add_level(session, scheme.key, self._find_free_name()),
                ),
                (self.tr("Remove Level"), lambda key: edits.scheme_level.remove_level(session, key)),
                lambda key, to: edits.scheme_level.move_level(session, key, to),
            )
            if scheme.is_own:
                self.add_button(self.tr("Choose Colour…"), "circle", self._choose_colour)
        self.refresh()

    def refresh(self) -> None:
        """Read the levels anew."""
        self.model.show_rows(self._file.look(list_scheme_levels, self._scheme.key))

    def _list_words(self, workspace: Workspace) -> list[RecordColumn]:
        def change(column: str) -> Callable[[Any, str], object]:
            return lambda row, typed: edits.scheme_level.change_level(workspace.session, row.key, **{column: typed})

        return [
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Level"), lambda row: row.wording, change("wording"), width_px=0
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Abbreviation"),
                lambda row: row.abbreviation,
                change("abbreviation"),
                width_px=110,
            ),
        ]

    def _list_own(self) -> list[RecordColumn]:
        return [
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Colour"),
                lambda row: row.colour,
                lambda row, typed: edits.scheme_level.change_level(self.session, row.key, colour=typed),
                swatch=lambda row: row.colour,
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Needs release"),
                lambda row: "",
                lambda row, typed: edits.scheme_level.change_level(
                    self.session, row.key, needs_release=typed == TICKED
                ),
                ticked=lambda row: row.needs_release,
                hint=lambda row: self.tr("What stands here and names no release is released to nobody."),
            ),
        ]

    def _list_equal(self) -> list[RecordColumn]:
        return [
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Stands as high as"),
                lambda row: row.equals or self.tr("Not entered"),
                self._write_equal,
                choices=self._list_equals,
                warns=lambda row: row.equals_id is None,
                hint=self._hint_equal,
                width_px=220,
            )
        ]

    def _hint_equal(self, row: SchemeLevelRead) -> str:
        return "" if row.equals_id else self.tr("Until this is entered, what carries the level stops the printing.")

    def _list_own_levels(self) -> list[SchemeLevelRead]:
        own = next(each for each in self._file.look(list_schemes) if each.is_own)
        return self._file.look(list_scheme_levels, own.key)

    def _list_equals(self) -> list[str]:
        return [self.tr("Not entered"), *(each.wording for each in self._list_own_levels())]

    def _write_equal(self, row: SchemeLevelRead, words: str) -> None:
        own = {each.wording: each.key for each in self._list_own_levels()}
        edits.equivalence.set_equivalence(self.session, row.key, own.get(words))

    def _find_free_name(self) -> str:
        """Words that no level has, to be typed over."""
        taken = {row.wording.casefold() for row in self.model.rows if isinstance(row, SchemeLevelRead)}
        numbers = range(2, len(taken) + 3)
        offers = [self.tr("New level"), *(self.tr("New level {}").format(number) for number in numbers)]
        return next(words for words in offers if words.casefold() not in taken)

    def _choose_colour(self) -> None:
        row = self.current_row()
        if not isinstance(row, SchemeLevelRead):
            self.show_refusal(self.tr("Choose a level first."))
            return
        dialog = QColorDialog(QColor(row.colour), self)
        dialog.setWindowTitle(self.tr("Colour of {}").format(row.wording))
        dialog.colorSelected.connect(lambda colour: self._store_colour(row.key, colour))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _store_colour(self, key: int, colour: QColor) -> None:
        self.try_edit(lambda: edits.scheme_level.change_level(self.session, key, colour=colour.name()))
