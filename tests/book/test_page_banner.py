"""The banner of every page is at least as high as all that is printed on it, whatever carries the marking.

Every text, title and name of the sample becomes a word of its own, so that a page can be asked what stands on it.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbook.book.compile import compile_book
from briefbook.book.content import BriefContent, Content, IssueContent, PointContent
from briefbook.pdf.render import render_book, render_pages
from briefbook.pdf.typesetter import Typesetter
from briefbook.printing.gathering.content import gather_content
from briefbook.store.file import LibraryFile
from briefbook.text.rich_text import plain_text
from briefbook.values.marking import Level, Marking, Scheme
from briefbook.values.name import Name

TOP = 3
LEVELS = tuple(Level(f"L{rank}", f"LEVEL{rank}", f"L{rank}", "#aa0000", rank) for rank in range(TOP + 1))
WORD = re.compile(r"\b[A-Z]\d+Q\b")
Ranks = Mapping[str, int]


class Sample:
    """The sample's content, which is too long to be shown when a test fails."""

    def __init__(self, content: Content) -> None:
        self.content = content


def marking_of(word: str, ranks: Ranks) -> Marking | None:
    return Marking("test", f"L{ranks[word]}") if word in ranks else None


@pytest.fixture(scope="session")
def sample(sample_path: Path) -> Sample:
    """The sample with a word of its own for everything, in a scheme of four levels, with a banner for each page."""
    with LibraryFile.open(sample_path) as file:
        row = file.connection.execute("SELECT id FROM book_spec").fetchone()
        gathered = gather_content(file, row[0])
    scheme = Scheme("test", "Test", portion_marks_required=True, levels=LEVELS)
    library, spec = replace(gathered.library, scheme=scheme), replace(gathered.spec, page_banners=True)
    return Sample(replace(gathered, library=library, spec=replace(spec, title_marking=None)))


def mark_all(content: Content, ranks: Ranks) -> Content:
    """The content in words of its own, marked by rank; what has no rank has no marking."""
    return replace(
        content,
        entities=tuple(
            replace(
                each,
                names=(Name(f"E{each.id}Q"), Name(f"E{each.id}Q")),
                description=plain_text(f"E{each.id}Q"),
                marking=marking_of(f"E{each.id}Q", ranks),
            )
            for each in content.entities
        ),
        briefs=tuple(mark_brief(each, ranks) for each in content.briefs),
        visit_sections=tuple(
            replace(each, text=plain_text(f"S{each.id}Q"), marking=marking_of(f"S{each.id}Q", ranks))
            for each in content.visit_sections
        ),
        programme=tuple(
            replace(each, title=f"R{each.id}Q", note="", marking=marking_of(f"R{each.id}Q", ranks))
            for each in content.programme
        ),
        memberships=tuple(
            replace(each, label=f"E{each.post_id}Q" if each.post_id else "") for each in content.memberships
        ),
        commitments=tuple(
            replace(each, wording=plain_text(f"E{each.id}Q" if each.id % 2 else "")) for each in content.commitments
        ),
        citations=tuple(replace(each, claim=f"E{each.source_id}Q", locator="") for each in content.citations),
        conflicts=tuple(replace(each, note="", resolution="") for each in content.conflicts),
    )


def mark_brief(brief: BriefContent, ranks: Ranks) -> BriefContent:
    """Every second brief has a title of its own."""
    word = f"B{brief.id}Q"
    return replace(
        brief,
        title=word if brief.id % 2 else "",
        title_marking=marking_of(word, ranks),
        issues=tuple(mark_issue(each, ranks) for each in brief.issues),
        objectives=tuple(
            replace(each, text=plain_text(f"O{each.id}Q"), marking=marking_of(f"O{each.id}Q", ranks))
            for each in brief.objectives
        ),
        sections=tuple(
            replace(each, text=plain_text(f"S{each.id}Q"), marking=marking_of(f"S{each.id}Q", ranks))
            for each in brief.sections
        ),
    )


def mark_issue(issue: IssueContent, ranks: Ranks) -> IssueContent:
    word = f"I{issue.id}Q"
    points = tuple(mark_point(each, ranks) for each in issue.points)
    return replace(issue, title=word, title_marking=marking_of(word, ranks), points=points)


def mark_point(point: PointContent, ranks: Ranks) -> PointContent:
    word = f"P{point.id}Q"
    words = {"title": word, "trigger": word, "text": plain_text(word), "fallback": plain_text(word)}
    return replace(point, **words, marking=marking_of(word, ranks))


def list_words(content: Content) -> list[str]:
    """Every word that can be marked."""
    words = [f"E{each.id}Q" for each in content.entities]
    words += [f"S{each.id}Q" for each in content.visit_sections] + [f"R{each.id}Q" for each in content.programme]
    for brief in content.briefs:
        words += [f"B{brief.id}Q", *(f"I{each.id}Q" for each in brief.issues)]
        words += [f"P{each.id}Q" for each in brief.points] + [f"O{each.id}Q" for each in brief.objectives]
        words += [f"S{each.id}Q" for each in brief.sections]
    return words


def read_pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return [page.get_textpage().get_text_range() for page in document]


def banner_rank(page: str) -> int:
    """The rank of the banner at the top of a page, which is the one at its foot."""
    told = re.findall(r"LEVEL(\d)", page)
    assert len(told) == 2 and told[0] == told[1], page
    return int(told[0])


def pick(words: Sequence[str], marks: Iterable[tuple[int, int]]) -> dict[str, int]:
    """Every word at the lowest level but those picked by their number."""
    return dict.fromkeys(words, 0) | {words[number % len(words)]: rank for number, rank in marks}


def marking_at(rank: int | None) -> Marking | None:
    return None if rank is None else Marking("test", f"L{rank}")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    marks=st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, TOP)), min_size=1, max_size=8),
    ceiling=st.none() | st.integers(0, TOP - 1),
    floor=st.none() | st.integers(0, TOP),
    stubs=st.booleans(),
)
def test_no_page_is_marked_below_what_stands_on_it(
    sample: Sample,
    typesetter: Typesetter,
    marks: list[tuple[int, int]],
    ceiling: int | None,
    floor: int | None,
    stubs: bool,
) -> None:
    content = sample.content
    ranks = pick(list_words(content), marks)
    spec = replace(content.spec, ceiling=marking_at(ceiling), floor=marking_at(floor), stubs=stubs)
    book = compile_book(mark_all(replace(content, spec=spec), ranks)).book
    assert book.banner
    for page in read_pages(render_pages(book, typesetter).sheets.write()):
        printed = {word: ranks[word] for word in WORD.findall(page)}
        assert max([*printed.values(), floor or 0]) <= banner_rank(page) <= book.banner.rank, printed
        assert ceiling is None or max(printed.values(), default=0) <= ceiling, printed
    assert ceiling is None or book.banner.rank <= max(ceiling, floor or 0)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=st.sets(st.integers(0, 10_000), min_size=1))
def test_nothing_above_the_ceiling_is_in_the_file(sample: Sample, typesetter: Typesetter, numbers: set[int]) -> None:
    content = sample.content
    ranks = pick(list_words(content), [(number, TOP) for number in numbers])
    spec = replace(content.spec, ceiling=marking_at(0))
    rendered = render_book(compile_book(mark_all(replace(content, spec=spec), ranks)).book, typesetter=typesetter)
    found = set(WORD.findall("\n".join(read_pages(rendered.pdf))))
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary | pikepdf.Array | pikepdf.String):
                found |= set(WORD.findall(repr(each)))
    assert found
    assert all(ranks[word] == 0 for word in found)
