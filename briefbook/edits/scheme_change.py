"""Marking a whole library in another scheme, by a table from the old levels and caveats to the new ones."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import sqlmodel

from briefbook.edits.library import LIBRARY_ID
from briefbook.edits.marking import add_scheme
from briefbook.edits.refusal import RefusedError
from briefbook.edits.row import get_row, list_rows
from briefbook.edits.shipped_scheme import load_scheme
from briefbook.records import Equivalence, Library, Scheme, SchemeCaveat, SchemeLevel
from briefbook.session import Session
from briefbook.store.marked_column import Column, list_marking_columns, list_rich_columns
from briefbook.store.marking_use import count_caveats, count_levels, list_caveat_schemes
from briefbook.text.json_codec import RichTextError, dump_rich_text, load_rich_text
from briefbook.text.rich_text import RichText
from briefbook.values.marking import MarkingError, parse_marking
from briefbook.values.place import Place


@dataclass(frozen=True, slots=True)
class MarkingTable:
    """Which level of the new scheme each of the old becomes, and which caveat (None: it is left out), all by code.

    Caveats `of_others`, which ceilings name, stay as they are.
    """

    old: str
    new: str
    levels: Mapping[str, str]
    caveats: Mapping[str, str | None]
    of_others: frozenset[str] = frozenset()

    def translate(self, stored: str) -> str:
        """A marking in the new scheme with its release list and TLP label; one of another scheme as it is."""
        try:
            marking = parse_marking(stored)
        except MarkingError:
            return stored
        if marking.scheme != self.old:
            return stored
        caveats = {self.caveats[code] for code in marking.caveats - self.of_others}
        kept = marking.caveats & self.of_others | {code for code in caveats if code is not None}
        return str(replace(marking, scheme=self.new, level=self.levels[marking.level], caveats=kept))

    def translate_text(self, stored: str) -> str:
        """A stored text with every paragraph so marked; a damaged one as it is."""
        try:
            text = load_rich_text(stored)
        except RichTextError:
            return stored
        blocks = [replace(each, marking=each.marking and self.translate(each.marking)) for each in text]
        return stored if blocks == list(text) else dump_rich_text(RichText(tuple(blocks)))


def change_scheme(
    session: Session, code: str, levels: Mapping[str, str], caveats: Mapping[str, str | None]
) -> tuple[str, ...]:
    """Mark the library in the scheme of that code, one that it has or one that ships, and take its old one away.

    Every marking of the old scheme is rewritten, at paragraphs, ceilings and floors too; nothing that carries none
    gets one. An equivalence follows the own level that it leads to; the answer names the levels of other governments
    whose equivalence ends, because that level becomes none. Raises RefusedError where a level or a caveat that is
    carried has no new one.
    """
    with session.change("Change Scheme", place=Place("library", LIBRARY_ID, "scheme")) as db:
        library = get_row(db, Library, LIBRARY_ID)
        old, new = get_row(db, Scheme, library.scheme_id), _open_scheme(db, code)
        db.flush()
        if new.id == old.id:
            raise RefusedError("scheme", f"The library is marked in the scheme “{old.name}” already.")
        known = list_caveat_schemes(session.file.connection)
        others = frozenset(each for each, schemes in known.items() if old.code not in schemes)
        table = MarkingTable(old.code, new.code, levels, caveats, others)
        _check_table(session, db, table)
        for column in list_marking_columns():
            _rewrite_markings(db, column, table)
        for column in list_rich_columns():
            _rewrite_texts(db, column, table)
        ended = _carry_equivalences(db, old, new, levels)
        library.scheme_id = new.id
        db.flush()
        db.delete(old)
        return ended


def _open_scheme(db: sqlmodel.Session, code: str) -> Scheme:
    known = next(iter(list_rows(db, Scheme, code=code)), None)
    return known or get_row(db, Scheme, add_scheme(db, load_scheme(code)))


def _check_table(session: Session, db: sqlmodel.Session, table: MarkingTable) -> None:
    connection = session.file.connection
    used_levels = {
        level.removeprefix(f"{table.old}:") for level in count_levels(connection) if level.startswith(f"{table.old}:")
    }
    if missing := sorted(used_levels - table.levels.keys()):
        raise RefusedError(
            missing[0], f"“{_find_wording(db, table.old, missing[0])}” is carried: choose what it becomes."
        )
    if missing := sorted(count_caveats(connection, table.old).keys() - table.caveats.keys()):
        raise RefusedError(missing[0], f"“{missing[0]}” is carried: choose what it becomes, or leave it out.")
    scheme_id = list_rows(db, Scheme, code=table.new)[0].id
    known_levels = {each.code for each in list_rows(db, SchemeLevel, scheme_id=scheme_id)}
    known_caveats = {each.code for each in list_rows(db, SchemeCaveat, scheme_id=scheme_id)} | {None}
    unknown = [(key, code) for key, code in table.levels.items() if code not in known_levels]
    unknown += [(key, code or "") for key, code in table.caveats.items() if code not in known_caveats]
    for key, code in unknown:
        raise RefusedError(key, f"The new scheme has no “{code}”.")


def _find_wording(db: sqlmodel.Session, scheme: str, code: str) -> str:
    scheme_id = list_rows(db, Scheme, code=scheme)[0].id
    level = next(iter(list_rows(db, SchemeLevel, scheme_id=scheme_id, code=code)), None)
    return level.wording if level else code


def _rewrite_markings(db: sqlmodel.Session, column: Column, table: MarkingTable) -> None:
    rows = sqlmodel.SQLModel.metadata.tables[column.table]
    cell = rows.c[column.name]
    connection = db.connection()
    for (stored,) in connection.execute(sqlmodel.select(cell).distinct().where(cell.is_not(None))).all():
        marking = table.translate(stored)
        if marking != stored:
            connection.execute(rows.update().where(cell == stored).values({column.name: marking}))


def _rewrite_texts(db: sqlmodel.Session, column: Column, table: MarkingTable) -> None:
    rows = sqlmodel.SQLModel.metadata.tables[column.table]
    cell = rows.c[column.name]
    connection = db.connection()
    for row_id, stored in connection.execute(
        sqlmodel.select(rows.c.id, cell).where(cell.contains('"marking":"'))
    ).all():
        text = table.translate_text(stored)
        if text != stored:
            connection.execute(rows.update().where(rows.c.id == row_id).values({column.name: text}))


def _carry_equivalences(db: sqlmodel.Session, old: Scheme, new: Scheme, levels: Mapping[str, str]) -> tuple[str, ...]:
    """Let equivalences lead to the new levels; returns whose end, in words."""
    new_ids = {each.code: each.id for each in list_rows(db, SchemeLevel, scheme_id=new.id)}
    old_codes = {each.id: each.code for each in list_rows(db, SchemeLevel, scheme_id=old.id)}
    ended = []
    for row in list_rows(db, Equivalence):
        foreign = get_row(db, SchemeLevel, row.foreign_level_id)
        code = levels.get(old_codes.get(row.own_level_id, ""))
        if foreign.scheme_id == new.id or code is None:
            db.delete(row)
        else:
            row.own_level_id = new_ids[code]
        if foreign.scheme_id != new.id and code is None:
            ended.append(f"{foreign.wording} ({get_row(db, Scheme, foreign.scheme_id).name})")
    return tuple(ended)
