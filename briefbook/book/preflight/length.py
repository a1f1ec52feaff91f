"""Length before printing: more objectives, points or words than a minister will read."""

from collections.abc import Iterator

from briefbook.book.budget import Budgets, parse_budgets
from briefbook.book.content import BriefContent
from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.part.brief import brief_title
from briefbook.book.phrase import count
from briefbook.book.quotation import quote, quote_point
from briefbook.values.kind import Side
from briefbook.values.place import Place


def check_length(context: Context) -> Iterator[Finding]:
    """What is over the book's budgets, as far as it can be counted without pages."""
    budgets = parse_budgets(context.content.spec.budgets)
    for brief in context.content.briefs:
        yield from check_objectives(context, brief, budgets)
        yield from check_issues(brief, budgets)
        yield from check_words(brief, budgets)


def over(place: Place, message: str) -> Finding:
    """A finding of too much."""
    return Finding(Severity.WARNS, FindingKind.OVER_BUDGET, place, message)


def check_objectives(context: Context, brief: BriefContent, budgets: Budgets) -> Iterator[Finding]:
    """More objectives of ours than the budget."""
    ours = sum(each.side is Side.OURS for each in brief.objectives)
    if ours > budgets.objectives:
        name = brief_title(context, brief)
        yield over(brief.place, f"{name} has {count(ours, 'objective')}; the budget is {budgets.objectives}.")


def check_issues(brief: BriefContent, budgets: Budgets) -> Iterator[Finding]:
    """More points to raise in an issue than the budget."""
    for issue in brief.issues:
        raised = sum(each.raised for each in issue.points)
        if raised > budgets.raise_points_per_issue:
            most = budgets.raise_points_per_issue
            yield over(
                issue.place, f"{quote(issue.shown_title)} has {count(raised, 'point')} to raise; the budget is {most}."
            )


def check_words(brief: BriefContent, budgets: Budgets) -> Iterator[Finding]:
    """Points to raise that are longer than can be said at a stretch."""
    for point in brief.points:
        if point.raised and point.spoken_words > budgets.point_words:
            words = count(point.spoken_words, "word")
            yield over(point.place, f"{quote_point(point)} has {words}; the budget is {budgets.point_words}.")
