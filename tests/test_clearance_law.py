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

from briefbook.edits.citation import change_citation, cite_source, uncite_source
from briefbook.edits.clearance import clear_text, return_to_draft, send_for_clearance
from briefbook.edits.entity import change_entity, delete_entity, rename_entity
from briefbook.edits.objective import add_objective, change_objective_text, delete_objective
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
from briefbook.records import Brief, Clearance, Issue, Objective, Section, TalkingPoint
from briefbook.session import Changed, Session
from briefbook.store.brief_read import list_issues, list_points, read_brief, read_section
from briefbook.store.brief_scope import find_touched, read_brief_scope
from briefbook.store.clearance_cover import read_covered
from briefbook.store.clearance_read import list_ledger, list_visit_ledger, read_brief_dots, read_visit_dot
from briefbook.store.file import LibraryFile
from briefbook.store.objective_read import list_objectives
from briefbook.text.json_codec import dump_rich_text
from briefbook.text.rich_text import RichText, plain_text
from briefbook.values.clearance import ClearanceView, clearance_hash, worst_dot
from briefbook.values.kind import ClearanceState, SectionKind, Side
from briefbook.values.place import Place

NEVER_MS = 3_600_000
EMPTY = dump_rich_text(RichText())
STEPS = {"send": send_for_clearance, "clear": clear_text, "return": return_to_draft}
ACTIONS = (
    "write", "say", "aim", "wish", "send", "clear", "return", "cite", "uncite", "claim", "rename", "publish",
    "prose", "scene", "topics", "move", "copy",
)  # fmt: skip
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
    citable = len(places)
    places += [Place("objective", key) for key in ids(session, "objective")]
    place = places[at % len(places)]
    kind = list(SectionKind)[other % len(SectionKind)]
    text = plain_text("x" * (other % 3))
    calls: dict[str, Callable[[], object]] = {
        "write": lambda: change_point_text(session, pick("talking_point"), text),
        "say": lambda: change_point(session, pick("talking_point"), speaker_id=pick("person", other)),
        "aim": lambda: change_objective_text(session, pick("objective"), text),
        "wish": lambda: add_objective(session, pick("brief"), Side.OURS, text),
        "cite": lambda: cite_source(session, places[at % citable], pick("source", other)),
        "claim": lambda: change_citation(session, pick("citation"), claim=f"Claim {other}"),
        "rename": lambda: rename_entity(session, pick("source"), f"Paper {other}"),
        "publish": lambda: change_entity(session, pick("source"), csl=f'{{"publisher": "{other}"}}'),
        "uncite": lambda: uncite_source(session, pick("citation")),
        "prose": lambda: change_section(session, Place("brief", pick("brief")), kind, text),
        "scene": lambda: change_section(session, Place("visit", pick("visit")), SectionKind.SCENE_SETTER, text),
        "topics": lambda: set_point_topics(session, pick("talking_point"), [pick("topic", other)]),
        "move": lambda: send_points(session, [pick("talking_point")], pick("issue", other)),
        "copy": lambda: duplicate_point(session, pick("talking_point")),
        "drop": lambda: delete_points(session, [pick("talking_point")]),
        "renounce": lambda: delete_objective(session, pick("objective")),
        "forget": lambda: delete_entity(session, pick("source", other)),
        "undo": session.undo,
    }
    calls |= {name: partial(step, session, [place], office="Desk", person=str(other)) for name, step in STEPS.items()}
    calls[action]()


Text = TalkingPoint | Section | Objective
COLUMNS = {"point": Clearance.point_id, "section": Clearance.section_id, "objective": Clearance.objective_id}


def judge(session: Session, place: Place) -> ClearanceView:
    """How far a text is cleared, found for it alone."""
    with session.read() as db:
        own = select(Clearance).where(COLUMNS[place.kind] == place.id).order_by(Clearance.at, Clearance.id)
        steps = db.exec(own).all()
    if not steps:
        return ClearanceView()
    last, covered = steps[-1], read_covered(session.file.connection, place.kind, [place.id])[place.id]
    at = last.at.isoformat().replace("+00:00", "Z")
    changed = clearance_hash(covered) != last.hash
    return ClearanceView(ClearanceState(last.state), last.office, last.person, at, changed=changed)


def check(session: Session) -> None:
    connection = session.file.connection
    with session.read() as db:
        briefs = db.exec(select(Brief)).all()
        homes = {issue.id: issue.brief_id for issue in db.exec(select(Issue)).all()}
        texts: dict[Place, Text] = {}
        for kind, record in (("objective", Objective), ("point", TalkingPoint), ("section", Section)):
            texts |= {Place(kind, text.id): text for text in db.exec(select(record)).all()}
    alone = {place: judge(session, place) for place in texts}
    of = {place: homes[text.issue_id] if place.kind == "point" else text.brief_id for place, text in texts.items()}
    written = {place for place, text in texts.items() if text.text != EMPTY}
    for brief in briefs:
        own = {place: alone[place] for place in texts if of[place] == brief.id}
        ledger = {row.place: row.view for row in list_ledger(connection, brief.id)}
        assert ledger == {place: view for place, view in own.items() if place in written}
        worst = worst_dot(view.dot for view in ledger.values())
        assert read_brief_dots(connection, [brief.id]) == {brief.id: worst}
        read = {Place("point", each.id): each.clearance for each in list_points(connection, brief.id)}
        read |= {Place("objective", each.id): each.clearance for each in list_objectives(connection, brief.id)}
        for each in (read_section(connection, "brief", brief.id, kind) for kind in SectionKind):
            read |= {Place("section", each.id): each.clearance} if each.id is not None else {}
        assert read == own
    keys = [brief.id for brief in briefs]
    assert read_brief_dots(connection, keys) == {key: read_brief_dots(connection, [key])[key] for key in keys}
    for visit_id in ids(session, "visit"):
        own_prose = [place for place in written if place.kind == "section" and texts[place].visit_id == visit_id]
        assert read_visit_dot(connection, visit_id) == worst_dot(alone[place].dot for place in own_prose)
        assert {row.place for row in list_visit_ledger(connection, visit_id)} == set(own_prose)
    check_book(session, alone)


def check_book(session: Session, alone: dict[Place, ClearanceView]) -> None:
    """What is cleared as it stands is so in the book too, and nothing else."""
    for book_id in ids(session, "book_spec"):
        content = gather_content(session.file, book_id)
        printed = [*content.visit_sections]
        printed += [each for brief in content.briefs for each in (*brief.points, *brief.objectives, *brief.sections)]
        assert printed
        for text in printed:
            view, clearance = alone[text.place], text.clearance
            at = clearance.at.isoformat().replace("+00:00", "Z") if clearance.at else ""
            assert (clearance.state, clearance.office, clearance.person, at, clearance.changed) == (
                view.state, view.office, view.person, view.at, view.changed,
            )  # fmt: skip


ANY = st.integers(0, 200)


@settings(max_examples=8)
@given(
    steps=st.lists(st.tuples(st.sampled_from((*ACTIONS, "drop", "renounce", "forget", "undo")), ANY, ANY), max_size=12)
)
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
        "objective clearance": list_objectives(connection, brief_id),
        "section citation clearance": sections,
    }


@settings(max_examples=8)
@given(
    steps=st.lists(st.tuples(st.sampled_from((*ACTIONS, "drop", "renounce", "forget", "undo")), ANY, ANY), max_size=12)
)
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
