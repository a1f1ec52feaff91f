"""Sending texts for clearance, clearing them, and taking them back."""

from collections.abc import Sequence
from typing import Any

import sqlmodel

from briefbook.edits.refusal import RefusedError, check_words
from briefbook.edits.row import get_row, list_rows
from briefbook.records import Citation, Clearance, Entity, Section, Source, TalkingPoint
from briefbook.session import Session
from briefbook.text.json_codec import load_rich_text
from briefbook.values.clearance import CoveredPoint, CoveredSection, clearance_hash
from briefbook.values.kind import ClearanceState
from briefbook.values.place import Place

NOBODY = "Write your name or your office in the settings first: a clearance says whose it is."


def send_for_clearance(session: Session, texts: Sequence[Place], *, office: str = "", person: str = "") -> None:
    """Ask an office to clear points (`Place("point", id)`) and sections; raises RefusedError for an empty text."""
    _take_step(session, "Send for Clearance", texts, ClearanceState.FOR_CLEARANCE, office, person)


def clear_text(session: Session, texts: Sequence[Place], *, office: str = "", person: str = "") -> None:
    """Clear points and sections as they stand now; raises RefusedError for an empty text, and where nobody clears."""
    if not (office.strip() or person.strip()):
        raise RefusedError("office", NOBODY)
    _take_step(session, "Clear", texts, ClearanceState.CLEARED, office, person)


def return_to_draft(session: Session, texts: Sequence[Place], *, office: str = "", person: str = "") -> None:
    """Take points and sections back to the desk."""
    _take_step(session, "Return to Draft", texts, ClearanceState.DRAFTED, office, person)


def _take_step(
    session: Session, label: str, texts: Sequence[Place], state: ClearanceState, office: str, person: str
) -> None:
    office, person = check_words("office", office), check_words("person", person)
    with session.change(label, place=texts[0]) as db:
        for place in texts:
            owner = _get_text(db, place)
            if state is not ClearanceState.DRAFTED and not load_rich_text(owner.text):
                raise RefusedError("text", "There is nothing to clear: the text is empty.")
            own: dict[str, Any] = {{"point": "point_id", "section": "section_id"}[place.kind]: owner.id}
            step = Clearance(
                state=state,
                office=office,
                person=person,
                at=session.now(),
                hash=hash_text(db, owner),
                **own,
            )
            db.add(step)


def _get_text(db: sqlmodel.Session, place: Place) -> TalkingPoint | Section:
    return get_row(db, TalkingPoint, place.id) if place.kind == "point" else get_row(db, Section, place.id)


def hash_text(db: sqlmodel.Session, owner: TalkingPoint | Section) -> str:
    """The hash of all that clearance of this text covers, as it stands now."""
    return clearance_hash(_gather_covered(db, owner))


def _gather_covered(db: sqlmodel.Session, owner: TalkingPoint | Section) -> CoveredPoint | CoveredSection:
    if isinstance(owner, Section):
        sources = _list_sources(db, section_id=owner.id)
        return CoveredSection(text=owner.text, marking=owner.marking, sources=sources)
    speaker = db.get(Entity, owner.speaker_id) if owner.speaker_id else None
    return CoveredPoint(
        stance=owner.stance,
        side=owner.side,
        title=owner.title,
        trigger=owner.trigger,
        text=owner.text,
        fallback=owner.fallback,
        speaker=speaker.uid if speaker else None,
        marking=owner.marking,
        sources=_list_sources(db, point_id=owner.id),
    )


def _list_sources(db: sqlmodel.Session, **owner: int) -> list[str]:
    return [get_row(db, Source, citation.source_id).uid for citation in list_rows(db, Citation, **owner)]
