"""A duplicate has what `store.field` says is copied, and a new row what it takes over, and neither anything else."""

from typing import Any

import pytest

from briefbook.edits.citation import cite_source
from briefbook.edits.clearance import clear_text
from briefbook.edits.point import add_point, duplicate_point, set_point_topics
from briefbook.edits.programme import add_programme_item
from briefbook.session import Session
from briefbook.store.field import TABLES, get_table, list_column_names
from briefbook.store.field_use import Column, FieldKind, Use
from briefbook.text.json_codec import dump_rich_text
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import Side, Stance
from briefbook.values.place import Place

CHOICES = {"stance": Stance.AVOID.value, "side": Side.THEIRS.value}
POINTS = get_table("talking_point").list_used(Use.COPIED)
COPYING = [table.name for table in TABLES if table.list_used(Use.COPIED)]


def run(session: Session, sql: str, *values: object) -> None:
    with session.change("Write") as db:
        db.connection().exec_driver_sql(sql, values)


def read(session: Session, table: str, columns: tuple[str, ...], row_id: int) -> tuple[Any, ...]:
    names = ", ".join(f'"{name}"' for name in columns)
    row = session.file.connection.execute(f"SELECT {names} FROM {table} WHERE id = ?", (row_id,)).fetchone()
    return tuple(row)


def another(session: Session, column: Column) -> object:
    if column.kind is FieldKind.LINK:
        return session.file.connection.execute(f"SELECT max(id) FROM {column.to}").fetchone()[0]
    if column.kind is FieldKind.TEXT:
        return dump_rich_text(plain_text(f"The {column.name} of Ruritania."))
    return CHOICES.get(column.name, f"house:{column.name}")


@pytest.mark.parametrize("column", POINTS, ids=lambda column: column.name)
def test_a_copy_has_every_copied_column(column: Column, session: Session) -> None:
    value = another(session, column)
    run(session, f'UPDATE talking_point SET "{column.name}" = ? WHERE id = 1', value)
    copy_id = duplicate_point(session, 1)
    assert read(session, "talking_point", (column.name,), copy_id) == (value,)


def test_what_is_copied_of_a_point_is_all_that_a_person_wrote() -> None:
    points = get_table("talking_point")
    bare = {column.name for column in points.columns} - {column.name for column in POINTS}
    assert bare == {"id", "uid", "issue_id", "position"}
    assert COPYING == ["talking_point", "point_topic"]


def test_a_copy_has_its_topics_and_neither_sources_nor_clearance(session: Session) -> None:
    connection = session.file.connection
    topics = [key for (key,) in connection.execute("SELECT id FROM topic ORDER BY id DESC LIMIT 2")]
    set_point_topics(session, 1, topics)
    cite_source(session, Place("point", 1), connection.execute("SELECT min(id) FROM source").fetchone()[0])
    clear_text(session, [Place("point", 1)], office="Desk")
    copy_id = duplicate_point(session, 1)
    query = "SELECT topic_id, position FROM point_topic WHERE point_id = ? ORDER BY position"
    assert connection.execute(query, (copy_id,)).fetchall() == [(key, at) for at, key in enumerate(topics)]
    for table in ("citation", "clearance"):
        assert connection.execute(f"SELECT count(*) FROM {table} WHERE point_id = ?", (copy_id,)).fetchone() == (0,)


def test_a_new_point_takes_over_the_mark_of_the_one_before_it_alone(session: Session) -> None:
    assert list_column_names("talking_point", Use.CARRIED) == ("marking",)
    run(session, "UPDATE talking_point SET marking = 'house:SAMPLE', title = 'Bridges' WHERE id = 1")
    point_id = add_point(session, 1, after=1)
    assert read(session, "talking_point", ("marking", "title", "speaker_id"), point_id) == ("house:SAMPLE", "", None)


def test_a_new_item_takes_over_day_zones_and_mark_of_the_one_before_it_alone(session: Session) -> None:
    carried = list_column_names("programme_item", Use.CARRIED)
    assert carried == (
        "date_edtf", "date_words", "date_earliest", "date_latest", "time_zone", "home_time_zone", "marking",
    )  # fmt: skip
    run(session, "UPDATE programme_item SET note = 'Bring boots.', time_zone = 'Europe/Rome' WHERE id = 1")
    (visit_id,) = read(session, "programme_item", ("visit_id",), 1)
    item_id = add_programme_item(session, visit_id, "A walk", after=1)
    assert read(session, "programme_item", carried, item_id) == read(session, "programme_item", carried, 1)
    assert read(session, "programme_item", ("note", "start_time", "place_id"), item_id) == ("", "", None)
