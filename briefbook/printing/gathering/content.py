"""Gathering the whole content of one book."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from briefbook.book.content import Content
from briefbook.book.content.record import iterate_written
from briefbook.book.content.text import Worded
from briefbook.book.rich import parse_block_marking
from briefbook.courtesy import give_way, going_first
from briefbook.errors import BriefbookError
from briefbook.printing.gathering.brief import BriefGatherer
from briefbook.printing.gathering.entity import (
    gather_entities,
    gather_mechanisms,
    gather_memberships,
    gather_organisations,
    gather_people,
    gather_places,
    gather_posts,
)
from briefbook.printing.gathering.event import (
    gather_dialogues,
    gather_participations,
    gather_programme,
    gather_visit,
)
from briefbook.printing.gathering.evidence import (
    gather_citations,
    gather_commitments,
    gather_conflicts,
    gather_sources,
    list_reached_citations,
)
from briefbook.printing.gathering.memory import GatherMemory
from briefbook.printing.gathering.row import Rows, StaleError
from briefbook.printing.gathering.spec import gather_library, gather_spec
from briefbook.store.errors import DamagedFileError
from briefbook.store.file import LibraryFile
from briefbook.values.spoken import WORDS_PER_MINUTE


class GoneBookError(BriefbookError):
    """The book to be printed is not in the library any more."""

    def __init__(self) -> None:
        super().__init__("The book is not in the library any more.")


def gather_content(file: LibraryFile, book_id: int, *, words_per_minute: int = WORDS_PER_MINUTE) -> Content:
    """Everything that a book may say, as of now, with lengths for a reader who speaks so fast.

    Raises GoneBookError for a book that is not in the library, and DamagedFileError for a value that cannot be read.
    """
    with file.lock, going_first():
        content = _gather(file, Rows(file), book_id)
    return _say_pace(content, words_per_minute)


def gather_aside(
    file: LibraryFile,
    book_id: int,
    is_wanted: Callable[[], bool],
    *,
    words_per_minute: int = WORDS_PER_MINUTE,
    memory: GatherMemory | None = None,
) -> Content | None:
    """The same in a thread, beside which the library is used; None when that changed it, or when it is not wanted.

    With a memory that is told of every change only what reads changed tables is read again. Raises as `gather_content`
    does.
    """
    rows = Rows(file, is_wanted, memory)
    try:
        content = _gather(file, rows, book_id)
    except StaleError:
        return None
    except (BriefbookError, LookupError, sqlite.Error):
        if not (is_wanted() and rows.is_current()):
            return None
        raise
    return _say_pace(content, words_per_minute) if is_wanted() and rows.is_current() else None


def _gather(file: LibraryFile, rows: Rows, book_id: int) -> Content:
    try:
        return _read_content(rows, book_id)
    except ValueError as error:
        raise DamagedFileError(file.path.name) from error


def _say_pace(content: Content, words_per_minute: int) -> Content:
    return replace(content, spec=replace(content.spec, words_per_minute=words_per_minute))


def _read_content(rows: Rows, book_id: int) -> Content:
    spec = rows.fetch("book_spec", id=book_id)
    if not spec:
        raise GoneBookError
    visit_id = spec[0]["visit_id"]
    briefs = BriefGatherer(rows, visit_id)
    pieces = {name: rows.recall(gather_piece, gather) for name, gather in PIECES.items()}
    content = Content(
        library=gather_library(rows),
        visit=gather_visit(rows, visit_id),
        spec=gather_spec(rows, spec[0]),
        briefs=briefs.gather(),
        visit_sections=briefs.gather_visit_sections(),
        programme=gather_programme(rows, visit_id),
        **{name: piece.records for name, piece in pieces.items()},
        citations=(),
        conflicts=(),
    )
    own = [record.worded for record in iterate_written(content)]
    refs = list_refs([content.library, content.visit, content.spec, *own]).union(
        *(each.refs for each in pieces.values())
    )
    cited = list_reached_citations(rows, visit_id, refs)
    return replace(
        content,
        citations=rows.recall(gather_citations, *cited),
        conflicts=rows.recall(gather_conflicts, *cited),
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """A field of a content, and what the texts in it refer to."""

    records: tuple[Any, ...]
    refs: frozenset[str]


# The fields that are the same for every book of a library.
PIECES: dict[str, Callable[[Rows], tuple[Any, ...]]] = {
    "entities": gather_entities,
    "people": gather_people,
    "posts": gather_posts,
    "organisations": gather_organisations,
    "places": gather_places,
    "memberships": gather_memberships,
    "mechanisms": gather_mechanisms,
    "dialogues": gather_dialogues,
    "participations": gather_participations,
    "commitments": gather_commitments,
    "sources": gather_sources,
}


def gather_piece(rows: Rows, gather: Callable[[Rows], tuple[Any, ...]]) -> Piece:
    """What `gather` finds; raises ValueError as `list_refs` does."""
    records = gather(rows)
    return Piece(records, list_refs(each for each in records if isinstance(each, Worded)))


def list_refs(records: Iterable[Worded]) -> frozenset[str]:
    """What the texts of records refer to; raises ValueError for a paragraph whose own marking cannot be read."""
    refs: set[str] = set()
    for record in records:
        give_way()
        for text in record.texts:
            for block in text.rich or ():
                parse_block_marking(block)
                refs.update(run.ref for run in block.all_runs if run.ref)
    return frozenset(refs)
