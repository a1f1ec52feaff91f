"""Preflight of a book: what its content shows, and what only its layout can know."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from briefbook.book.budget import parse_budgets
from briefbook.book.compile import Compiled, compile_book
from briefbook.book.content import Content
from briefbook.book.finding import Finding, FindingKind, Severity, number_finding, sort_findings
from briefbook.pdf.render import LayoutFinding, Paged, render_pages
from briefbook.pdf.strip import FaultKind
from briefbook.pdf.typesetter import Typesetter
from briefbook.printing.missing_glyph import MissingPlace, describe_missing, shorten
from briefbook.values.kind import SectionKind
from briefbook.values.place import Place

ANCHOR = re.compile(r"(?P<kind>brief|issue|point|person|section)-(?P<id>\d+)")
ROUNDING_PAGES = 0.02


def check_book(
    content: Content, as_of: datetime | None = None, typesetter: Typesetter | None = None
) -> tuple[Finding, ...]:
    """Every finding on a book, what blocks printing first."""
    compiled = compile_book(content, as_of)
    return list_findings(content, compiled, render_pages(compiled.book, typesetter or Typesetter()))


def list_findings(content: Content, compiled: Compiled, rendered: Paged) -> tuple[Finding, ...]:
    """The findings on the content of a book and on its pages."""
    missing = [
        MissingPlace(each.detail, each.text, find_place(content, each.anchor))
        for each in rendered.findings
        if each.kind is FaultKind.MISSING_GLYPH
    ]
    photos = [describe_photo(content, each) for each in rendered.findings if each.kind is FaultKind.UNREADABLE_PHOTO]
    layout = [*describe_missing(missing, content.spec.place), *photos]
    layout = [number_finding(each, compiled.numbering) for each in layout]
    return sort_findings([*compiled.findings, *layout, *check_pages(content, rendered)])


def describe_photo(content: Content, finding: LayoutFinding) -> Finding:
    """A photo that cannot be read, in words."""
    place, words = find_place(content, finding.anchor), shorten(finding.text)
    return Finding(Severity.WARNS, FindingKind.UNREADABLE_PHOTO, place, f"The photo of {words} cannot be read.")


def find_place(content: Content, anchor: str) -> Place:
    """The record at an anchor of the book, else the book itself."""
    found = ANCHOR.match(anchor)
    return Place(found["kind"], int(found["id"])) if found else content.spec.place


def check_pages(content: Content, rendered: Paged) -> Iterator[Finding]:
    """Talking points, backgrounds and key points that are longer than the pages the book gives them."""
    budgets = parse_budgets(content.spec.budgets)
    names = {entity.id: entity.names[0].text for entity in content.entities if entity.names}

    def over(anchors: Iterable[str], most: int, what: str, place: Place) -> Iterator[Finding]:
        pages = sum(rendered.section_pages.get(anchor, 0.0) for anchor in anchors)
        if pages > most + ROUNDING_PAGES:
            budget = "one page" if most == 1 else f"{most} pages"
            message = f"{what} would fill {pages:.1f} pages; the budget is {budget}."
            yield Finding(Severity.WARNS, FindingKind.OVER_BUDGET, place, message)

    for brief in content.briefs:
        title = brief.title or names.get(brief.subject_id, "")
        issues = [f"issue-{issue.id}" for issue in brief.issues]
        yield from over(issues, budgets.points_pages, f"The talking points of “{title}”", brief.place)
        background = brief.find_section(SectionKind.BACKGROUND)
        if background:
            what = f"The background of “{title}”"
            yield from over([f"section-{background.id}"], budgets.background_pages, what, background.place)
    pages = next((count for key, _, count in rendered.part_pages if key == "key-points"), 0)
    if pages > budgets.key_points_pages:
        message = f"The key points fill {pages} pages; the budget is {budgets.key_points_pages}."
        yield Finding(Severity.WARNS, FindingKind.OVER_BUDGET, content.spec.place, message)
