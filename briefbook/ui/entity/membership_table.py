"""Who held what and when, as a table: the posts of a person, or the holders of a post or an organisation."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefbook import edits
from briefbook.edits.refusal import RefusedError
from briefbook.models.record_table_model import RecordColumn, RecordTableModel
from briefbook.models.term import describe_term
from briefbook.store.entity_read import MembershipRead, list_memberships
from briefbook.store.reads import read_entity
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.ui.fields.record_table import RecordTable
from briefbook.ui.popup.entity_popup import EntityOffer, EntityPopup
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.date_grammar import read_date_words
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import OPEN, find_edtf
from briefbook.values.kind import EntityKind, Role
from briefbook.values.place import Place

translate = QCoreApplication.translate

COLUMNS = {EntityKind.PERSON: "person_id", EntityKind.POST: "post_id", EntityKind.ORGANISATION: "organisation_id"}
NOT_KNOWN, PRESENT = "not known", "present"


class MembershipTable(RecordTable):
    """Dates are typed in words or EDTF; empty is not known, `present` or `..` is still held."""

    def __init__(self, workspace: Workspace, kind: EntityKind, entity_id: int, parent: QWidget | None = None) -> None:
        self._workspace = workspace
        self._session = workspace.session
        self._kind = kind
        self._entity_id = entity_id
        model = RecordTableModel(self._list_columns(), editable=not self._session.read_only)
        title, empty, button = name_table(kind)
        super().__init__(model, title, empty, parent)
        self.title = title
        model.setParent(self)
        if not self._session.read_only:
            self._add = self.add_button(button, "plus", self._choose)
            self.add_remove_button(self.tr("Remove"), self._remove)
        self.refresh()

    def refresh(self) -> None:
        """Read the memberships anew."""
        rows = self._session.look(list_memberships, COLUMNS[self._kind], self._entity_id)
        self.model.show_rows(rows)

    def _list_columns(self) -> list[RecordColumn]:
        who = RecordColumn(QT_TRANSLATE_NOOP("RecordColumn", "Who"), lambda row: row.person, width_px=0)
        what = RecordColumn(
            QT_TRANSLATE_NOOP("RecordColumn", "Post"),
            lambda row: row.post or row.label or describe_term(Role.MEMBER),
            width_px=0,
        )
        where = RecordColumn(
            QT_TRANSLATE_NOOP("RecordColumn", "Organisation"), lambda row: row.organisation, width_px=180
        )
        return [
            *((what, where) if self._kind is EntityKind.PERSON else (who,)),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "As"), lambda row: row.label, self._change("label"), width_px=110
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "From"),
                lambda row: describe(row.from_edtf),
                self._write_date("from_edtf"),
                width_px=110,
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "To"),
                lambda row: describe(row.to_edtf),
                self._write_date("to_edtf"),
                lambda: [name_present()],
                width_px=110,
            ),
            RecordColumn(
                QT_TRANSLATE_NOOP("RecordColumn", "Attested on"),
                lambda row: ", ".join(map(describe, row.attested)),
                self._write_attested,
                width_px=150,
            ),
        ]

    def _change(self, column: str) -> Callable[[MembershipRead, str], object]:
        return lambda row, typed: edits.membership.change_membership(self._session, row.key, **{column: typed})

    def _write_date(self, column: str) -> Callable[[MembershipRead, str], object]:
        return lambda row, typed: edits.membership.change_membership(
            self._session, row.key, **{column: read_edtf(column, typed)}
        )

    def _write_attested(self, row: MembershipRead, typed: str) -> None:
        """Days between commas; days that are gone are taken away."""
        days = [read_edtf("attested", day) for day in typed.split(",") if day.strip()]
        edits.membership.set_attested_days(self._session, row.key, days)

    def _choose(self) -> None:
        kinds = [EntityKind.POST, EntityKind.ORGANISATION] if self._kind is EntityKind.PERSON else [EntityKind.PERSON]
        place = Place("entity", self._entity_id, "memberships")
        popup = EntityPopup(
            self._session,
            self._add.text(),
            EntityOffer(kinds, place),
            self._add_chosen,
            show=self.show_row,
            parent=self,
        )
        popup.show_under(self._add)

    def _add_chosen(self, key: int) -> int:
        if self._kind is not EntityKind.PERSON:
            return edits.membership.add_membership(self._session, key, **{COLUMNS[self._kind]: self._entity_id})
        entity = self._session.look(read_entity, key)
        assert entity
        return edits.membership.add_membership(self._session, self._entity_id, **{COLUMNS[entity.kind]: key})

    def _remove(self) -> None:
        row = self.current_row()
        if isinstance(row, MembershipRead):
            edits.membership.remove_membership(self._session, row.key)


def name_table(kind: EntityKind) -> tuple[str, str, str]:
    """What the table is called, what stands in it while it is empty, and what its button says."""
    if kind is EntityKind.PERSON:
        return (
            translate("MembershipTable", "Posts"),
            translate("MembershipTable", "No posts yet. A post can also be attested on single days."),
            translate("MembershipTable", "Add Post"),
        )
    if kind is EntityKind.POST:
        return (
            translate("MembershipTable", "Holders"),
            translate("MembershipTable", "Nobody is known to hold it."),
            translate("MembershipTable", "Add Holder"),
        )
    return (
        translate("MembershipTable", "Members"),
        translate("MembershipTable", "Nobody is entered yet."),
        translate("MembershipTable", "Add Member"),
    )


def name_present() -> str:
    """What is said of a post that is still held."""
    return translate("MembershipTable", "present")


def name_unknown() -> str:
    """What is said of a date that is not known."""
    return translate("MembershipTable", "not known")


def describe(edtf: str) -> str:
    """A date of a membership in words."""
    if edtf == OPEN:
        return name_present()
    found = find_edtf(edtf) if edtf else None
    return describe_edtf(found) if found else name_unknown()


def read_edtf(field: str, typed: str) -> str:
    """The EDTF of a date typed in words or EDTF; raises RefusedError when it is not understood."""
    words = typed.strip()
    if words in {"", NOT_KNOWN, name_unknown()}:
        return ""
    if words in {OPEN, PRESENT, name_present(), "now"}:
        return OPEN
    understood = read_date_words(words)
    if understood is None:
        sentence = translate("MembershipTable", "“{}” was not understood. Write it as 16 January 2026, or 2026-01.")
        raise RefusedError(field, sentence.format(words))
    return understood.text
