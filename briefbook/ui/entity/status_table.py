"""The history of a commitment as a table."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefbook import edits
from briefbook.models.choice_list_model import Choice
from briefbook.models.record_table_model import RecordColumn, RecordTableModel
from briefbook.models.term import describe_term, title_term
from briefbook.store.status_read import list_statuses
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.ui.fields.record_table import RecordTable
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import find_edtf
from briefbook.values.kind import CommitmentStatus


class StatusTable(RecordTable):
    """Each step with its day; the last one is the status."""

    def __init__(self, workspace: Workspace, commitment_id: int, parent: QWidget | None = None) -> None:
        self._workspace = workspace
        self._session = workspace.session
        self._commitment_id = commitment_id
        columns = [
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Status"), lambda row: describe_term(row.status), width_px=150
            ),
            RecordColumn(QT_TRANSLATE_NOOP("RecordColumn", "When"), lambda row: describe(row.on_edtf), width_px=150),
            RecordColumn(QT_TRANSLATE_NOOP("RecordColumn", "Note"), lambda row: row.note, width_px=0),
        ]
        model = RecordTableModel(columns, editable=False)
        title = QCoreApplication.translate("StatusTable", "History")
        empty = QCoreApplication.translate("StatusTable", "No status yet.")
        super().__init__(model, title, empty, parent)
        model.setParent(self)
        if not self._session.read_only:
            self._set = self.add_button(self.tr("Set Status"), "plus", self._choose)
        self.refresh()

    def refresh(self) -> None:
        """Read the history anew."""
        self.model.show_rows(self._session.look(list_statuses, self._commitment_id))

    def _choose(self) -> None:
        choices = [Choice(status, title_term(status)) for status in CommitmentStatus]
        session, workspace, commitment_id = self._session, self._workspace, self._commitment_id

        def tell(status: CommitmentStatus) -> None:
            edits.commitment.set_status(session, commitment_id, status, on_edtf=workspace.today.isoformat())

        ChoicePopup(self.tr("Status"), choices, tell, several=False, parent=self).show_under(self._set)


def describe(edtf: str) -> str:
    """The day of a step in words."""
    found = find_edtf(edtf) if edtf else None
    return describe_edtf(found) if found else ""
