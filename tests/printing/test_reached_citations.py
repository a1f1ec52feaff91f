"""The law of what a book reaches: with the citations it may print it is the book of all citations of the library."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from briefbook.book.compile import compile_book
from briefbook.book.content import CitationContent, Content
from briefbook.edits.book import create_book
from briefbook.edits.brief import create_brief
from briefbook.edits.citation import add_conflict, cite_source
from briefbook.edits.entity import create_entity, describe_entity
from briefbook.edits.issue import add_issue
from briefbook.edits.point import add_point, change_point, change_point_text
from briefbook.edits.sample import write_sample
from briefbook.errors import BriefbookError
from briefbook.printing.gathering.content import gather_content
from briefbook.printing.gathering.evidence import gather_citations, gather_conflicts
from briefbook.printing.gathering.row import Rows
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.text.rich_text import Block, RichText, Run, plain_text
from briefbook.values.kind import EntityKind, Stance
from briefbook.values.place import Place


class Desk:
    """The sample and a second visit, whose points cite what the sample cites."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.visit_id = create_entity(session, EntityKind.VISIT, "Visit to Zenda")
        self.book_id = create_book(session, self.visit_id, "Zenda")
        dialogue_id = create_entity(session, EntityKind.DIALOGUE, "Talks in Zenda")
        issue_id = add_issue(session, create_brief(session, self.visit_id, dialogue_id), "The bridge")
        self.points = [add_point(session, issue_id, Stance.RAISE) for _ in range(4)]
        for each in self.points:
            change_point_text(session, each, plain_text(f"The bridge at Zenda needs {each} new piers."))

    def ids(self, table: str, where: str = "1") -> list[int]:
        rows = self.session.file.connection.execute(f"SELECT id FROM {table} WHERE {where} ORDER BY id")
        return [key for (key,) in rows]

    def cite(self, point_id: int, claim: str = "") -> int:
        return cite_source(self.session, Place("point", point_id), self.ids("source")[0], claim=claim)

    def refer(self, uid: str) -> RichText:
        return RichText((Block(runs=(Run("As was said before."), Run("1", ref=f"citation:{uid}"))),))

    def uid(self, citation_id: int) -> str:
        query = "SELECT uid FROM citation WHERE id = ?"
        ((uid,),) = self.session.file.connection.execute(query, (citation_id,)).fetchall()
        return str(uid)

    def gather(self, book_id: int) -> Content:
        return gather_content(self.session.file, book_id)

    def gather_all(self, book_id: int) -> Content:
        rows, every = Rows(self.session.file), self.ids("citation")
        found = gather_citations(rows, *every), gather_conflicts(rows, *every)
        return replace(self.gather(book_id), citations=found[0], conflicts=found[1])

    def change_at_random(self, random: Random) -> None:
        """Cite, contradict, refer to or move something, in either visit."""
        point_id, citation_id = random.choice(self.ids("talking_point")), random.choice(self.ids("citation"))
        match random.randrange(5):
            case 0:
                self.cite(point_id, f"The bridge is {random.randrange(90)} years old.")
            case 1:
                add_conflict(self.session, citation_id, random.choice(self.ids("citation")), "One of them is wrong.")
            case 2:
                change_point_text(self.session, point_id, self.refer(self.uid(citation_id)))
            case 3:
                describe_entity(self.session, random.choice(self.ids("entity")), self.refer(self.uid(citation_id)))
            case _:
                change_point(self.session, point_id, marking=random.choice(["classic:RESTRICTED", "classic:SECRET"]))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Two visits, each with a book."""
    write_sample(tmp_path / "visit.briefbook")
    session = Session(LibraryFile.open(tmp_path / "visit.briefbook"), commit_delay_ms=3_600_000)
    yield Desk(session)
    session.close()


def keys(citations: tuple[CitationContent, ...]) -> set[int]:
    return {each.id for each in citations}


@pytest.mark.parametrize("seed", range(3))
def test_a_book_of_what_it_reaches_is_the_book_of_the_whole_library(desk: Desk, seed: int) -> None:
    random, fewer = Random(seed), 0
    for _ in range(25):
        for _ in range(3):
            try:
                desk.change_at_random(random)
            except BriefbookError:
                continue
        for book_id in desk.ids("book_spec"):
            reached, every = desk.gather(book_id), desk.gather_all(book_id)
            fewer += len(every.citations) - len(reached.citations)
            assert compile_book(reached) == compile_book(every)
    assert fewer > 25


def test_what_points_of_another_visit_cite_is_not_gathered(desk: Desk) -> None:
    (sample_book, zenda_book) = desk.ids("book_spec")
    elsewhere = desk.cite(desk.points[0])
    of_points = set(desk.ids("citation", "point_id IS NOT NULL"))
    of_entities = set(desk.ids("citation", "entity_id IS NOT NULL"))
    assert elsewhere not in keys(desk.gather(sample_book).citations)
    assert of_entities
    assert keys(desk.gather(zenda_book).citations) & of_points == {elsewhere}
    assert of_entities <= keys(desk.gather(zenda_book).citations)


def test_the_other_half_of_a_conflict_is_gathered_with_it(desk: Desk) -> None:
    sample_book = desk.ids("book_spec")[0]
    elsewhere, here = desk.cite(desk.points[0]), desk.ids("citation", "point_id IS NOT NULL")[0]
    add_conflict(desk.session, elsewhere, here, "One of them is wrong.")
    content = desk.gather(sample_book)
    assert elsewhere in keys(content.citations)
    assert (elsewhere, here) in {(each.citation_id, each.other_id) for each in content.conflicts}


def test_a_conflict_is_followed_from_visit_to_visit(desk: Desk) -> None:
    sample_book = desk.ids("book_spec")[0]
    here = desk.ids("citation", "point_id IS NOT NULL")[0]
    second, third = desk.cite(desk.points[0], "The bridge is old."), desk.cite(desk.points[1], "The bridge is new.")
    add_conflict(desk.session, here, second, "One of them is wrong.")
    add_conflict(desk.session, second, third, "One of these, too.")
    reached, every = desk.gather(sample_book), desk.gather_all(sample_book)
    assert {second, third} <= keys(reached.citations)
    assert compile_book(reached) == compile_book(every)


def test_what_a_text_refers_to_is_gathered_wherever_it_was_cited(desk: Desk) -> None:
    sample_book = desk.ids("book_spec")[0]
    elsewhere = desk.cite(desk.points[0])
    here = desk.ids("talking_point", "id NOT IN (" + ", ".join(map(str, desk.points)) + ")")[0]
    change_point_text(desk.session, here, desk.refer(desk.uid(elsewhere)))
    assert elsewhere in keys(desk.gather(sample_book).citations)
