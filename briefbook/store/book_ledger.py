"""How far the texts of a book are cleared, in plain SQL; reached by `LibraryFile.look`."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefbook.store.clearance_read import LedgerRow, list_ledgers, list_visit_ledger
from briefbook.store.schema import Connection
from briefbook.values.kind import BriefSection, PartKind

_PARTS = (
    "SELECT kind, brief_id, sections, visit_id FROM book_part JOIN book_spec ON book_spec.id = book_id"
    " WHERE book_id = ? AND included ORDER BY book_part.position"
)
_OMITTED = (
    "SELECT talking_point.id FROM talking_point JOIN book_omission"
    " ON point_id = talking_point.id OR book_omission.issue_id = talking_point.issue_id WHERE book_id = ?"
)
# Of texts that are no prose, which is told by its kind, the section of a brief that prints them.
_SECTIONS = {"objective": BriefSection.OBJECTIVES.value, "point": BriefSection.POINTS.value}


def list_book_ledger(connection: Connection, book_id: int, tabs: Mapping[int, str]) -> list[LedgerRow]:
    """The written texts that the parts of a book print, in their order, those of a brief with the label of its tab."""
    omitted = {key for (key,) in connection.execute(_OMITTED, (book_id,))}
    parts = connection.execute(_PARTS, (book_id,)).fetchall()
    ledgers = list_ledgers(connection, [brief_id for _, brief_id, *_ in parts if brief_id is not None])
    ledger: list[LedgerRow] = []
    for kind, brief_id, sections, visit_id in parts:
        if kind == PartKind.SCENE_SETTER:
            ledger += list_visit_ledger(connection, visit_id)
        elif brief_id is not None:
            printed = _list_printed(ledgers[brief_id], set(json.loads(sections)), omitted)
            ledger += [replace(row, tab=tabs.get(brief_id, "")) for row in printed]
    return ledger


def _list_printed(ledger: list[LedgerRow], sections: set[str], omitted: set[int]) -> Iterator[LedgerRow]:
    """The texts of a brief that a part with these sections prints."""
    for row in ledger:
        left_out = row.place.kind == "point" and row.place.id in omitted
        if not left_out and _SECTIONS.get(row.place.kind, row.called.term) in sections:
            yield row
