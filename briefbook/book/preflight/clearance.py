"""Clearance before printing: texts not cleared, and texts changed since they were."""

from collections.abc import Iterable, Iterator

from briefbook.book import wording
from briefbook.book.content import ClearanceContent, SectionContent
from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.part.brief import brief_title
from briefbook.book.preflight.quotation import quote_point
from briefbook.values.kind import ClearanceState
from briefbook.values.place import Place


def check_clearance(context: Context) -> Iterator[Finding]:
    """A finding for each point and each prose part that is not cleared as it stands."""
    yield from check_sections(context.content.visit_sections, "")
    for brief in context.content.briefs:
        title = brief_title(context, brief)
        for point in brief.points:
            if point.withheld:
                continue
            name = f"{quote_point(point)} in {title}"
            yield from check_text(name, point.place, point.clearance)
        yield from check_sections(brief.sections, f" of {title}")


def check_sections(sections: Iterable[SectionContent], owner: str) -> Iterator[Finding]:
    """The prose that says something, each part named with whose it is."""
    for section in sections:
        if any(block.text.strip() and block.text != wording.STUB for block in section.text):
            name = f"{wording.SECTION_TITLES[section.kind]}{owner}"
            yield from check_text(name if owner else f"The {name.lower()}", section.place, section.clearance)


def check_text(name: str, place: Place, clearance: ClearanceContent) -> Iterator[Finding]:
    """Whether a text is cleared as it stands."""
    if clearance.cleared:
        return
    kind, state = FindingKind.UNCLEARED, "is not cleared"
    if clearance.changed_since_clearance:
        kind, state = FindingKind.CHANGED_SINCE_CLEARANCE, "was changed since it was cleared"
    elif clearance.state is ClearanceState.FOR_CLEARANCE:
        state = "was changed since it was sent for clearance" if clearance.changed else "is waiting for clearance"
    yield Finding(Severity.WARNS, kind, place, f"{name} {state}.")
