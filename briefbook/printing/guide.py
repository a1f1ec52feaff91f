"""The guide on paper: the same chapters as a book, by the engine that prints briefing books."""

from datetime import UTC, datetime, time
from pathlib import Path

from briefbook import __version__
from briefbook.book import wording
from briefbook.book.block import Contents, ContentsEntry, CoverPage, Fact, Heading, Paragraph, ParagraphRole, Span
from briefbook.book.book import Book, Part, Sheet, Tab
from briefbook.pdf.render import render_book
from briefbook.printing.export import Progress, require_free, write_whole
from briefbook.printing.guide_block import compile_blocks
from briefbook.printing.readers import settle_readers
from briefbook.settings import Readers
from briefbook.text.guide import Chapter, Guide, guide_path, load_guide
from briefbook.values.date_words import describe_day
from briefbook.values.kind import PartKind

PROGRAM = "Briefbook"
LANG = "en-GB"
STATEMENT = (
    "The pictures show the sample library. Its talking points are illustrative and express no government’s position."
)


def export_guide(path: Path, *, progress: Progress | None = None) -> int:
    """Print the guide to a file, which is replaced only when all of it is written; returns how many pages it has.

    Raises TakenError, StoreError, and RenderCancelledError when `progress` (pages done, pages) gives False.
    """
    require_free(path)
    rendered = render_book(compile_guide(load_guide()), progress=progress)
    pages = rendered.page_count
    write_whole(path, rendered.pdf, lambda: progress is None or progress(pages, pages))
    settle_readers(path, Readers.FOLDER)
    return pages


def compile_guide(guide: Guide) -> Book:
    """The guide as a book: cover, contents, and a tab for each chapter."""
    moment = datetime.combine(guide.revised, time(), UTC)
    chapters = [compile_chapter(chapter, at) for at, chapter in enumerate(guide.chapters)]
    return Book(
        title=guide.title,
        running_title=guide.title,
        edition_line=f"{PROGRAM} {__version__} · {describe_day(guide.revised)}",
        lang=LANG,
        as_of=moment,
        banner=None,
        sheet=Sheet(duplex=False),
        parts=(compile_cover(guide), compile_contents(chapters), *chapters),
        draft=False,
    )


def compile_cover(guide: Guide) -> Part:
    """The cover: what it is, for which version, and what the pictures show."""
    facts = (Fact("Version", ((Span(__version__),),)), Fact("Revised", ((Span(describe_day(guide.revised)),),)))
    subtitle = (Span("How to prepare a visit and print its briefing book"),)
    cover = CoverPage(PROGRAM, guide.title, subtitle, (), facts, STATEMENT)
    return Part(PartKind.COVER, wording.PART_TITLES[PartKind.COVER], "", "cover", (cover,))


def compile_contents(chapters: list[Part]) -> Part:
    """The chapters with their pages."""
    title = wording.PART_TITLES[PartKind.CONTENTS]
    entries = tuple(
        ContentsEntry((Span(part.title),), part.anchor, tab=part.tab.label if part.tab else None) for part in chapters
    )
    return Part(
        PartKind.CONTENTS, title, title, "contents", (Heading(1, (Span(title),), "contents"), Contents(entries))
    )


def compile_chapter(chapter: Chapter, position: int) -> Part:
    """One chapter behind its tab."""
    number = str(position + 1)
    head = (
        Paragraph((Span(f"Chapter {number}"),), ParagraphRole.EYEBROW),
        Heading(1, (Span(chapter.title),), chapter.key),
    )
    blocks = compile_blocks(chapter.source, chapter.key, lambda name: guide_path(name).read_bytes())
    tab = Tab(number, position)
    return Part(PartKind.BRIEF, chapter.title, f"{number} · {chapter.title}", chapter.key, (*head, *blocks), tab)
