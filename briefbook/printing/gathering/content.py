"""Gathering the whole content of one book."""

from dataclasses import replace

from briefbook.book.content import Content
from briefbook.book.content.record import iterate_records
from briefbook.book.rich import parse_block_marking
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
)
from briefbook.printing.gathering.row import Rows
from briefbook.printing.gathering.spec import gather_library, gather_spec
from briefbook.store.errors import DamagedFileError
from briefbook.store.file import LibraryFile
from briefbook.values.spoken import WORDS_PER_MINUTE


def gather_content(file: LibraryFile, book_id: int, *, words_per_minute: int = WORDS_PER_MINUTE) -> Content:
    """Everything that a book may say, as of now, with lengths for a reader who speaks so fast.

    Raises LookupError for a book that is not in the library, and DamagedFileError for a value that cannot be read.
    """
    with file.lock:
        try:
            content = _read_content(Rows(file.connection), book_id)
            require_markings(content)
        except ValueError as error:
            raise DamagedFileError(file.path.name) from error
    return replace(content, spec=replace(content.spec, words_per_minute=words_per_minute))


def _read_content(rows: Rows, book_id: int) -> Content:
    spec = rows.fetch("book_spec", id=book_id)
    if not spec:
        raise LookupError(f"no book {book_id}")
    visit_id = spec[0]["visit_id"]
    briefs = BriefGatherer(rows, visit_id)
    return Content(
        library=gather_library(rows),
        visit=gather_visit(rows, visit_id),
        spec=gather_spec(rows, spec[0]),
        briefs=briefs.gather(),
        visit_sections=briefs.gather_visit_sections(),
        programme=gather_programme(rows, visit_id),
        entities=gather_entities(rows),
        people=gather_people(rows),
        posts=gather_posts(rows),
        organisations=gather_organisations(rows),
        places=gather_places(rows),
        memberships=gather_memberships(rows),
        mechanisms=gather_mechanisms(rows),
        dialogues=gather_dialogues(rows),
        participations=gather_participations(rows),
        commitments=gather_commitments(rows),
        sources=gather_sources(rows),
        citations=gather_citations(rows),
        conflicts=gather_conflicts(rows),
    )


def require_markings(content: Content) -> None:
    """Raise ValueError for a paragraph whose own marking cannot be read."""
    for record in iterate_records(content):
        for text in record.worded.texts:
            for block in text.rich or ():
                parse_block_marking(block)
