"""Cells of a table that hold the marking of their row in the words of the page."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from briefbook.edits.refusal import RefusedError
from briefbook.models.record_table_model import RecordColumn
from briefbook.store.marking_read import CaveatRow, LevelRow, list_caveats, list_levels
from briefbook.ui.workspace import Workspace

WIDTH_PX = 138


def build_marking_column(workspace: Workspace, store: Callable[[Any, str | None], object]) -> RecordColumn:
    """The column of rows with the words of their `marking`: a level, and what stands beside it after `//`."""
    file = workspace.session.file

    def list_own() -> tuple[list[LevelRow], list[CaveatRow]]:
        with file.lock:
            return list_levels(file.connection), list_caveats(file.connection)

    def write(row: Any, typed: str) -> object:
        return store(row, get_marking(*list_own(), typed))

    def offer() -> list[str]:
        levels, caveats = list_own()
        alone = [level.wording for level in levels]
        return [*alone, *(f"{level.wording}//{caveat.code}" for level in levels for caveat in caveats)]

    return RecordColumn(
        "Marking", lambda row: row.marking, write, offer, hint=lambda row: row.marking, width_px=WIDTH_PX
    )


def get_marking(levels: Sequence[LevelRow], caveats: Iterable[CaveatRow], typed: str) -> str | None:
    """The marking that was typed, `LEVEL//CAVEAT, CAVEAT//TLP:AMBER`, by wording or abbreviation; None for nothing.

    Raises RefusedError for a level or a caveat that the library does not have. Releases and TLP labels are taken as
    they stand: whoever stores the marking refuses one that is none.
    """
    head, *tails = (" ".join(part.split()) for part in typed.split("//"))
    if not head:
        return None
    words = head.casefold()
    found = next((each for each in levels if words in (each.wording.casefold(), each.abbreviation.casefold())), None)
    if found is None:
        known = ", ".join(each.wording for each in levels)
        sentence = QCoreApplication.translate("MarkingCell", "The library has no level “{}”. It has {}.")
        raise RefusedError("marking", sentence.format(head, known))
    codes = {each.code.casefold(): each.code for each in caveats}
    return "//".join([found.marking, *(_get_tail(codes, tail) for tail in tails if tail)])


def _get_tail(codes: dict[str, str], tail: str) -> str:
    """One part after the level, its caveats by their codes."""
    if tail.upper().startswith(("TLP:", "REL ")):
        return tail.upper()
    unknown = [each.strip() for each in tail.split(",") if each.strip().casefold() not in codes]
    if unknown:
        known = ", ".join(codes.values()) or QCoreApplication.translate("MarkingCell", "none")
        sentence = QCoreApplication.translate("MarkingCell", "The library has no caveat “{}”. It has {}.")
        raise RefusedError("marking", sentence.format(unknown[0], known))
    return ",".join(codes[each.strip().casefold()] for each in tail.split(","))
