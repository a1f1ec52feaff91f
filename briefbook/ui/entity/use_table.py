"""Where an entity is used, as a table whose rows lead there."""

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from briefbook.models.record_table_model import RecordColumn, RecordTableModel
from briefbook.store.citation_read import CitationRead
from briefbook.store.place_word import describe_place, describe_role
from briefbook.store.where_used import UseRead, list_uses
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.ui.fields.record_table import RecordTable
from briefbook.ui.workspace.workspace import Workspace


class UseTable(RecordTable):
    """Links and texts; a double click or Enter opens the place."""

    open_requested = Signal(object)

    def __init__(self, workspace: Workspace, entity_id: int, parent: QWidget | None = None) -> None:
        self._workspace = workspace
        self._entity_id = entity_id
        columns = [
            RecordColumn(QT_TRANSLATE_NOOP("RecordColumn", "In"), self._describe, width_px=0),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "As"),
                lambda row: describe_role(row.role, QCoreApplication.translate),
                width_px=130,
            ),
            RecordColumn(QT_TRANSLATE_NOOP("RecordColumn", "When"), lambda row: row.when, width_px=150),
        ]
        model = RecordTableModel(columns, editable=False)
        title = QCoreApplication.translate("UseTable", "Where it is used")
        empty = QCoreApplication.translate("UseTable", "Nothing in the library uses it yet.")
        super().__init__(model, title, empty, parent)
        model.setParent(self)
        self.table.activated.connect(self._open)
        workspace.numbers.changed.connect(self.table.viewport().update)

    def refresh(self) -> None:
        """Look everywhere anew."""
        file, mentions, entity_id = self._workspace.session.file, self._workspace.mentions, self._entity_id

        def names_it(text: str) -> bool:
            return any(mention.entity_id == entity_id for mention in mentions.find(text))

        self.model.show_rows(file.look(list_uses, entity_id, names_it))

    def _describe(self, use: UseRead) -> str:
        return self._workspace.numbers.prefix(use.place, describe_use(use))

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, UseRead):
            self.open_requested.emit(row.place)


def describe_use(use: UseRead | CitationRead) -> str:
    """What uses it: by its own name, or as a text in something that has one."""
    kind = use.key[0] if isinstance(use, UseRead) else use.place.kind
    return describe_place(kind, use.called, QCoreApplication.translate)
