"""The names of an entity as a table."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefbook import edits
from briefbook.edits.refusal import RefusedError
from briefbook.errors import BriefbookError
from briefbook.models.record_table_model import RecordColumn, RecordTableModel
from briefbook.models.term import describe_term
from briefbook.store.entity_read import NameRead, list_name_reads
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.ui.fields.record_table import RecordTable
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import NameKind

LANGS = {
    "en": QT_TRANSLATE_NOOP("NameTable", "English"),
    "ja-Hani": QT_TRANSLATE_NOOP("NameTable", "Japanese"),
    "ja-Hira": QT_TRANSLATE_NOOP("NameTable", "Japanese, reading"),
    "ja-Latn": QT_TRANSLATE_NOOP("NameTable", "Japanese, Latin script"),
    "hi-Deva": QT_TRANSLATE_NOOP("NameTable", "Hindi"),
    "hi-Latn": QT_TRANSLATE_NOOP("NameTable", "Hindi, Latin script"),
    "ar-Arab": QT_TRANSLATE_NOOP("NameTable", "Arabic"),
    "he-Hebr": QT_TRANSLATE_NOOP("NameTable", "Hebrew"),
    "ru-Cyrl": QT_TRANSLATE_NOOP("NameTable", "Russian"),
    "el-Grek": QT_TRANSLATE_NOOP("NameTable", "Greek"),
    "fr": QT_TRANSLATE_NOOP("NameTable", "French"),
    "de": QT_TRANSLATE_NOOP("NameTable", "German"),
    "und-Hani": QT_TRANSLATE_NOOP("NameTable", "Chinese characters"),
    "und-Cyrl": QT_TRANSLATE_NOOP("NameTable", "Cyrillic script"),
    "und-Arab": QT_TRANSLATE_NOOP("NameTable", "Arabic script"),
    "und": QT_TRANSLATE_NOOP("NameTable", "Another language"),
}


class NameTable(RecordTable):
    """Text, script, kind, how to say it, sort form and form of address; the first name is shown first."""

    def __init__(self, workspace: Workspace, entity_id: int, parent: QWidget | None = None) -> None:
        self._session = workspace.session
        self._entity_id = entity_id
        columns = [
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Name"), lambda row: row.text, self._change("text"), width_px=0
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Script"),
                lambda row: name_lang(row.lang),
                self._write_lang,
                lambda: [name_lang(tag) for tag in LANGS],
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Kind"),
                lambda row: describe_term(row.kind),
                self._write_kind,
                lambda: [describe_term(kind) for kind in NameKind],
                width_px=60,
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "How to say it"),
                lambda row: row.say,
                self._change("say"),
                width_px=140,
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Sort as"),
                lambda row: row.sort_form,
                self._change("sort_form"),
                width_px=110,
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Address as"),
                lambda row: row.address,
                self._change("address"),
                width_px=110,
            ),
        ]
        model = RecordTableModel(columns, editable=not self._session.read_only)
        title = QCoreApplication.translate("NameTable", "Names")
        empty = QCoreApplication.translate("NameTable", "No names.")
        super().__init__(model, title, empty, parent)
        model.setParent(self)
        if not self._session.read_only:
            self.add_button(self.tr("Add Name"), "plus", self._add, "Ins")
            self.add_remove_button(self.tr("Remove Name"), self._remove)
            self.add_keys("Alt+Up", partial(self._move, -1))
            self.add_keys("Alt+Down", partial(self._move, 1))
        self.refresh()

    def refresh(self) -> None:
        """Read the names anew."""
        self.model.show_rows(self._session.look(list_name_reads, self._entity_id))

    def _change(self, column: str):  # type: ignore[no-untyped-def]
        return lambda row, typed: edits.name.change_name(self._session, row.key, **{column: typed})

    def _write_lang(self, row: NameRead, typed: str) -> None:
        known = {name_lang(tag).casefold(): tag for tag in LANGS}
        edits.name.change_name(self._session, row.key, lang=known.get(typed.strip().casefold(), typed.strip()))

    def _write_kind(self, row: NameRead, typed: str) -> None:
        kinds = {describe_term(kind).casefold(): kind for kind in NameKind}
        kind = kinds.get(typed.strip().casefold())
        if kind is None:
            raise RefusedError("kind", self.tr("A name is {}.").format(", ".join(kinds)))
        edits.name.change_name(self._session, row.key, kind=kind)

    def _add(self) -> None:
        self.show_row(edits.name.add_name(self._session, self._entity_id, self.tr("New name")), edit=True)

    def _remove(self) -> None:
        row = self.current_row()
        if isinstance(row, NameRead):
            try:
                edits.name.remove_name(self._session, row.key)
                self.show_refusal("")
            except BriefbookError as error:
                self.show_refusal(str(error))

    def _move(self, step: int) -> None:
        row = self.current_row()
        if isinstance(row, NameRead):
            at = self.model.find_row(row.key) or 0
            edits.name.move_name(self._session, row.key, max(0, at + step))
            self.show_row(row.key)


def name_lang(tag: str) -> str:
    """A script in words, a tag that is not among the known ones as it stands."""
    return QCoreApplication.translate("NameTable", LANGS[tag]) if tag in LANGS else tag
