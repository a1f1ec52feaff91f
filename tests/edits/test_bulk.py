"""Adding many at once leaves what the edits of one each leave, in one step, or nothing."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbook.edits.bulk import BulkCancelledError, BulkRefusedError, add_entities, add_points
from briefbook.edits.entity import change_entity, create_entity, describe_entity, mark_entity
from briefbook.edits.membership import add_membership, change_membership
from briefbook.edits.name import add_name, change_name
from briefbook.edits.new_row import NewEntity, NewName, NewPoint
from briefbook.edits.point import (
    add_point,
    change_point,
    change_point_fallback,
    change_point_text,
    delete_points,
    set_point_topics,
)
from briefbook.session import Changed, Session
from briefbook.store.file import LibraryFile
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import EntityKind, NameKind, Side, Stance

NEVER_MS = 3_600_000
WORDS = st.sampled_from(["harbour", "Zenda ", "日本", "Ωmega", "cafe\u0301", "half \ud800", "the railway to Hofbau"])
TEXTS = st.one_of(st.just(""), WORDS).map(plain_text)
MARKINGS = st.sampled_from([None, "house:SAMPLE"])
NAME_FIELDS: dict[str, Any] = {"family": WORDS, "say": WORDS, "kind": st.sampled_from(list(NameKind))}
NAMES = st.builds(NewName, WORDS, st.sampled_from([None, "ja-Latn"]), st.fixed_dictionaries({}, optional=NAME_FIELDS))
DATES = st.sampled_from(["", "..", "2024", "2024-05-01"])
SEATS = st.sampled_from(["post_id", "organisation_id"])
POINT_FIELDS: dict[str, Any] = {"title": WORDS, "side": st.sampled_from(list(Side)), "marking": MARKINGS}


@contextmanager
def open_copy(path: Path) -> Iterator[Session]:
    with tempfile.TemporaryDirectory() as folder:
        session = Session(LibraryFile.open(Path(shutil.copy(path, folder))), commit_delay_ms=NEVER_MS)
        yield session
        session.close()


def ids(session: Session, table: str) -> list[int]:
    return [key for (key,) in session.file.connection.execute(f"SELECT id FROM {table} ORDER BY id")]


def dump(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Every row with its document of the search; what an identity is made of is told by its first place alone."""
    read, known = session.file.connection.execute, dict[str, int]()
    names = read(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_index%'"
        " AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    found = {name: read(f"SELECT * FROM {name} ORDER BY id").fetchall() for (name,) in names}
    found["library"] = [row[:-1] for row in found["library"]]
    told = {each for rows in found.values() for row in rows for each in row[1:2] if isinstance(each, str)}
    return {
        name: [tuple(known.setdefault(each, len(known)) if each in told else each for each in row) for row in rows]
        for name, rows in found.items()
    }


@st.composite
def entities(draw: st.DrawFn) -> list[Callable[[Session], NewEntity]]:
    """Entities to add to whatever library: what they link to is found in it."""

    def build(number: int) -> Callable[[Session], NewEntity]:
        kind = draw(st.sampled_from([EntityKind.PERSON, EntityKind.PERSON, EntityKind.TOPIC, EntityKind.VISIT]))
        names = draw(st.lists(NAMES, min_size=1, max_size=3))
        about, marking, linked = draw(TEXTS), draw(MARKINGS), draw(st.booleans())
        seats = draw(st.lists(st.fixed_dictionaries({"seat": SEATS, "from": DATES, "label": WORDS}), max_size=2))

        def join(session: Session) -> NewEntity:
            fields = {"country_id": ids(session, "country")[0]} if linked and kind is EntityKind.PERSON else {}
            memberships = [
                {
                    each["seat"]: ids(session, each["seat"].removesuffix("_id"))[number % 3],
                    "from_edtf": each["from"],
                    "label": each["label"],
                }
                for each in seats
            ]
            return NewEntity(kind, names, fields, about, marking, memberships if kind is EntityKind.PERSON else ())

        return join

    return [build(number) for number in range(draw(st.integers(0, 5)))]


@st.composite
def points(draw: st.DrawFn) -> list[Callable[[Session], NewPoint]]:
    def build() -> Callable[[Session], NewPoint]:
        issue, topics = draw(st.integers(0, 2)), draw(st.lists(st.integers(0, 3), max_size=3))
        said = draw(TEXTS), draw(TEXTS), draw(st.sampled_from(list(Stance)))
        fields = draw(st.fixed_dictionaries({}, optional=POINT_FIELDS))

        def join(session: Session) -> NewPoint:
            chosen = [ids(session, "topic")[each] for each in topics]
            return NewPoint(ids(session, "issue")[issue], *said, fields, chosen)

        return join

    return [build() for _ in range(draw(st.integers(0, 5)))]


def add_entity_alone(session: Session, new: NewEntity) -> int:
    first, *others = new.names
    entity_id = create_entity(session, new.kind, first.text, lang=first.lang)
    for each in others:
        add_name(session, entity_id, each.text, lang=each.lang)
    read = session.file.connection.execute
    keys = read("SELECT id FROM name WHERE entity_id = ? ORDER BY position", (entity_id,)).fetchall()
    for (key,), each in zip(keys, new.names, strict=True):
        if each.fields:
            change_name(session, key, **each.fields)
    if new.fields:
        change_entity(session, entity_id, **new.fields)
    describe_entity(session, entity_id, new.description)
    mark_entity(session, entity_id, new.marking)
    for fields in new.memberships:
        own = dict(fields)
        seat = {name: own.pop(name) for name in ("post_id", "organisation_id") if name in own}
        change_membership(session, add_membership(session, entity_id, **seat), **own)
    return entity_id


def add_point_alone(session: Session, new: NewPoint) -> int:
    point_id = add_point(session, new.issue_id, new.stance)
    change_point_text(session, point_id, new.text)
    change_point_fallback(session, point_id, new.fallback)
    for name, value in new.fields.items():
        change_point(session, point_id, **{name: value})
    set_point_topics(session, point_id, new.topic_ids)
    return point_id


@settings(max_examples=25, deadline=None)
@given(entities(), points(), st.booleans())
def test_many_at_once_leave_what_one_by_one_leaves(
    sample_path: Path,
    new_entities: list[Callable[[Session], NewEntity]],
    new_points: list[Callable[[Session], NewPoint]],
    gap: bool,
) -> None:
    with open_copy(sample_path) as bulk, open_copy(sample_path) as single:
        for session in (bulk, single):
            if gap:
                delete_points(session, ids(session, "talking_point")[:1])
        before = dump(bulk)
        wanted = [join(bulk) for join in new_entities]
        added = add_entities(bulk, wanted)
        assert added == [add_entity_alone(single, each) for each in wanted]
        said = [join(bulk) for join in new_points]
        assert add_points(bulk, said) == [add_point_alone(single, each) for each in said]
        assert dump(bulk) == dump(single)
        for label in ["Add Talking Points"] * bool(said) + ["Add Entities"] * bool(wanted):
            assert bulk.undo_label == label
            bulk.undo()
        assert dump(bulk) == before


def person(name: str, **more: Any) -> NewEntity:
    return NewEntity(EntityKind.PERSON, [NewName(name)], **more)


def test_many_are_one_notice_and_what_is_refused_says_which_it_is(session: Session) -> None:
    news: list[Any] = []
    end = session.watch(news.append)
    add_entities(session, [person(f"Rupert {at}") for at in range(1200)])
    assert [each.label for each in news if isinstance(each, Changed)] == ["Add Entities"]
    before = dump(session)
    cases = [person(" "), person("Zenda", marking="none:AT ALL"), person("Zenda", memberships=[{"label": "Count"}])]
    for refused in (*cases, person("Zenda", memberships=[{"post_id": 1, "from_edtf": "some day"}])):
        with pytest.raises(BulkRefusedError) as told:
            add_entities(session, [person("Rupert"), refused])
        assert told.value.at == 1
    with pytest.raises(BulkRefusedError, match="deleted"):
        add_points(session, [NewPoint(1), NewPoint(10_000)])
    assert dump(session) == before
    end()


@pytest.mark.parametrize("fraction", [0, 0.3, 0.6, 1])
def test_it_tells_how_far_it_is_and_can_be_cancelled_anywhere(session: Session, fraction: float) -> None:
    told: list[tuple[int, int]] = []
    many = [person(f"Rupert {at}") for at in range(1200)]

    def go_on(done: int, total: int) -> bool:
        told.append((done, total))
        return done < fraction * total

    before = session.file.connection.execute("SELECT text FROM name").fetchall()
    with session.change("Read In"):
        create_entity(session, EntityKind.TOPIC, "Hunting")
        with pytest.raises(BulkCancelledError):
            add_entities(session, many, go_on)
    assert told == sorted(told)
    assert {total for _, total in told} == {2400}
    assert told[-1][0] >= fraction * 2400
    assert session.file.connection.execute("SELECT text FROM name").fetchall() == [*before, ("Hunting",)]
