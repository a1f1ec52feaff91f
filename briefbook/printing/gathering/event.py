"""Gathering the visit, its programme, and dialogues with who takes part."""

from briefbook.book.content import DialogueContent, ParticipationContent, ProgrammeItemContent, VisitContent
from briefbook.printing.gathering.row import Rows, read_date, read_marking
from briefbook.values.kind import Level, PressAccess, Role, Side, VisitDirection


def gather_visit(rows: Rows, visit_id: int) -> VisitContent:
    """The visit of a book."""
    row = rows.fetch("visit", id=visit_id)[0]
    places = rows.fetch("visit_place", "position", visit_id=visit_id)
    return VisitContent(
        id=row["id"],
        direction=VisitDirection(row["direction"]),
        host_id=row["host_id"],
        guest_id=row["guest_id"],
        place_ids=tuple(place["place_id"] for place in places),
        date=read_date(row),
    )


def gather_programme(rows: Rows, visit_id: int) -> tuple[ProgrammeItemContent, ...]:
    """The programme of a visit, by day and then in the order in which a person put it."""
    items = rows.fetch("programme_item", "position", visit_id=visit_id)
    return tuple(
        ProgrammeItemContent(
            id=row["id"],
            title=row["title"],
            date=read_date(row),
            start_time=row["start_time"],
            end_time=row["end_time"],
            time_zone=row["time_zone"],
            home_time_zone=row["home_time_zone"],
            note=row["note"],
            place_id=row["place_id"],
            lead_id=row["lead_id"],
            press=PressAccess(row["press"]),
            interpreter=row["interpreter"],
            dialogue_id=row["dialogue_id"],
            marking=read_marking(row["marking"]),
        )
        for row in sorted(items, key=lambda row: row["date_earliest"] or "9999")
    )


def gather_dialogues(rows: Rows) -> tuple[DialogueContent, ...]:
    """Every dialogue of the library."""
    parties = rows.group("dialogue_party", "dialogue_id")
    return tuple(
        DialogueContent(
            id=row["id"],
            mechanism_id=row["mechanism_id"],
            ordinal=row["ordinal"],
            visit_id=row["visit_id"],
            sidelines_of_id=row["sidelines_of_id"],
            follows_id=row["follows_id"],
            place_id=row["place_id"],
            country_id=row["country_id"],
            level=Level(row["level"]) if row["level"] else None,
            date=read_date(row),
            party_ids=tuple(each["party_id"] for each in parties[row["id"]]),
        )
        for row in rows.fetch("dialogue")
    )


def gather_participations(rows: Rows) -> tuple[ParticipationContent, ...]:
    """Who takes part in what, in the order of each event."""
    return tuple(
        ParticipationContent(
            event_id=row["event_id"],
            participant_id=row["participant_id"],
            side=Side(row["side"]) if row["side"] else None,
            role=Role(row["role"]),
        )
        for row in rows.fetch("participation", "event_id, position")
    )
