"""What has changed in a library since a backup of it: things that came, went, or say something else."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from briefbook.store.field import get_table
from briefbook.store.field_use import FieldKind
from briefbook.store.library_rows import THINGS, LibraryRow, LibraryRows, as_thing, find_thing, list_part_tables
from briefbook.text.json_codec import RichTextError, load_rich_text
from briefbook.values.kind import EntityKind

_TITLE_LETTERS = 60


class Fate(StrEnum):
    """What became of a thing since the backup."""

    DELETED = "deleted"
    REWORDED = "reworded"
    CHANGED = "changed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """A thing that is not as it was: `table` and `uid` say which, `kind` what a person calls it.

    `kind` is that of an entity or a section, else the table. `title` is as it was in the backup, or as it is now for
    what was added; `within` is the title of the brief or the visit that it stands in.
    """

    fate: Fate
    table: str
    kind: str
    uid: str
    title: str
    within: str

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others."""
        return self.table, self.uid


@dataclass(frozen=True, slots=True)
class _Thing:
    whole: bytes
    words: bytes
    change: Change


def compare_rows(before: LibraryRows, now: LibraryRows) -> tuple[Change, ...]:
    """What became of the things of a backup and since, by kind, each kind in the order of its titles."""
    old, new = _list_things(before), _list_things(now)
    changes = [thing.change for key, thing in old.items() if key not in new]
    changes += [_with_fate(new[key].change, Fate.ADDED) for key in new.keys() - old.keys()]
    for key in old.keys() & new.keys():
        if old[key].whole != new[key].whole:
            fate = Fate.CHANGED if old[key].words == new[key].words else Fate.REWORDED
            changes.append(_with_fate(old[key].change, fate))
    order = {table: at for at, table in enumerate(("talking_point", "issue", "brief", *THINGS[4:], "entity"))}
    return tuple(
        sorted(changes, key=lambda each: (order[each.table], each.kind, each.within, each.title.casefold(), each.uid))
    )


def _with_fate(change: Change, fate: Fate) -> Change:
    return Change(fate, change.table, change.kind, change.uid, change.title, change.within)


def _list_things(rows: LibraryRows) -> dict[tuple[str, str], _Thing]:
    states: dict[tuple[str, int], list[tuple[bytes, bytes]]] = {}
    for table in (*THINGS, *EntityKind, *(table.name for table in list_part_tables())):
        for row in rows.get(table, {}).values():
            thing = (table, row["id"]) if table in THINGS else find_thing(rows, table, row)
            if thing:
                states.setdefault(thing, []).append(_digest(rows, table, row))
    things: dict[tuple[str, str], _Thing] = {}
    titles = _Titles(rows)
    for (table, row_id), digests in states.items():
        found = rows[table].get(row_id)
        if found:
            whole, words = (_join(part) for part in zip(*digests, strict=True))
            things[table, found["uid"]] = _Thing(whole, words, titles.describe(table, found))
    return things


def _digest(rows: LibraryRows, table: str, row: LibraryRow) -> tuple[bytes, bytes]:
    """Hashes over all that a row says, and over its words alone; whatever ids and places among its sisters it has."""
    told, words = [table], [table]
    for column in get_table(table).columns:
        if column.name in ("id", "uid") or column.kind in (FieldKind.POSITION, FieldKind.BYTES):
            continue
        value = row[column.name]
        if column.to and value is not None:
            linked = rows.get(as_thing(column.to), {}).get(value)
            value = linked["uid"] if linked else None
        told.append(repr(value))
        if column.kind in (FieldKind.WORDS, FieldKind.TEXT):
            words.append(repr(value))
    return _join(map(_encode, told)), _join(map(_encode, words)) if words[1:] else b""


def _encode(words: str) -> bytes:
    return words.encode(errors="surrogatepass")


def _join(parts: Iterable[bytes]) -> bytes:
    return hashlib.blake2b(b"\0".join(sorted(filter(None, parts))), digest_size=16).digest()


class _Titles:
    """What the things of a library are called."""

    def __init__(self, rows: LibraryRows) -> None:
        self._rows = rows
        self._names: dict[int, tuple[int, int, str]] = {}
        for row in rows["name"].values():
            name = (row["position"], row["id"], row["text"])
            self._names[row["entity_id"]] = min(name, self._names.get(row["entity_id"], name))

    def describe(self, table: str, row: LibraryRow) -> Change:
        """A thing as one that is gone."""
        kind = row["kind"] if table in ("entity", "section") else table
        return Change(Fate.DELETED, table, kind, row["uid"], self._find_title(table, row), self._find_within(row))

    def _find_title(self, table: str, row: LibraryRow) -> str:
        if table == "entity":
            return self._find_name(row["id"])
        if table == "brief":
            return row["title"] or self._find_name(row["subject_id"])
        return row.get("title") or ("" if table == "section" else _find_first_words(row.get("text", "")))

    def _find_within(self, row: LibraryRow) -> str:
        """The title of the brief that something stands in, or of the visit where it stands in none."""
        if row.get("issue_id"):
            issue = self._rows["issue"].get(row["issue_id"])
            return self._find_within(issue) if issue else ""
        if row.get("brief_id"):
            brief = self._rows["brief"].get(row["brief_id"])
            return self._find_title("brief", brief) if brief else ""
        return self._find_name(row["visit_id"]) if row.get("visit_id") else ""

    def _find_name(self, entity_id: int) -> str:
        return self._names.get(entity_id, (0, 0, ""))[2]


def _find_first_words(stored: str) -> str:
    with suppress(RichTextError):
        words = " ".join(load_rich_text(stored).text.split())
        return words if len(words) <= _TITLE_LETTERS else words[:_TITLE_LETTERS].rsplit(" ", 1)[0] + "…"
    return ""
