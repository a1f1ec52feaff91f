"""The law of clearance: the outline, the tabs and the book say of every text what looking at it alone says."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import select

from briefbook.edits.citation import cite_source, uncite_source
from briefbook.edits.clearance import clear_text, hash_text, return_to_draft, send_for_clearance
from briefbook.edits.entity import delete_entity
from briefbook.edits.point import (
    change_point,
    change_point_text,
    delete_points,
    duplicate_point,
    send_points,
    set_point_topics,
)
from briefbook.edits.refusal import RefusedError
from briefbook.edits.sample import write_sample
from briefbook.edits.section import change_section
from briefbook.printing import gather_content
from briefbook.records import Brief, Clearance, Issue, Section, TalkingPoint
from briefbook.session import Changed, Session
from briefbook.store.brief_read import list_issues, list_points, read_brief, read_section
from briefbook.store.brief_scope import find_touched, read_brief_scope
from briefbook.store.clearance_read import read_brief_dots, read_visit_dot
from briefbook.store.file import LibraryFile
from briefbook.store.objective_read import list_objectives
from briefbook.text.json_codec import dump_rich_text
from briefbook.text.rich_text import RichText, plain_text
from briefbook.values.clearance import ClearanceView, Dot, worst_dot
from briefbook.values.kind import ClearanceState, SectionKind
from briefbook.values.place import Place

NEVER_MS = 3_600_000
EMPTY = dump_rich_text(RichText())
STEPS = {"send": send_for_clearance, "clear": clear_text, "return": return_to_draft}
ACTIONS = ("write", "say", "send", "clear", "return", "cite", "uncite", "prose", "scene", "topics", "move", "copy")
Steps = list[tuple[str, int, int]]


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.briefbook"
    write_sample(path)
    return path


@contextmanager
def open_copy(path: Path) -> Iterator[Session]:
    with tempfile.TemporaryDirectory() as folder:
        session = Session(LibraryFile.open(Path(shutil.copy(path, folder))), commit_delay_ms=NEVER_MS)
        yield session
        session.close()


def ids(session: Session, table: str) -> list[int]:
    return [key for (key,) in session.file.connection.execute(f"SELECT id FROM {table} ORDER BY id")]


def take(session: Session, action: str, at: int, other: int) -> None:
    """Do one thing to a text that the numbers choose."""

    def pick(table: str, number: int = at) -> int:
        found = ids(session, table)
        return found[number % len(found)]

    places = [Place("point", key) for key in ids(session, "talking_point")]
    places += [Place("section", key) for key in ids(session, "section")]
    place = places[at % len(places)]
    kind = list(SectionKind)[other % len(SectionKind)]
    text = plain_text("x" * (other % 3))
    calls: dict[str, Callable[[], object]] = {
        "write": lambda: change_point_text(session, pick("talking_point"), text),
        "say": lambda: change_point(session, pick("talking_point"), speaker_id=pick("person", other)),
        "cite": lambda: cite_source(session, place, pick("source", other)),
        "uncite": lambda: uncite_source(session, pick("citation")),
        "prose": lambda: change_section(session, Place("brief", pick("brief")), kind, text),
        "scene": lambda: change_section(session, Place("visit", pick("visit")), SectionKind.SCENE_SETTER, text),
        "topics": lambda: set_point_topics(session, pick("talking_point"), [pick("topic", other)]),
        "move": lambda: send_points(session, [pick("talking_point")], pick("issue", other)),
        "copy": lambda: duplicate_point(session, pick("talking_point")),
        "drop": lambda: delete_points(session, [pick("talking_point")]),
        "forget": lambda: delete_entity(session, pick("source", other)),
        "undo": session.undo,
    }
    calls |= {name: partial(step, session, [place], office="Desk", person=str(other)) for name, step in STEPS.items()}
    calls[action]()


def judge(session: Session, text: TalkingPoint | Section) -> ClearanceView:
    """How far a text is cleared, found for it alone."""
    own = Clearance.point_id if isinstance(text, TalkingPoint) else Clearance.section_id
    with session.read() as db:
        steps = db.exec(select(Clearance).where(own == text.id).order_by(Clearance.at, Clearance.id)).all()
        if not steps:
            return ClearanceView()
        last, changed = steps[-1], steps[-1].hash != hash_text(db, text)
    at = last.at.isoformat().replace("+00:00", "Z")
    return ClearanceView(ClearanceState(last.state), last.office, last.person, at, changed=changed)


def told(view: ClearanceView) -> tuple[ClearanceState, str, Dot]:
    """What a view says; the moment is told by its rows."""
    return view.state, view.office + view.person, view.dot


def check(session: Session) -> None:
    connection = session.file.connection
    with session.read() as db:
        briefs, sections = db.exec(select(Brief)).all(), db.exec(select(Section)).all()
        points = db.exec(select(TalkingPoint).join(Issue)).all()
        homes = {issue.id: issue.brief_id for issue in db.exec(select(Issue)).all()}
    alone = {("point", point.id): judge(session, point) for point in points}
    alone |= {("section", section.id): judge(session, section) for section in sections}
    for brief in briefs:
        own = [point for point in points if homes[point.issue_id] == brief.id]
        prose = [each for each in sections if each.brief_id == brief.id]
        dots = [alone["point", point.id].dot for point in own]
        dots += [alone["section", each.id].dot for each in prose if each.text != EMPTY]
        assert read_brief_dots(connection, [brief.id]) == {brief.id: worst_dot(dots)}
        read = list_points(connection, brief.id)
        assert {each.id: told(each.clearance) for each in read} == {
            point.id: told(alone["point", point.id]) for point in own
        }
        for each in prose:
            shown = read_section(connection, "brief", brief.id, SectionKind(each.kind)).clearance
            assert told(shown) == told(alone["section", each.id])
    keys = [brief.id for brief in briefs]
    assert read_brief_dots(connection, keys) == {key: read_brief_dots(connection, [key])[key] for key in keys}
    for visit_id in ids(session, "visit"):
        own_prose = [each for each in sections if each.visit_id == visit_id and each.text != EMPTY]
        assert read_visit_dot(connection, visit_id) == worst_dot(alone["section", each.id].dot for each in own_prose)
    check_book(session, alone)


def check_book(session: Session, alone: dict[tuple[str, int], ClearanceView]) -> None:
    """What is cleared as it stands is so in the book too, and nothing else."""
    for book_id in ids(session, "book_spec"):
        content = gather_content(session.file, book_id)
        points = [point for brief in content.briefs for issue in brief.issues for point in issue.points]
        sections = [*content.visit_sections, *(each for brief in content.briefs for each in brief.sections)]
        printed = {("point", each.id): each.clearance for each in points}
        printed |= {("section", each.id): each.clearance for each in sections}
        assert points
        for key, clearance in printed.items():
            assert (clearance.state, clearance.office) == (alone[key].state, alone[key].office)
            if clearance.state is ClearanceState.CLEARED:
                assert clearance.changed == alone[key].changed


ANY = st.integers(0, 200)


@settings(max_examples=8)
@given(steps=st.lists(st.tuples(st.sampled_from((*ACTIONS, "drop", "forget", "undo")), ANY, ANY), max_size=12))
def test_every_place_says_the_same_of_a_text(sample_path: Path, steps: Steps) -> None:
    with open_copy(sample_path) as session:
        for action, at, other in steps:
            # An empty text cannot be cleared; the last source may be gone.
            with suppress(RefusedError, ZeroDivisionError):
                take(session, action, at, other)
        check(session)


def read_tab(session: Session, brief_id: int) -> dict[str, object]:
    """What the tab of a brief reads of its own rows, by the tables that each part is read from."""
    connection = session.file.connection
    sections = [read_section(connection, "brief", brief_id, kind) for kind in SectionKind]
    return {
        "brief": read_brief(connection, brief_id),
        "issue talking_point point_topic citation clearance": (
            list_issues(connection, brief_id),
            list_points(connection, brief_id),
        ),
        "objective": list_objectives(connection, brief_id),
        "section citation clearance": sections,
    }


@settings(max_examples=8)
@given(steps=st.lists(st.tuples(st.sampled_from((*ACTIONS, "drop", "forget", "undo")), ANY, ANY), max_size=12))
def test_what_no_news_touches_reads_as_before(sample_path: Path, steps: Steps) -> None:
    with open_copy(sample_path) as session:
        connection, news = session.file.connection, list[Changed]()
        session.watch(lambda told: news.append(told) if isinstance(told, Changed) else None)
        briefs = ids(session, "brief")
        for action, at, other in steps:
            scopes = {key: read_brief_scope(connection, key) for key in briefs}
            before = {key: read_tab(session, key) for key in briefs}
            news.clear()
            with suppress(RefusedError, ZeroDivisionError):
                take(session, action, at, other)
            for key in briefs:
                scope = scopes[key] | read_brief_scope(connection, key)
                touched = {table for each in news for table in find_touched(each.rows, scope)}
                for tables, read in read_tab(session, key).items():
                    shared = touched.difference(*(each.split() for each in before[key]))
                    assert read == before[key][tables] or touched & set(tables.split()) or shared
