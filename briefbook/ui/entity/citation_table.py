"""What sources say of an entity, or what a source is cited for, as a table."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefbook import edits
from briefbook.edits.refusal import RefusedError
from briefbook.models.record_table_model import RecordColumn, RecordTableModel
from briefbook.models.term import describe_term
from briefbook.store.citation_read import CitationRead, list_citations
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.ui.entity.use_table import describe_use
from briefbook.ui.fields.entity_cell import build_offers, write_entity
from briefbook.ui.fields.record_table import RecordTable
from briefbook.ui.popup.entity_popup import EntityOffer, EntityPopup
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import find_edtf
from briefbook.values.kind import CitationKind, Confidence, EntityKind
from briefbook.values.place import Place

translate = QCoreApplication.translate

CLAIM_COLUMN = 1
SPEAKERS = (EntityKind.PERSON, EntityKind.POST)


class CitationTable(RecordTable):
    """Each claim with its source, how and by whom it was said, and how far it is trusted."""

    def __init__(self, workspace: Workspace, kind: EntityKind, entity_id: int, parent: QWidget | None = None) -> None:
        self._workspace = workspace
        self._session = workspace.session
        self._entity_id = entity_id
        self._of_source = kind is EntityKind.SOURCE
        model = RecordTableModel(self._list_columns(), editable=not self._session.read_only)
        self.title, empty = name_table(of_source=self._of_source)
        super().__init__(model, self.title, empty, parent)
        model.setParent(self)
        if not self._session.read_only:
            if not self._of_source:
                self.cite = self.add_button(self.tr("Cite Source"), "plus", self._choose, "Ins")
            self.add_remove_button(self.tr("Remove Citation"), self._remove)
        self.refresh()

    def refresh(self) -> None:
        """Read the citations anew."""
        file = self._session.file
        self.model.show_rows(file.look(list_citations, self._entity_id, of_source=self._of_source))

    def _list_columns(self) -> list[RecordColumn]:
        where = RecordColumn(QT_TRANSLATE_NOOP("RecordColumn", "In"), describe_use, width_px=150)
        source = RecordColumn(QT_TRANSLATE_NOOP("RecordColumn", "Source"), lambda row: row.source, width_px=150)
        return [
            where if self._of_source else source,
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Claim"), lambda row: row.claim, self._change("claim"), width_px=0
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Kind"),
                lambda row: describe_term(row.kind),
                self._write_term("kind", CitationKind),
                lambda: [describe_term(each) for each in CitationKind],
                width_px=96,
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Said by"),
                lambda row: row.speaker,
                write_entity(self._workspace, SPEAKERS, self._change("speaker_id")),
                build_offers(self._workspace, SPEAKERS),
                width_px=110,
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "On"),
                lambda row: describe_date(row.said_on_edtf),
                self._write_date,
                width_px=104,
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Trust"),
                lambda row: describe_term(row.confidence),
                self._write_term("confidence", Confidence),
                lambda: [describe_term(each) for each in Confidence],
                width_px=70,
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Where in it"),
                lambda row: row.locator,
                self._change("locator"),
                width_px=96,
            ),
        ]

    def _change(self, column: str) -> Callable[[CitationRead, Any], object]:
        return lambda row, value: edits.citation.change_citation(self._session, row.key, **{column: value})

    def _write_date(self, row: CitationRead, typed: str) -> None:
        edits.citation.change_citation(
            self._session, row.key, said_on_edtf=edits.date.read_date("said_on_edtf", typed).edtf
        )

    def _write_term(self, column: str, terms: type[StrEnum]) -> Callable[[CitationRead, str], object]:
        def write(row: CitationRead, typed: str) -> None:
            known = {describe_term(term).casefold(): term for term in terms}
            term = known.get(typed.strip().casefold())
            if term is None:
                raise RefusedError(column, self.tr("Write one of {}.").format(", ".join(known)))
            edits.citation.change_citation(self._session, row.key, **{column: term})

        return write

    def _choose(self) -> None:
        place = Place("entity", self._entity_id)
        popup = EntityPopup(
            self._session,
            self.cite.text(),
            EntityOffer((EntityKind.SOURCE,), place),
            lambda source_id: edits.citation.cite_source(self._session, place, source_id),
            show=lambda citation_id: self.show_row(citation_id, CLAIM_COLUMN),
            parent=self,
        )
        popup.show_under(self.cite)

    def _remove(self) -> None:
        row = self.current_row()
        if isinstance(row, CitationRead):
            edits.citation.uncite_source(self._session, row.key)


def name_table(*, of_source: bool) -> tuple[str, str]:
    """What the table is called, and what stands in it while it is empty."""
    if of_source:
        return (
            translate("CitationTable", "What it is cited for"),
            translate(
                "CitationTable", "Nothing rests on it yet. Cite it under a point, or in the tab of what it tells of."
            ),
        )
    return translate("CitationTable", "What sources say"), translate("CitationTable", "No source is cited for it yet.")


def describe_date(edtf: str) -> str:
    """A date in words, nothing for none."""
    found = find_edtf(edtf)
    return describe_edtf(found) if found else ""
