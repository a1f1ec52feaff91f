"""The pages of a book to look at while it is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from briefbook.book.compile import compile_book
from briefbook.book.content import Content
from briefbook.book.finding import Finding
from briefbook.book.memory import Memory
from briefbook.pdf.collector import gc_paused
from briefbook.pdf.render import Progress, render_pages
from briefbook.pdf.sheet import Sheets
from briefbook.pdf.typesetter import Typesetter
from briefbook.printing.check import list_findings


@dataclass(frozen=True, slots=True)
class PreviewPages:
    """A book's pages to look at: where its anchors stand (page from 0), and what preflight finds."""

    sheets: Sheets
    page_count: int
    anchors: Mapping[str, int]
    findings: tuple[Finding, ...]


def render_preview(
    content: Content,
    typesetter: Typesetter,
    *,
    memory: Memory | None = None,
    as_of: datetime | None = None,
    progress: Progress | None = None,
) -> PreviewPages:
    """The pages of a book as it would print; a typesetter and a memory that are kept make the next time quick."""
    with gc_paused():
        compiled = compile_book(content, as_of, memory=memory)
    rendered = render_pages(compiled.book, typesetter, progress=progress)
    findings = list_findings(content, compiled, rendered)
    return PreviewPages(rendered.sheets, rendered.page_count, rendered.anchors, findings)
