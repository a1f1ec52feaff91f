"""Clearance before printing: points not cleared, and points changed since they were."""

from collections.abc import Iterator

from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.part.brief import brief_title
from briefbook.book.preflight.quotation import quote_point
from briefbook.values.kind import ClearanceState


def check_clearance(context: Context) -> Iterator[Finding]:
    """A finding for each point that is not cleared as it stands."""
    for brief in context.content.briefs:
        title = brief_title(context, brief)
        for point in brief.points:
            if point.withheld:
                continue
            name = f"{quote_point(point)} in {title}"
            if point.clearance.changed:
                message = f"{name} was changed since it was cleared."
                yield Finding(Severity.WARNS, FindingKind.CHANGED_SINCE_CLEARANCE, point.place, message)
            elif point.clearance.state is not ClearanceState.CLEARED:
                waits = point.clearance.state is ClearanceState.FOR_CLEARANCE
                message = f"{name} is waiting for clearance." if waits else f"{name} is not cleared."
                yield Finding(Severity.WARNS, FindingKind.UNCLEARED, point.place, message)
