"""Sending texts for clearance, clearing them, and taking them back."""

from collections.abc import Sequence
from typing import Any

import sqlmodel

from briefbook.edits.refusal import RefusedError, check_words
from briefbook.edits.row import get_row
from briefbook.records import Clearance, Objective, Section, TalkingPoint
from briefbook.session import Session
from briefbook.store.clearance_cover import CLEARABLE, read_covered
from briefbook.text.json_codec import load_rich_text
from briefbook.values.blank import is_blank
from briefbook.values.clearance import clearance_hash
from briefbook.values.kind import ClearanceState
from briefbook.values.place import Place

Text = TalkingPoint | Section | Objective
_RECORDS: dict[str, type[Text]] = {"point": TalkingPoint, "section": Section, "objective": Objective}
NOBODY = "Write your name or your office: a clearance says whose it is."


def send_for_clearance(session: Session, texts: Sequence[Place], *, office: str = "", person: str = "") -> None:
    """Ask an office to clear points (`Place("point", id)`), objectives and sections.

    Raises RefusedError for an empty text.
    """
    _take_step(session, "Send for Clearance", texts, ClearanceState.FOR_CLEARANCE, office, person)


def clear_text(session: Session, texts: Sequence[Place], *, office: str = "", person: str = "") -> None:
    """Clear points, objectives and sections as they stand now.

    Raises RefusedError for an empty text, and where nobody clears.
    """
    if is_blank(office) and is_blank(person):
        raise RefusedError("office", NOBODY)
    _take_step(session, "Clear", texts, ClearanceState.CLEARED, office, person)


def return_to_draft(session: Session, texts: Sequence[Place], *, office: str = "", person: str = "") -> None:
    """Take points, objectives and sections back to the desk."""
    _take_step(session, "Return to Draft", texts, ClearanceState.DRAFTED, office, person)


def _take_step(
    session: Session, label: str, texts: Sequence[Place], state: ClearanceState, office: str, person: str
) -> None:
    office, person = check_words("office", office), check_words("person", person)
    with session.change(label, place=texts[0]) as db:
        for place in texts:
            owner = get_text(db, place)
            if state is not ClearanceState.DRAFTED and not load_rich_text(owner.text):
                raise RefusedError("text", "There is nothing to clear: the text is empty.")
            own: dict[str, Any] = {CLEARABLE[place.kind][1]: owner.id}
            step = Clearance(
                state=state,
                office=office,
                person=person,
                at=session.now(),
                hash=hash_text(db, place),
                **own,
            )
            db.add(step)


def get_text(db: sqlmodel.Session, place: Place) -> Text:
    """A text that can be cleared; raises RefusedError when it has been deleted."""
    return get_row(db, _RECORDS[place.kind], place.id)


def hash_text(db: sqlmodel.Session, place: Place) -> str:
    """The hash of all that clearance of this text covers, as it stands now."""
    db.flush()
    connection = db.connection().connection.driver_connection
    return clearance_hash(read_covered(connection, place.kind, [place.id])[place.id])
