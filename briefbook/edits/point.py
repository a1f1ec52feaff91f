"""The talking points of an issue."""

from collections.abc import Sequence
from typing import Any

from briefbook.edits.duplicate import carry_over, duplicate_row
from briefbook.edits.marking import check_marking
from briefbook.edits.row import add_row, change_fields, get_row, list_rows, next_position, put_in_order
from briefbook.edits.text import dump_text
from briefbook.records import Issue, PointTopic, TalkingPoint
from briefbook.session import Session
from briefbook.store.field import get_table
from briefbook.store.field_use import FieldKind
from briefbook.text.rich_text import RichText
from briefbook.values.kind import Stance
from briefbook.values.place import Place

TEXTS = tuple(each.name for each in get_table("talking_point").list_columns(FieldKind.TEXT))
CHANGEABLE = ("side", "title", "trigger", "speaker_id", "commitment_id", "marking")


def add_point(session: Session, issue_id: int, stance: Stance = Stance.RAISE, after: int | None = None) -> int:
    """A new, empty talking point behind the one of id `after`, or last; marked as the one before it."""
    with session.change("Add Talking Point", place=Place("issue", issue_id)) as db:
        siblings = list_rows(db, TalkingPoint, issue_id=get_row(db, Issue, issue_id).id)
        before = siblings[-1] if siblings else None
        if after is not None:
            before = get_row(db, TalkingPoint, after)
        point = TalkingPoint(issue_id=issue_id, position=next_position(siblings), stance=stance)
        if before is not None:
            carry_over(point, before)
            add_row(db, point)
            put_in_order(siblings, point, siblings.index(before) + 1)
        return add_row(db, point).id


def change_point_text(session: Session, point_id: int, text: RichText, *, column: str = "text") -> None:
    """Change what is to be said, or another text of a talking point by its column; raises TypeError for none."""
    _write_text(session, "Change Talking Point", point_id, column, text)


def change_point_fallback(session: Session, point_id: int, fallback: RichText) -> None:
    """Change what is to be said when pressed."""
    _write_text(session, "Change Fallback", point_id, "fallback", fallback)


def _write_text(session: Session, label: str, point_id: int, column: str, text: RichText) -> None:
    stored = dump_text(column, text)
    place = Place("point", point_id, column)
    with session.change(label, place=place, join=f"point:{point_id}:{column}") as db:
        change_fields(get_row(db, TalkingPoint, point_id), {column: stored}, TEXTS)


def change_point(session: Session, point_id: int, **fields: Any) -> None:
    """Change a talking point by column; raises RefusedError for a bad value or an unknown marking."""
    field = next(iter(fields), "")
    place = Place("point", point_id, field)
    with session.change("Change Talking Point", place=place, join=f"point:{point_id}:{field}") as db:
        if "marking" in fields:
            fields["marking"] = check_marking(db, "marking", fields["marking"])
        change_fields(get_row(db, TalkingPoint, point_id), fields, CHANGEABLE)


def change_points(session: Session, point_ids: Sequence[int], **fields: Any) -> None:
    """Change several talking points alike in one step; raises RefusedError for a bad value or an unknown marking."""
    if len(point_ids) == 1:
        change_point(session, point_ids[0], **fields)
        return
    place = Place("point", point_ids[0], next(iter(fields), ""))
    with session.change("Change Talking Points", place=place):
        for point_id in point_ids:
            change_point(session, point_id, **fields)


def set_stance(session: Session, point_ids: Sequence[int], stance: Stance) -> None:
    """Say whether to raise, to answer if raised, or to avoid."""
    with session.change("Set Stance", place=Place("point", point_ids[0], "stance")) as db:
        for point_id in point_ids:
            get_row(db, TalkingPoint, point_id).stance = stance


def move_point(session: Session, point_id: int, issue_id: int, position: int) -> None:
    """Put a talking point at that place in an issue, of this or another brief."""
    with session.change("Move Talking Point", place=Place("point", point_id)) as db:
        point = get_row(db, TalkingPoint, point_id)
        siblings = list_rows(db, TalkingPoint, issue_id=get_row(db, Issue, issue_id).id)
        point.issue_id = issue_id
        put_in_order(siblings, point, position)


def step_points(session: Session, point_ids: Sequence[int], step: int) -> None:
    """Move talking points of one brief, given as they stand, up (-1) or down (1), into the next issue at its edge.

    None moves where the first of them is at the very edge of the brief.
    """
    with session.change("Move Talking Point", place=Place("point", point_ids[0])) as db:
        for point_id in point_ids[::-step]:
            point = get_row(db, TalkingPoint, point_id)
            siblings = list_rows(db, TalkingPoint, issue_id=point.issue_id)
            position = siblings.index(point) + step
            if 0 <= position < len(siblings):
                move_point(session, point_id, point.issue_id, position)
                continue
            own = get_row(db, Issue, point.issue_id)
            issues = list_rows(db, Issue, brief_id=own.brief_id)
            at = issues.index(own) + step
            if not 0 <= at < len(issues):
                return
            end = len(list_rows(db, TalkingPoint, issue_id=issues[at].id))
            move_point(session, point_id, issues[at].id, end if step < 0 else 0)


def send_points(session: Session, point_ids: Sequence[int], issue_id: int) -> None:
    """Put talking points, in this order, behind those of an issue of this or another brief."""
    label = "Move Talking Point" if len(point_ids) == 1 else "Move Talking Points"
    with session.change(label, place=Place("point", point_ids[0])) as db:
        for point_id in point_ids:
            point = get_row(db, TalkingPoint, point_id)
            siblings = list_rows(db, TalkingPoint, issue_id=get_row(db, Issue, issue_id).id)
            point.issue_id = issue_id
            put_in_order(siblings, point)


def duplicate_point(session: Session, point_id: int) -> int:
    """A copy behind the talking point, with its topics; not cleared and without sources of its own."""
    with session.read() as db:
        issue_id = get_row(db, TalkingPoint, point_id).issue_id
    with session.change("Duplicate Talking Point", place=Place("issue", issue_id)) as db:
        point = get_row(db, TalkingPoint, point_id)
        siblings = list_rows(db, TalkingPoint, issue_id=issue_id)
        copy = duplicate_row(db, point, issue_id=issue_id, position=next_position(siblings))
        put_in_order(siblings, copy, siblings.index(point) + 1)
        return copy.id


def duplicate_points(session: Session, point_ids: Sequence[int]) -> list[int]:
    """A copy behind each talking point, in one step."""
    if len(point_ids) == 1:
        return [duplicate_point(session, point_ids[0])]
    with session.change("Duplicate Talking Points", place=Place("point", point_ids[0])):
        return [duplicate_point(session, point_id) for point_id in point_ids]


def delete_points(session: Session, point_ids: Sequence[int]) -> None:
    """Delete talking points."""
    if not point_ids:
        return
    with session.read() as db:
        issue_id = get_row(db, TalkingPoint, point_ids[0]).issue_id
    label = "Delete Talking Point" if len(point_ids) == 1 else "Delete Talking Points"
    with session.change(label, place=Place("issue", issue_id)) as db:
        for point_id in point_ids:
            db.delete(get_row(db, TalkingPoint, point_id))


def set_point_topics(session: Session, point_id: int, topic_ids: Sequence[int]) -> None:
    """Give a talking point exactly these topics, in this order."""
    with session.change("Set Topics", place=Place("point", point_id, "topics")) as db:
        rows = {row.topic_id: row for row in list_rows(db, PointTopic, point_id=get_row(db, TalkingPoint, point_id).id)}
        for position, topic_id in enumerate(dict.fromkeys(topic_ids)):
            row = rows.pop(topic_id, None)
            if row is None:
                db.add(PointTopic(point_id=point_id, topic_id=topic_id, position=position))
            elif row.position != position:
                row.position = position
        for row in rows.values():
            db.delete(row)
