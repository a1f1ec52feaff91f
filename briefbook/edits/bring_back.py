"""Bringing one thing back from a backup, as a copy beside what the library has now."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlmodel
from pydantic import ValidationError

from briefbook.edits.book import put_part
from briefbook.edits.refusal import RefusedError
from briefbook.edits.row import add_row, list_rows, next_position
from briefbook.records import BookSpec, CheckedModel, Section
from briefbook.records.by_table import RECORDS
from briefbook.session import Session
from briefbook.store.field import get_table
from briefbook.store.field_use import Column, FieldKind
from briefbook.store.library_rows import THINGS, LibraryRow, LibraryRows, as_thing, list_part_tables
from briefbook.text.json_codec import dump_rich_text, load_rich_text
from briefbook.text.rich_text import Block, Mark, RichText, Run
from briefbook.values.kind import PartKind
from briefbook.values.place import Place

OFFERED = ("entity", "brief", "issue", "talking_point", "section", "programme_item")
_PLACES = {"talking_point": "point"}
_TITLES = {"brief": "title", "issue": "title", "talking_point": "title", "programme_item": "title"}
# Brought along where the library has it no more: without it there would be nothing to bring back.
_BROUGHT_ALONG = {("brief", "subject_id"), ("citation", "source_id")}
_NO_OWNER = {
    "brief": "The visit that it belongs to has been deleted. Bring that back: its briefs come with it.",
    "issue": "The brief that it belongs to has been deleted. Bring that back: its issues come with it.",
    "talking_point": "The issue that it belongs to has been deleted. Bring that back: its points come with it.",
}
_NO_OWNER_ELSE = "What it belongs to has been deleted. Bring that back."
_GONE = "This is not in the backup any more."


def bring_back(session: Session, rows: LibraryRows, table: str, uid: str, suffix: str) -> Place:
    """Add a copy of a thing of a backup, whose title ends with the suffix; gives its place. One step to undo.

    A thing comes with all that is part of it: an entity with its names, details and links, a visit with its programme
    and its briefs too, a brief with its issues, points, objectives and texts. A text of which there is only one, such
    as a background, is put behind the one that is there. Links lead to what they led to, where that is still there;
    no clearance comes along. Raises RefusedError for a thing whose brief, visit or issue has been deleted.
    """
    row = next((row for row in rows.get(table, {}).values() if row["uid"] == uid), None)
    if row is None or table not in OFFERED:
        raise RefusedError("", _GONE)
    with session.change("Bring Back from Backup") as db:
        bringing = _Bringing(db, rows, suffix)
        try:
            made = bringing.append_section(row) if table == "section" else bringing.bring(table, row)
            bringing.settle_texts()
        except (ValidationError, ValueError) as error:
            raise RefusedError("", "This holds something that the library cannot take.") from error
        return Place(_PLACES.get(table, table), made)


class _Bringing:
    """One thing on its way: `_made` has the new ids by what they are copies of, `_uids` the new uids."""

    def __init__(self, db: sqlmodel.Session, rows: LibraryRows, suffix: str) -> None:
        self._db, self._rows, self._suffix = db, rows, suffix
        self._made: dict[tuple[str, int], int] = {}
        self._uids: dict[str, str] = {}
        self._texts: list[tuple[CheckedModel, str]] = []
        self._indexes: dict[tuple[str, str], Mapping[int, Sequence[LibraryRow]]] = {}

    def bring(self, table: str, row: LibraryRow) -> int:
        """Add the copy and all its parts; gives its id."""
        if table == "entity":
            made = self._bring_entity(row)
        else:
            own = self._find_owners(table, row) | self._place_last(table, row)
            if table in _TITLES:
                own[_TITLES[table]] = self._retitle(self._find_title(table, row))
            made = self._copy(table, row, own)
            self._bring_parts(table, row["id"])
        if table == "brief":
            visit_id = self._translate("visit", row["visit_id"])
            for book in list_rows(self._db, BookSpec, visit_id=visit_id):
                put_part(self._db, book.id, PartKind.BRIEF, made)
        return made

    def append_section(self, row: LibraryRow) -> int:
        """Put a text behind the one of its kind."""
        own = self._find_owners("section", row)
        found = list_rows(self._db, Section, **own, kind=row["kind"])
        if not found:
            return self._copy("section", row, own)
        now, before = load_rich_text(found[0].text), load_rich_text(row["text"])
        marking = row["marking"]
        marked = tuple(
            Block(each.runs, each.kind, each.level, each.lang, each.marking or marking, each.rows) for each in before
        )
        head = Block(runs=(Run(self._suffix, frozenset({Mark.ITALIC})),), marking=marking)
        found[0].text = dump_rich_text(RichText((*now.blocks, head, *marked)))
        return found[0].id

    def settle_texts(self) -> None:
        """Let the texts name the copies of what was brought along with them."""
        for record, name in self._texts:
            text = getattr(record, name)
            for before, uid in self._uids.items():
                text = text.replace(before, uid)
            if text != getattr(record, name):
                setattr(record, name, text)

    def _bring_entity(self, row: LibraryRow) -> int:
        made = self._copy("entity", row, {})
        detail = self._rows[row["kind"]].get(row["id"])
        entity = self._db.get(RECORDS["entity"], made)
        if detail is None or entity is None:
            raise RefusedError("", _GONE)
        self._made[row["kind"], row["id"]] = made
        self._copy(row["kind"], detail, {"id": made, "uid": entity.uid})  # type: ignore[attr-defined]
        self._bring_parts("entity", row["id"])
        return made

    def _bring_parts(self, table: str, row_id: int) -> None:
        """Copy the rows that belong to a row, and what belongs to those."""
        first = self._find_first_name(row_id) if table == "entity" else None
        for name, column in _list_parts(table):
            for part in self._index(name, column.name).get(row_id, ()):
                if self._can_stand(name, part, column):
                    own: dict[str, Any] = {column.name: self._made[table, row_id]}
                    if part is first:
                        own["text"] = self._retitle(part["text"])
                    self._copy(name, part, own)
                    self._bring_parts(name, part["id"])

    def _index(self, table: str, column: str) -> Mapping[int, Sequence[LibraryRow]]:
        """The rows of a table by what a column leads to."""
        if (table, column) not in self._indexes:
            index: dict[int, list[LibraryRow]] = {}
            for _, row in sorted(self._rows[table].items()):
                index.setdefault(row[column], []).append(row)
            self._indexes[table, column] = index
        return self._indexes[table, column]

    def _find_first_name(self, entity_id: int) -> LibraryRow | None:
        names = self._index("name", "entity_id").get(entity_id, ())
        return min(names, key=lambda each: (each["position"], each["id"]), default=None)

    def _can_stand(self, table: str, row: LibraryRow, owner: Column) -> bool:
        """Whether what a part must be linked to is there, or is brought along."""
        record = RECORDS[table]
        links = [each for each in get_table(table).columns if each.to and each.name not in ("id", owner.name)]
        for link in links:
            required = record.model_fields[link.name].is_required() and row[link.name] is not None
            if (
                required
                and (table, link.name) not in _BROUGHT_ALONG
                and self._translate(link.to, row[link.name]) is None
            ):
                return False
        if table == "membership":
            return any(self._translate(to, row[f"{to}_id"]) for to in ("post", "organisation"))
        return True

    def _copy(self, table: str, row: LibraryRow, own: dict[str, Any]) -> int:
        record = RECORDS[table]
        values: dict[str, Any] = {}
        for column in get_table(table).columns:
            if column.name in own:
                values[column.name] = own[column.name]
            elif column.name == "uid":
                if not list_rows(self._db, record, uid=row["uid"]):
                    values["uid"] = row["uid"]
            elif column.to and column.name != "id":
                values[column.name] = self._follow(table, column, row[column.name])
            elif column.name != "id":
                values[column.name] = row[column.name]
        made = add_row(self._db, record(**values))
        self._made[table, row["id"]] = made.id  # type: ignore[attr-defined]
        if made.uid != row["uid"]:  # type: ignore[attr-defined]
            self._uids[row["uid"]] = made.uid  # type: ignore[attr-defined]
        self._texts += [(made, each.name) for each in get_table(table).list_columns(FieldKind.TEXT)]
        return int(made.id)  # type: ignore[attr-defined]

    def _follow(self, table: str, column: Column, row_id: int | None) -> int | None:
        """The id to which a link leads now; what it needs and is not there is brought along."""
        found = self._translate(column.to, row_id)
        if found is None and row_id is not None:
            to = as_thing(column.to)
            target = self._rows[to].get(row_id)
            if target and ((table, column.name) in _BROUGHT_ALONG or to == "attachment"):
                return self._copy(to, target, {}) if to == "attachment" else self.bring(to, target)
        return found

    def _translate(self, table: str, row_id: int | None) -> int | None:
        """The id of what a row of the backup is here: its copy, or else that which has its uid."""
        table = as_thing(table)
        if row_id is None or (table, row_id) in self._made:
            return self._made.get((table, row_id or 0))
        row = self._rows[table].get(row_id)
        found = list_rows(self._db, RECORDS[table], uid=row["uid"]) if row else []
        if not found and row and table == "attachment":
            found = list_rows(self._db, RECORDS[table], sha256=row["sha256"])
        return found[0].id if found else None  # type: ignore[attr-defined]

    def _find_owners(self, table: str, row: LibraryRow) -> dict[str, Any]:
        owners = {each.name: self._translate(each.to, row[each.name]) for each in get_table(table).owners}
        if any(owners[name] is None and row[name] is not None for name in owners):
            raise RefusedError("", _NO_OWNER.get(table, _NO_OWNER_ELSE))
        return owners

    def _place_last(self, table: str, row: LibraryRow) -> dict[str, Any]:
        owners = self._find_owners(table, row)
        siblings: Any = list_rows(self._db, RECORDS[table], **owners)
        return {"position": next_position(siblings)} if "position" in row else {}

    def _find_title(self, table: str, row: LibraryRow) -> str:
        title = str(row[_TITLES[table]])
        if title or table != "brief":
            return title
        name = self._find_first_name(row["subject_id"])
        return str(name["text"]) if name else ""

    def _retitle(self, title: str) -> str:
        return f"{title} {self._suffix}".strip()


def _list_parts(table: str) -> Iterator[tuple[str, Column]]:
    """The tables whose rows belong to one of this table, each with the column that says so."""
    parts = [each.name for each in list_part_tables()] + [each for each in THINGS if each != "entity"]
    for name in parts:
        for column in get_table(name).owners:
            if as_thing(column.to) == table:
                yield name, column
