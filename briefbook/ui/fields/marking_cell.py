"""Cells of a table that hold the marking of their row by the wording of its level."""

from collections.abc import Callable
from typing import Any

from briefbook.edits.refusal import RefusedError
from briefbook.models.record_table_model import RecordColumn
from briefbook.store.marking_read import LevelRow, list_levels
from briefbook.ui.workspace import Workspace

WIDTH_PX = 88


def build_marking_column(workspace: Workspace, store: Callable[[Any, str | None], object]) -> RecordColumn:
    """The column of rows with the words of their `marking`: a level is typed by its wording or its abbreviation."""
    file = workspace.session.file

    def list_own() -> list[LevelRow]:
        with file.lock:
            return list_levels(file.connection)

    def write(row: Any, typed: str) -> object:
        return store(row, get_marking(list_own(), typed))

    return RecordColumn(
        "Marking", lambda row: row.marking, write, lambda: [each.wording for each in list_own()], width_px=WIDTH_PX
    )


def get_marking(levels: list[LevelRow], typed: str) -> str | None:
    """The marking of the level that was typed, None for nothing typed; raises RefusedError for one that is none."""
    words = " ".join(typed.split()).casefold()
    if not words:
        return None
    found = next((each for each in levels if words in (each.wording.casefold(), each.abbreviation.casefold())), None)
    if found is None:
        known = ", ".join(each.wording for each in levels)
        raise RefusedError("marking", f"The library has no level “{typed.strip()}”. It has {known}.")
    return found.marking
