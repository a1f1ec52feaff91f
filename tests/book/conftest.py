"""The sample on a desk: changed as a person changes it, and compiled, checked or printed as it then stands."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from briefbook.book.book import Book, Part
from briefbook.book.compile import compile_book
from briefbook.book.content import Content
from briefbook.book.finding import Finding, FindingKind
from briefbook.book.printed import line_text, list_lines
from briefbook.edits.marking import add_scheme
from briefbook.edits.sample import write_sample
from briefbook.pdf.typesetter import Typesetter
from briefbook.printing.book_choice import get_book_id
from briefbook.printing.check import check_book
from briefbook.printing.gathering.content import gather_content
from briefbook.records import Equivalence, SchemeCaveat, SchemeLevel
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.values.kind import PartKind
from briefbook.values.marking import Level, Scheme
from tests.book.hard_library import HardLibrary

LEVELS = (Level("LOW", "SYLDAVIA LOW", "SL", "#1f6f43", 0), Level("TOP", "SYLDAVIA TOP", "ST", "#aa0000", 1))


@dataclass(frozen=True)
class Desk:
    """A session on a copy of the sample, with short ways to its records and its book."""

    session: Session
    typesetter: Typesetter

    @property
    def book_id(self) -> int:
        return self.read("SELECT id FROM book_spec")

    @property
    def visit_id(self) -> int:
        return self.read("SELECT id FROM visit")

    def read(self, sql: str, *values: object) -> int:
        row = self.session.file.connection.execute(sql, values).fetchone()
        assert row, sql
        return int(row[0])

    def entity(self, name: str) -> int:
        return self.read("SELECT entity_id FROM name WHERE text = ? AND position = 0", name)

    def brief(self, number: int = 1) -> int:
        return self.read("SELECT id FROM brief ORDER BY position LIMIT 1 OFFSET ?", number - 1)

    def issue(self, number: int = 1) -> int:
        return self.read("SELECT id FROM issue WHERE brief_id = ? ORDER BY position", self.brief(number))

    def point(self, title: str) -> int:
        return self.read("SELECT id FROM talking_point WHERE title = ?", title)

    def membership(self, person: str) -> int:
        return self.read("SELECT id FROM membership WHERE person_id = ?", self.entity(person))

    def gather(self) -> Content:
        return gather_content(self.session.file, self.book_id)

    def compile(self, as_of: datetime | None = None) -> Book:
        return compile_book(self.gather(), as_of).book

    def part(self, kind: PartKind, number: int = 1) -> Part:
        return [part for part in self.compile().parts if part.kind is kind][number - 1]

    def words(self, kind: PartKind, number: int = 1) -> str:
        return "\n".join(line_text(line) for block in self.part(kind, number).blocks for line in list_lines(block))

    def check(self, kind: FindingKind, as_of: datetime | None = None) -> list[Finding]:
        """The findings of one kind, of the content and of the pages."""
        return [each for each in check_book(self.gather(), as_of, self.typesetter) if each.kind == kind]

    def add_levels(self) -> None:
        """HIGH above the sample's own level, with caveats; and a scheme of another government's."""
        with self.session.change("Add Levels") as db:
            house = self.read("SELECT id FROM scheme WHERE code = 'house'")
            level = SchemeLevel(
                scheme_id=house, position=1, code="HIGH", wording="HIGH", abbreviation="H", colour="#aa0000"
            )
            db.add(level)
            for position, code in enumerate(("EYES", "ZENDA")):
                db.add(SchemeCaveat(scheme_id=house, position=position, code=code, wording=code, kind="restrictive"))
            add_scheme(db, Scheme("syldavia", "Syldavia", portion_marks_required=True, levels=LEVELS))

    def add_equivalence(self, foreign: str, own: str) -> None:
        level = (
            "SELECT scheme_level.id FROM scheme_level JOIN scheme ON scheme.id = scheme_id"
            " WHERE scheme.code = ? AND scheme_level.code = ?"
        )
        with self.session.change("Add Equivalence") as db:
            ids = {
                "foreign_level_id": self.read(level, "syldavia", foreign),
                "own_level_id": self.read(level, "house", own),
            }
            db.add(Equivalence(**ids))


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, to be copied."""
    path = tmp_path_factory.mktemp("sample") / "sample.briefbook"
    write_sample(path)
    return path


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    """Keeps what it has set, so that a second look is quick."""
    return Typesetter()


@pytest.fixture(scope="session")
def hard_library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Content, dict[str, frozenset[str]]]:
    """The library in which everything is marked, gathered, and by which markings each of its words is held back."""
    path = tmp_path_factory.mktemp("hard") / "hard.briefbook"
    words = HardLibrary(path).build()
    with LibraryFile.open_read_only(path) as file:
        return gather_content(file, get_book_id(file)), words


@pytest.fixture
def desk(sample_path: Path, typesetter: Typesetter, tmp_path: Path) -> Iterator[Desk]:
    """A copy of the sample, open; what is changed is dated by the sample's own moment."""
    file = LibraryFile.open(Path(shutil.copy(sample_path, tmp_path / "library.briefbook")))
    row = file.connection.execute("SELECT changed_at FROM library").fetchone()
    moment = datetime.fromisoformat(row[0])
    session = Session(file, now=lambda: moment)
    yield Desk(session, typesetter)
    session.close()
