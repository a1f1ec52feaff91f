"""The caveats of a marking scheme as a table."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefbook import edits
from briefbook.models.record_table_model import RecordColumn
from briefbook.store.scheme_read import SchemeCaveatRead, SchemeRead, list_scheme_caveats
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.ui.scheme.scheme_table import SchemeTable
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import CaveatKind

KINDS = {
    CaveatKind.RESTRICTIVE: QT_TRANSLATE_NOOP("CaveatTable", "Restricts"),
    CaveatKind.RELEASABLE_TO: QT_TRANSLATE_NOOP("CaveatTable", "Releases to"),
    CaveatKind.NO_RELEASE: QT_TRANSLATE_NOOP("CaveatTable", "No release"),
}


class CaveatTable(SchemeTable):
    """Code, as pages print it, wording, abbreviation, as portions show it, and what it does."""

    def __init__(self, workspace: Workspace, scheme: SchemeRead, parent: QWidget | None = None) -> None:
        self._file = workspace.session.file
        self._scheme = scheme
        session = workspace.session

        def change(column: str) -> Callable[[Any, str], object]:
            return lambda row, typed: edits.scheme_caveat.change_caveat(session, row.key, **{column: typed})

        columns = [
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Caveat"), lambda row: row.code, change("code"), width_px=170
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "What it says"),
                lambda row: row.wording,
                change("wording"),
                width_px=0,
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Abbreviation"),
                lambda row: row.abbreviation,
                change("abbreviation"),
                width_px=110,
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Kind"),
                lambda row: describe_caveat_kind(row.kind),
                self._write_kind,
                choices=lambda: [describe_caveat_kind(kind) for kind in CaveatKind],
                hint=lambda row: explain_caveat_kind(row.kind),
                width_px=110,
            ),
        ]
        name, empty = self.tr("Caveats of {}").format(scheme.name), self.tr("No caveats.")
        super().__init__(session, columns, name, empty, parent)
        if not session.read_only:
            self.add_edits(
                (
                    self.tr("Add Caveat"),
                    lambda: edits.scheme_caveat.add_caveat(session, scheme.key, self._find_free_name()),
                ),
                (self.tr("Remove Caveat"), lambda key: edits.scheme_caveat.remove_caveat(session, key)),
                lambda key, to: edits.scheme_caveat.move_caveat(session, key, to),
            )
        self.refresh()

    def refresh(self) -> None:
        """Read the caveats anew."""
        self.model.show_rows(self._file.look(list_scheme_caveats, self._scheme.key))

    def _write_kind(self, row: SchemeCaveatRead, words: str) -> None:
        kind = next(each for each in CaveatKind if describe_caveat_kind(each) == words)
        edits.scheme_caveat.change_caveat(self.session, row.key, kind=kind)

    def _find_free_name(self) -> str:
        """Words that no caveat has, to be typed over."""
        taken = {row.code.casefold() for row in self.model.rows if isinstance(row, SchemeCaveatRead)}
        numbers = range(2, len(taken) + 3)
        offers = [self.tr("NEW CAVEAT"), *(self.tr("NEW CAVEAT {}").format(number) for number in numbers)]
        return next(words for words in offers if words.casefold() not in taken)


def describe_caveat_kind(kind: CaveatKind) -> str:
    """What a caveat of that kind does, in a word or two."""
    return QCoreApplication.translate("CaveatTable", KINDS[kind])


def explain_caveat_kind(kind: CaveatKind) -> str:
    """What a caveat of that kind does to a banner."""
    match kind:
        case CaveatKind.RESTRICTIVE:
            return QCoreApplication.translate("CaveatTable", "Stands in the banner as soon as one portion carries it.")
        case CaveatKind.RELEASABLE_TO:
            return QCoreApplication.translate("CaveatTable", "Is a release list: only what all lists share stays.")
        case CaveatKind.NO_RELEASE:
            return QCoreApplication.translate("CaveatTable", "Beats every release list.")
