"""Dates as they are typed: EDTF or words, kept with their first and last day."""

from dataclasses import dataclass
from datetime import date

from briefbook.edits.refusal import RefusedError, check_words
from briefbook.records import Commitment, Dialogue, ProgrammeItem, Visit
from briefbook.values.date_grammar import read_date_words, read_yearless
from briefbook.values.edtf import OPEN, EdtfError, find_edtf, parse_edtf

Dated = Visit | Dialogue | ProgrammeItem


@dataclass(frozen=True, slots=True)
class DateEntry:
    """A date as stored: EDTF, the words of its source, and its first and last day (None: open or not known)."""

    edtf: str = ""
    words: str = ""
    earliest: date | None = None
    latest: date | None = None


def read_date(field: str, typed: str, *, edtf: str | None = None, around: str = "") -> DateEntry:
    """What was typed, understood; empty when nothing was typed.

    EDTF is kept without words; words that say their date need no `edtf`, and with one they are kept as they are. Days
    without a year are taken to lie in the year of `around` (EDTF), and only the whole date is kept of them.
    Raises RefusedError for words that are not understood and for EDTF that is none.
    """
    words = check_words(field, typed)
    if edtf is not None:
        return _read_edtf(field, edtf, words)
    if not words:
        return DateEntry()
    understood = read_date_words(words)
    completed = read_yearless(words, find_edtf(around)) if understood is None else None
    if completed is not None:
        return DateEntry(completed.text, "", completed.earliest, completed.latest)
    if understood is None:
        raise RefusedError(field, "This date was not understood. Write it as 16 January 2026, or 2026-01 in EDTF.")
    kept = "" if words == understood.text else words
    return DateEntry(understood.text, kept, understood.earliest, understood.latest)


def _read_edtf(field: str, edtf: str, words: str) -> DateEntry:
    if not edtf:
        return DateEntry("", words)
    try:
        read = parse_edtf(edtf)
    except EdtfError as error:
        raise RefusedError(field, f"“{edtf}” is not a date in EDTF.") from error
    return DateEntry(read.text, words, read.earliest, read.latest)


def check_edtf(field: str, edtf: str) -> str:
    """The date in canonical EDTF, empty for an unknown one, `..` for an open one; raises RefusedError for others."""
    return edtf if edtf in {"", OPEN} else _read_edtf(field, edtf, "").edtf


def set_date(row: Dated, entry: DateEntry) -> None:
    """Give the row this date."""
    row.date_edtf, row.date_words = entry.edtf, entry.words
    row.date_earliest, row.date_latest = entry.earliest, entry.latest


def set_due(row: Commitment, entry: DateEntry) -> None:
    """Let the commitment be due on this date."""
    row.due_edtf, row.due_words = entry.edtf, entry.words
    row.due_earliest, row.due_latest = entry.earliest, entry.latest
