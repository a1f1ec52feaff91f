"""Cells of a table that hold the marking of their row in the words of the page."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from briefbook.edits.refusal import RefusedError
from briefbook.models.record_table_model import RecordColumn
from briefbook.store.marking_read import CaveatRow, LevelRow
from briefbook.store.scheme_read import SchemeCaveatRead, list_offered_caveats, list_offered_levels
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.ui.workspace.workspace import Workspace

WIDTH_PX = 138


def build_marking_column(workspace: Workspace, store: Callable[[Any, str | None], object]) -> RecordColumn:
    """The column of rows with the words of their `marking`: a level, and what stands beside it after `//`."""
    file = workspace.session.file

    def list_offered() -> tuple[list[LevelRow], dict[str, list[SchemeCaveatRead]]]:
        return file.look(list_offered_levels), file.look(list_offered_caveats)

    def write(row: Any, typed: str) -> object:
        levels, caveats = list_offered()
        return store(row, get_marking(levels, [each for of in caveats.values() for each in of], typed))

    def offer() -> list[str]:
        levels, caveats = list_offered()
        alone = [level.wording for level in levels]
        beside = (
            f"{level.wording}//{caveat.code}" for level in levels for caveat in caveats[level.marking.partition(":")[0]]
        )
        return [*alone, *beside]

    return RecordColumn(
        QT_TRANSLATE_NOOP("RecordColumn", "Marking"),
        lambda row: row.marking,
        write,
        offer,
        hint=hint_marking,
        width_px=WIDTH_PX,
        warns=lambda row: not row.is_comparable,
    )


def hint_marking(row: Any) -> str:
    """The marking of a row, and whether it cannot be compared."""
    if row.is_comparable:
        return str(row.marking)
    sentence = QCoreApplication.translate("MarkingCell", "{}: as which level of yours this stands is not entered.")
    return sentence.format(row.marking)


def get_marking(levels: Sequence[LevelRow], caveats: Iterable[CaveatRow | SchemeCaveatRead], typed: str) -> str | None:
    """The marking that was typed, `LEVEL//CAVEAT, CAVEAT//TLP:AMBER`, by wording or abbreviation; None for nothing.

    Raises RefusedError for a level or a caveat that the library does not have. Releases and TLP labels are taken as
    they stand: whoever stores the marking refuses one that is none, or a caveat of another scheme than the level's.
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
