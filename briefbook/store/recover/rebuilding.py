"""Making a sound library of the rows that were found.

What rows are linked to and was lost is put back as an empty thing of that kind where words of the person hang on it: a
visit, a brief, an issue, a person. Another link that leads nowhere is cut where that is allowed, else its row is lost.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.recover.finding import MOST_ID, Found
from briefbook.store.recover.record import Value
from briefbook.store.recover.value_mending import LOST_WORDS, Mender, RowCheck
from briefbook.store.schema import Connection
from briefbook.values.kind import EntityKind
from briefbook.values.uid import new_uid

Report = Callable[[], None]
LOST_TITLE = "Lost in the damaged library"
UNKNOWN_MARKING = "lost:UNKNOWN"
_LINKS_AT_MOST = 100


@dataclass
class Rebuilding:
    """The new library while it is made.

    `saved` are the ids of the rows that came from the old one, `missed` those that a link or a part of an entity names
    and that were not found.
    """

    connection: Connection
    found: Found
    saved: dict[str, set[int]] = field(default_factory=dict)
    missed: dict[str, set[int]] = field(default_factory=dict)

    def take_rows(self, check: RowCheck | None, report: Report) -> None:
        """Take all rows that a library can hold, mended where they need it."""
        self._tell_kinds()
        mender = Mender(check, *find_markings(self.found))
        for table, columns in self.found.layout.tables.items():
            saved = self.saved.setdefault(table, set())
            for rowid, row in sorted(self.found.rows.get(table, {}).items()):
                report()
                mended = mender.mend(table, columns, row) if 0 < rowid < MOST_ID else None
                if mended and self._insert(table, mended):
                    saved.add(rowid)

    def link_rows(self, title: str) -> None:
        """Make every link lead somewhere, and every entity be called something."""
        self._restore_entities()
        self._restore_parents()
        self._restore_library(title)
        # What a row that goes was linked from goes or is cut in the next round.
        for _ in range(_LINKS_AT_MOST):
            broken = self.connection.execute("PRAGMA foreign_key_check").fetchall()
            if not broken:
                break
            for table, rowid, _, link in broken:
                self._cut(table, rowid, link)
        self._name_entities()

    def _insert(self, table: str, row: Mapping[str, Value]) -> bool:
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        try:
            self.connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(row.values()))
        except (sqlite.Error, OverflowError):
            return False
        return True

    def _make(self, table: str, **row: Value) -> bool:
        return self._insert(table, {"uid": new_uid()} | row)

    def _miss(self, table: str, rowid: int) -> None:
        self.missed.setdefault(table, set()).add(rowid)

    def _tell_kinds(self) -> None:
        """An entity whose kind cannot be read is of the kind whose table has a row for it."""
        kinds = set(EntityKind)
        for rowid, row in self.found.rows.get("entity", {}).items():
            if row.get("kind") not in kinds:
                row["kind"] = next(
                    (kind for kind in EntityKind if rowid in self.found.rows.get(kind, {})), row.get("kind")
                )

    def _restore_entities(self) -> None:
        """An entity whose own row, or the row of its kind, was lost gets an empty one."""
        for kind in EntityKind:
            lost = f'SELECT id, uid FROM "{kind}" WHERE id NOT IN (SELECT id FROM entity)'
            for rowid, uid in self.connection.execute(lost).fetchall():
                self._miss("entity", rowid)
                if not self._make("entity", id=rowid, uid=uid, kind=kind.value):
                    self._make("entity", id=rowid, kind=kind.value)
            mixed = f'DELETE FROM "{kind}" WHERE id IN (SELECT id FROM entity WHERE kind <> ?) RETURNING id'
            for (rowid,) in self.connection.execute(mixed, (kind.value,)).fetchall():
                self.saved[kind].discard(rowid)
            bare = f'SELECT id, uid FROM entity WHERE kind = ? AND id NOT IN (SELECT id FROM "{kind}")'
            for rowid, uid in self.connection.execute(bare, (kind.value,)).fetchall():
                self._miss(kind, rowid)
                self._make_detail(kind, rowid, uid)

    def _make_detail(self, kind: EntityKind, rowid: int, uid: str) -> None:
        own: dict[str, Value] = {"direction": "incoming"} if kind is EntityKind.VISIT else {}
        if not self._make(kind, id=rowid, uid=uid, **own):
            self._make(kind, id=rowid, **own)

    def _make_entity(self, kind: EntityKind, rowid: int | None = None) -> int:
        """The id of a new, empty entity."""
        row: dict[str, Value] = {"kind": kind.value} | ({"id": rowid} if rowid else {})
        if not self._make("entity", **row):
            return 0
        (made,) = self.connection.execute("SELECT last_insert_rowid()").fetchone()
        (uid,) = self.connection.execute("SELECT uid FROM entity WHERE id = ?", (made,)).fetchone()
        self._make_detail(kind, made, uid)
        return int(made)

    def _restore_parents(self) -> None:
        """Put back, empty, what words of the person hang on."""
        for rowid in self._list_lost("talking_point", "issue_id", "issue"):
            self._make("issue", id=rowid, brief_id=self._find_brief(), position=rowid, title=LOST_TITLE)
        for table in ("issue", "objective", "section"):
            for rowid in self._list_lost(table, "brief_id", "brief"):
                self._make_brief(rowid)
        for table in ("brief", "section", "programme_item", "book_spec"):
            for rowid in self._list_lost(table, "visit_id", "visit"):
                self._make_entity(EntityKind.VISIT, rowid)
        for rowid in self._list_lost("brief", "subject_id", "entity"):
            self._make_entity(EntityKind.TOPIC, rowid)
        for rowid in self._list_lost("membership", "person_id", "person"):
            self._make_entity(EntityKind.PERSON, rowid)

    def _list_lost(self, table: str, link: str, to: str) -> list[int]:
        lost_link = f'"{link}" NOT IN (SELECT id FROM "{to}")'
        query = f'SELECT DISTINCT "{link}" FROM "{table}" WHERE "{link}" BETWEEN 1 AND {MOST_ID} AND {lost_link}'
        lost = [rowid for (rowid,) in self.connection.execute(query).fetchall()]
        for rowid in lost:
            self._miss(to, rowid)
        return lost

    def _find_brief(self) -> int:
        """The brief for issues that lost theirs."""
        found = self.connection.execute("SELECT id FROM brief WHERE title = ?", (LOST_TITLE,)).fetchone()
        if found:
            return int(found[0])
        (highest,) = self.connection.execute(
            "SELECT max(coalesce((SELECT max(id) FROM brief), 0), coalesce((SELECT max(brief_id) FROM issue), 0))"
        ).fetchone()
        return self._make_brief(highest + 1)

    def _make_brief(self, rowid: int) -> int:
        visit = self.connection.execute("SELECT id FROM visit ORDER BY id DESC LIMIT 1").fetchone()
        visit_id = visit[0] if visit else self._make_entity(EntityKind.VISIT)
        subject_id = self._make_entity(EntityKind.TOPIC)
        self._make("brief", id=rowid, visit_id=visit_id, subject_id=subject_id, title=LOST_TITLE, position=rowid)
        return rowid

    def _restore_library(self, title: str) -> None:
        """A library has one row of its own and a marking scheme, the one with most levels where its own was lost."""
        schemes = "SELECT scheme_id FROM scheme_level WHERE scheme_id IN (SELECT id FROM scheme)"
        scheme = self.connection.execute(f"{schemes} GROUP BY scheme_id ORDER BY count(*) DESC LIMIT 1").fetchone()
        scheme_id = scheme[0] if scheme else self._make_scheme()
        if not self.connection.execute("SELECT 1 FROM library").fetchone():
            self._miss("library", 1)
            moment = {"created_at": "1970-01-01T00:00:00Z", "changed_at": "1970-01-01T00:00:00Z"}
            self._make("library", id=1, title=title or LOST_WORDS, scheme_id=scheme_id, **moment)
        self.connection.execute(
            "UPDATE library SET scheme_id = ? WHERE scheme_id NOT IN (SELECT id FROM scheme)", (scheme_id,)
        )

    def _make_scheme(self) -> int:
        """A scheme of one level: it marks nothing, and every marking that was made shows as unknown."""
        row = self.connection.execute("SELECT id FROM scheme ORDER BY id LIMIT 1").fetchone()
        scheme_id = row[0] if row else 1 + max(self.found.rows.get("scheme", {}), default=0)
        if not row:
            self._make("scheme", id=scheme_id, code="lost", name=LOST_TITLE)
        level: dict[str, Value] = {"code": "UNMARKED", "wording": "UNMARKED", "abbreviation": "U", "colour": "#6b7280"}
        self._make("scheme_level", scheme_id=scheme_id, position=0, **level)
        return int(scheme_id)

    def _cut(self, table: str, rowid: int, link: int) -> None:
        links = {row[0]: row[2:4] for row in self.connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()}
        to, name = links[link]
        column = next(each for each in self.found.layout.tables[table] if each.name == name)
        row = self.connection.execute(f'SELECT "{name}" FROM "{table}" WHERE id = ?', (rowid,)).fetchone()
        if row is None or row[0] is None:
            return
        self._miss(to, row[0])
        if not column.required and column.name != "id":
            try:
                self.connection.execute(f'UPDATE "{table}" SET "{column.name}" = NULL WHERE id = ?', (rowid,))
            except sqlite.Error:
                pass
            else:
                return
        self.connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (rowid,))
        self.saved[table].discard(rowid)

    def _name_entities(self) -> None:
        nameless = "SELECT id FROM entity WHERE id NOT IN (SELECT entity_id FROM name)"
        for (rowid,) in self.connection.execute(nameless).fetchall():
            self._make("name", entity_id=rowid, position=0, text=LOST_TITLE)


def find_markings(found: Found) -> tuple[str, str]:
    """The highest and the lowest marking of a library's own scheme; of one that is lost both show as unknown."""
    library = next(iter(found.rows.get("library", {}).values()), {})
    scheme_id = library.get("scheme_id")
    scheme = found.rows.get("scheme", {}).get(scheme_id if isinstance(scheme_id, int) else 0, {})
    levels = [
        (level["position"], str(level["code"]))
        for level in found.rows.get("scheme_level", {}).values()
        if level.get("scheme_id") == scheme_id
        and isinstance(level.get("position"), int)
        and isinstance(level.get("code"), str)
    ]
    code = scheme.get("code")
    if not (levels and isinstance(code, str) and code):
        return UNKNOWN_MARKING, UNKNOWN_MARKING
    codes = [str(level[1]) for level in sorted(levels)]
    return f"{code}:{codes[-1]}", f"{code}:{codes[0]}"
