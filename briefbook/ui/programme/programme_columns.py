"""The columns of a programme: how each is read, stored and completed."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from briefbook import edits
from briefbook.edits.refusal import RefusedError
from briefbook.models.record_table_model import RecordColumn
from briefbook.models.term import describe_term
from briefbook.session import Session
from briefbook.store.programme_read import ProgrammeItemRead
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.ui.fields.entity_cell import build_offers, offer_addition, write_entity
from briefbook.ui.fields.marking_cell import build_marking_column
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import find_edtf
from briefbook.values.kind import EntityKind, PressAccess

LEADS = (EntityKind.PERSON, EntityKind.POST)
PLACES = (EntityKind.PLACE,)
WHAT_PX = 210


def list_programme_columns(workspace: Workspace) -> list[RecordColumn]:
    """Date, times, title, marking, place, lead, press, interpreter, note."""
    session = workspace.session

    def change(column: str):  # type: ignore[no-untyped-def]
        return lambda row, typed: edits.programme.change_programme_item(session, row.key, **{column: typed})

    def change_id(column: str):  # type: ignore[no-untyped-def]
        return lambda row, entity_id: edits.programme.change_programme_item(session, row.key, **{column: entity_id})

    def mark(row: ProgrammeItemRead, marking: str | None) -> None:
        edits.programme.change_programme_item(session, row.key, marking=marking)

    return [
        RecordColumn(
            QT_TRANSLATE_NOOP("RecordColumn", "Date"),
            lambda row: describe_date(row.date_edtf, row.date_words),
            lambda row, typed: edits.programme.set_programme_date(session, row.key, typed),
            hint=lambda row: row.date_edtf,
            width_px=112,
        ),
        RecordColumn(
            QT_TRANSLATE_NOOP("RecordColumn", "From"), lambda row: row.start_time, change("start_time"), width_px=62
        ),
        RecordColumn(
            QT_TRANSLATE_NOOP("RecordColumn", "To"), lambda row: row.end_time, change("end_time"), width_px=62
        ),
        RecordColumn(
            QT_TRANSLATE_NOOP("RecordColumn", "What"),
            lambda row: row.title,
            change("title"),
            width_px=0,
            least_px=WHAT_PX,
        ),
        replace(build_marking_column(workspace, mark), title=QT_TRANSLATE_NOOP("RecordColumn", "Marking")),
        RecordColumn(
            QT_TRANSLATE_NOOP("RecordColumn", "Place"),
            lambda row: row.place,
            write_entity(workspace, PLACES, change_id("place_id"), added=EntityKind.PLACE),
            build_offers(workspace, PLACES),
            addition=offer_addition,
            width_px=86,
        ),
        RecordColumn(
            QT_TRANSLATE_NOOP("RecordColumn", "Lead"),
            lambda row: row.lead,
            write_entity(workspace, LEADS, change_id("lead_id")),
            build_offers(workspace, LEADS),
            width_px=112,
        ),
        _build_press_column(session),
        RecordColumn(
            QT_TRANSLATE_NOOP("RecordColumn", "Interpreter"),
            lambda row: row.interpreter,
            change("interpreter"),
            width_px=90,
        ),
        RecordColumn(QT_TRANSLATE_NOOP("RecordColumn", "Note"), lambda row: row.note, change("note"), width_px=0),
    ]


def _build_press_column(session: Session) -> RecordColumn:
    def write(row: ProgrammeItemRead, typed: str) -> None:
        press = next(
            (kind for kind in PressAccess if describe_press(kind).casefold() == typed.strip().casefold()), None
        )
        if press is None:
            sentence = QCoreApplication.translate("Programme", "Write {} or {}, or leave it empty.")
            raise RefusedError("press", sentence.format(*offer_press()))
        edits.programme.change_programme_item(session, row.key, press=press)

    title = QT_TRANSLATE_NOOP("RecordColumn", "Press")
    return RecordColumn(title, lambda row: describe_press(row.press), write, offer_press, width_px=54)


def describe_press(press: PressAccess) -> str:
    """Whether the press is let in; nothing where that is not known."""
    return "" if press is PressAccess.UNKNOWN else describe_term(press)


def offer_press() -> list[str]:
    """What can be said of the press."""
    return [describe_press(kind) for kind in PressAccess if kind is not PressAccess.UNKNOWN]


def describe_date(edtf: str, words: str) -> str:
    """A date in words."""
    found = find_edtf(edtf) if edtf else None
    return describe_edtf(found) if found else words
