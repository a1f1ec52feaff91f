"""The objectives of a brief, in plain SQL; reached by `LibraryFile.look`."""

from dataclasses import dataclass

from briefbook.store.clearance_read import read_clearances
from briefbook.store.schema import Connection
from briefbook.text.json_codec import load_rich_text
from briefbook.text.rich_text import RichText
from briefbook.values.clearance import ClearanceView
from briefbook.values.kind import Side


@dataclass(frozen=True, slots=True)
class ObjectiveRead:
    """What one side wants, and how far it is cleared."""

    id: int
    side: Side
    text: RichText
    marking: str | None
    clearance: ClearanceView


def list_objectives(connection: Connection, brief_id: int) -> list[ObjectiveRead]:
    """The objectives of both sides in their order."""
    rows = connection.execute(
        "SELECT id, side, text, marking FROM objective WHERE brief_id = ? ORDER BY position", (brief_id,)
    ).fetchall()
    views = read_clearances(connection, "objective", [key for key, *_ in rows])
    return [ObjectiveRead(key, Side(side), load_rich_text(text), mark, views[key]) for key, side, text, mark in rows]
