"""The law of clearance: the outline, the tabs and the book say of every text what looking at it alone says."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import select

from briefbook.edits.book import change_book, leave_out
from briefbook.edits.citation import change_citation, cite_source, uncite_source
from briefbook.edits.clearance import clear_text, return_to_draft, send_for_clearance
from briefbook.edits.entity import change_entity, delete_entity, mark_entity, rename_entity
from briefbook.edits.objective import add_objective, change_objective_text, delete_objective
from briefbook.edits.point import (
    change_point,
    change_point_fallback,
    change_point_text,
    delete_points,
    duplicate_point,
    move_point,
    send_points,
    set_point_topics,
    set_stance,
)
from briefbook.edits.refusal import RefusedError
from briefbook.edits.sample import write_sample
from briefbook.edits.scheme_level import add_level
from briefbook.edits.section import change_section
from briefbook.models.outline_memory import DotMemory, MarkingMemory
from briefbook.printing.gathering.content import gather_content
from briefbook.printing.gathering.numbering import NumberReader, gather_numbering
from briefbook.records import Brief, Clearance, Issue, Objective, Section, TalkingPoint
from briefbook.session import Changed, Session
from briefbook.store.brief_read import list_issues, list_points, read_brief, read_section
from briefbook.store.brief_scope import find_touched, list_tables
from briefbook.store.clearance_cover import read_covered
from briefbook.store.clearance_read import list_ledger, list_visit_ledger, read_brief_dots, read_visit_dot
from briefbook.store.file import LibraryFile
from briefbook.store.marking_read import read_highest_marking
from briefbook.store.objective_read import list_objectives
from briefbook.text.json_codec import dump_rich_text
from briefbook.text.rich_text import RichText, plain_text
from briefbook.values.clearance import ClearanceView, clearance_hash, worst_dot
from briefbook.values.kind import ClearanceState, SectionKind, Side, Stance
from briefbook.values.place import Place

NEVER_MS = 3_600_000
EMPTY = dump_rich_text(RichText())
STEPS = {"send": send_for_clearance, "clear": clear_text, "return": return_to_draft}
MARKINGS = (None, "house:SAMPLE", "house:TOP")
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
            before = {key: read_tab(session, key) for key in briefs}
            news.clear()
            with suppress(RefusedError, ZeroDivisionError):
                take(session, action, at, other)
            for key in briefs:
                touched = {table for each in news for table in list_tables(find_touched(connection, each.rows), key)}
                for tables, read in read_tab(session, key).items():
                    shared = touched.difference(*(each.split() for each in before[key]))
                    assert read == before[key][tables] or touched & set(tables.split()) or shared


def mark(session: Session, action: str, at: int, other: int) -> None:
    """Do one thing on which markings, numbers or the order of a book hang."""

    def pick(table: str, number: int = at) -> int:
        found = ids(session, table)
        return found[number % len(found)]

    marking = MARKINGS[other % len(MARKINGS)]
    block = replace(plain_text("x" * (at % 2)).blocks[0], marking=marking)
    calls: dict[str, Callable[[], object]] = {
        "mark": lambda: change_point(session, pick("talking_point"), marking=marking),
        "portion": lambda: change_point_text(session, pick("talking_point"), RichText((block,))),
        "answer": lambda: change_point_fallback(session, pick("talking_point"), RichText((block,))),
        "stance": lambda: set_stance(session, [pick("talking_point")], list(Stance)[other % len(Stance)]),
        "head": lambda: change_point(session, pick("talking_point"), title="x" * (other % 3)),
        "order": lambda: move_point(session, pick("talking_point"), pick("issue", other), other % 3),
        "secret": lambda: mark_entity(session, pick("entity"), marking),
        "ceiling": lambda: change_book(session, pick("book_spec"), ceiling=marking, stubs=bool(at % 2)),
        "omit": lambda: leave_out(session, pick("book_spec"), Place("point", pick("talking_point", other))),
        "settle": lambda: clear_all(session),
    }
    calls[action]()


def clear_all(session: Session) -> None:
    for kind, table in (("point", "talking_point"), ("section", "section"), ("objective", "objective")):
        for key in ids(session, table):
            with suppress(RefusedError):
                clear_text(session, [Place(kind, key)], office="Desk", person="Someone")


WALK = 150
MARKS = ("mark", "portion", "answer", "stance", "head", "order", "secret", "ceiling", "omit")
CALLED = (*ACTIONS, "drop", "forget", "undo")
WALKED = (*CALLED, *MARKS, *MARKS, "settle", "settle", "settle")


@pytest.mark.parametrize("seed", range(4))
def test_what_is_remembered_is_what_would_be_read(sample_path: Path, seed: int) -> None:
    random = Random(seed)
    with open_copy(sample_path) as session:
        connection, news = session.file.connection, list[Changed]()
        add_top(session)
        session.watch(lambda told: news.append(told) if isinstance(told, Changed) else None)
        briefs, (book_id,) = ids(session, "brief"), ids(session, "book_spec")
        dots, markings, reader = DotMemory(), MarkingMemory(), NumberReader(session.file)
        numbering = reader.read(book_id)
        for _ in range(WALK):
            action, at, other = random.choice(WALKED), random.randrange(60), random.randrange(60)
            news.clear()
            with suppress(RefusedError, ZeroDivisionError):
                (take if action in CALLED else mark)(session, action, at, other)
            for each in news:
                dots.forget(connection, each.rows)
                markings.forget(each.rows)
                if reader.may_differ(each.rows):
                    numbering = reader.read(book_id)
            assert dots.read(connection, briefs) == read_brief_dots(connection, briefs)
            assert markings.read_highest(connection) == read_highest_marking(connection)
            assert numbering == gather_numbering(session.file, book_id)


@contextmanager
def hear(session: Session) -> Iterator[list[Changed]]:
    """What is told of changes meanwhile."""
    news = list[Changed]()
    stop = session.watch(lambda told: news.append(told) if isinstance(told, Changed) else None)
    yield news
    stop()


def add_top(session: Session) -> None:
    add_level(session, session.file.connection.execute("SELECT scheme_id FROM library").fetchone()[0], "TOP")


def test_words_in_the_place_of_words_make_no_number_anew(sample_path: Path) -> None:
    with open_copy(sample_path) as session, hear(session) as news:
        reader = NumberReader(session.file)
        reader.read(ids(session, "book_spec")[0])
        point = ids(session, "talking_point")[0]
        change_point_text(session, point, plain_text("Other words"))
        assert not reader.may_differ(news.pop().rows)
        change_point_text(session, point, RichText())
        assert reader.may_differ(news.pop().rows)
        set_stance(session, [point], Stance.IF_RAISED)
        reader.read(ids(session, "book_spec")[0])
        news.clear()
        change_point_fallback(session, point, plain_text("An answer"))
        assert reader.may_differ(news.pop().rows)


def test_a_marking_in_a_text_or_beside_it_may_make_numbers_anew(sample_path: Path) -> None:
    with open_copy(sample_path) as session, hear(session) as news:
        add_top(session)
        change_book(session, ids(session, "book_spec")[0], ceiling="house:SAMPLE")
        reader = NumberReader(session.file)
        reader.read(ids(session, "book_spec")[0])
        first, second, *_ = ids(session, "talking_point")
        news.clear()
        change_point_text(session, first, RichText((replace(plain_text("x").blocks[0], marking="house:TOP"),)))
        assert reader.may_differ(news.pop().rows)
        change_point(session, second, marking="house:TOP")
        assert reader.may_differ(news.pop().rows)


def test_a_marking_comes_and_goes_with_its_row(sample_path: Path) -> None:
    with open_copy(sample_path) as session, hear(session) as news:
        connection, markings, point = session.file.connection, MarkingMemory(), ids(session, "talking_point")[0]
        add_top(session)
        change_point(session, point, marking="house:TOP")
        assert markings.read_highest(connection) == read_highest_marking(connection)
        for change in (partial(delete_points, session, [point]), session.undo):
            news.clear()
            change()
            markings.forget(news.pop().rows)
            assert markings.read_highest(connection) == read_highest_marking(connection)
