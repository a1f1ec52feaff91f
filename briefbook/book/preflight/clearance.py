"""Clearance before printing: texts not cleared, and texts changed since they were."""

from collections.abc import Iterator

from briefbook.book.clearable import Clearable, list_clearables, list_prose
from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.part.brief import brief_title
from briefbook.book.printed import line_text
from briefbook.values.kind import ClearanceState


def check_clearance(context: Context) -> Iterator[Finding]:
    """A finding for each objective, point and prose part that is not cleared as it stands."""
    for text in list_prose(context, context.content.visit_sections):
        yield from check_text(f"The {line_text(text.name).lower()}", text)
    for brief in context.content.briefs:
        title = brief_title(context, brief)
        for text in list_clearables(context, brief):
            where = "of" if text.place.kind == "section" else "in"
            yield from check_text(f"{line_text(text.name)} {where} {title}", text)


def check_text(name: str, text: Clearable) -> Iterator[Finding]:
    """Whether a text is cleared as it stands."""
    clearance = text.clearance
    if clearance.cleared:
        return
    kind, state = FindingKind.UNCLEARED, "is not cleared"
    if clearance.changed_since_clearance:
        kind, state = FindingKind.CHANGED_SINCE_CLEARANCE, "was changed since it was cleared"
    elif clearance.state is ClearanceState.FOR_CLEARANCE:
        state = "was changed since it was sent for clearance" if clearance.changed else "is waiting for clearance"
    yield Finding(Severity.WARNS, kind, text.place, f"{name} {state}.")
