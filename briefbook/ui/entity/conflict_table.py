"""Where sources disagree about an entity, as a table in which it is settled."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefbook import edits
from briefbook.models.choice_list_model import Choice
from briefbook.models.record_table_model import RecordColumn, RecordTableModel
from briefbook.store.citation_read import CitationRead, ConflictRead, list_citations, list_conflicts
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.ui.fields.record_table import RecordTable
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import EntityKind

SETTLED_COLUMN = 3


class ConflictTable(RecordTable):
    """Two claims side by side; which one holds, and why, is written beside them."""

    def __init__(self, workspace: Workspace, kind: EntityKind, entity_id: int, parent: QWidget | None = None) -> None:
        self._session = workspace.session
        self._entity_id = entity_id
        self._of_source = kind is EntityKind.SOURCE
        columns = [
            RecordColumn(QT_TRANSLATE_NOOP("RecordColumn", "One says"), lambda row: row.one, width_px=0),
            RecordColumn(QT_TRANSLATE_NOOP("RecordColumn", "Another says"), lambda row: row.other, width_px=0),
            RecordColumn(QT_TRANSLATE_NOOP("RecordColumn", "Note"), lambda row: row.note, width_px=0),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Which holds, and why"),
                lambda row: row.resolution,
                lambda row, typed: edits.citation.resolve_conflict(self._session, row.key, typed),
                width_px=0,
            ),
        ]
        model = RecordTableModel(columns, editable=not self._session.read_only)
        self.title = QCoreApplication.translate("ConflictTable", "Where sources disagree")
        empty = QCoreApplication.translate("ConflictTable", "Nothing is noted.")
        super().__init__(model, self.title, empty, parent)
        model.setParent(self)
        if not self._session.read_only:
            self.note = self.add_button(self.tr("Note a Disagreement"), "plus", self._choose, "Ins")
            self.add_remove_button(self.tr("Remove Disagreement"), self._remove)
        self.refresh()

    @property
    def is_of_use(self) -> bool:
        """Whether there is a disagreement, or are two claims that could disagree."""
        return self.model.rowCount() > 0 or len(self._list_citations()) > 1

    def refresh(self) -> None:
        """Read the disagreements anew."""
        self.model.show_rows(self._session.look(list_conflicts, self._entity_id))

    def _list_citations(self) -> list[CitationRead]:
        return self._session.look(list_citations, self._entity_id, of_source=self._of_source)

    def _choose(self) -> None:
        self.show_refusal("")
        choices = [
            Choice(each.key, " · ".join(filter(None, (each.claim, each.source)))) for each in self._list_citations()
        ]
        popup = ChoicePopup(self.tr("Tick the two that disagree"), choices, self._add, several=True, parent=self)
        popup.show_under(self.note)

    def _add(self, citation_ids: list[int]) -> None:
        if len(citation_ids) == 2:
            one, other = citation_ids
            self.show_row(edits.citation.add_conflict(self._session, one, other), SETTLED_COLUMN)
        elif citation_ids:
            self.show_refusal(self.tr("Tick the two claims that cannot both be right."))

    def _remove(self) -> None:
        row = self.current_row()
        if isinstance(row, ConflictRead):
            edits.citation.remove_conflict(self._session, row.key)
