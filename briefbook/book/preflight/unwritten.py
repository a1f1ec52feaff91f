"""Talking points and objectives that are not printed, for nobody has written them."""

from collections.abc import Iterator

from briefbook.book.content import Content, IssueContent, PointContent
from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.part.brief import brief_title
from briefbook.book.quotation import quote
from briefbook.courtesy import give_way


def check_unwritten(selected: Content, context: Context) -> Iterator[Finding]:
    """One finding for each of them; `selected` is the book's content with them."""
    for brief in selected.briefs:
        for issue in brief.issues:
            give_way()
            yield from (tell_point(issue, each) for each in issue.points if not each.written)
        for objective in brief.objectives:
            if not objective.text:
                message = f"An objective of {brief_title(context, brief)} has no words and is not printed."
                yield Finding(Severity.NOTES, FindingKind.UNWRITTEN, objective.place, message)


def tell_point(issue: IssueContent, point: PointContent) -> Finding:
    """That a talking point has nothing to say; one without a title is named by its issue."""
    title = point.title or point.trigger
    name = f"The talking point {quote(title)}" if title else f"A talking point of {quote(issue.shown_title)}"
    return Finding(Severity.WARNS, FindingKind.UNWRITTEN, point.place, f"{name} has no words and is not printed.")
