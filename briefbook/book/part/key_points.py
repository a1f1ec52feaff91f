"""Key points on one page: the first point to raise on each issue that is certain to come up."""

from briefbook.book import wording
from briefbook.book.block import Block, Heading, Point, Span
from briefbook.book.book import Part
from briefbook.book.content import BriefContent, PointContent
from briefbook.book.context import Context
from briefbook.book.part.brief import title_line
from briefbook.book.rich import compile_body
from briefbook.values.kind import Likelihood, PartKind


def compile_key_points(context: Context) -> Part | None:
    """The key points, by brief; no part where there are none."""
    title = wording.PART_TITLES[PartKind.KEY_POINTS]
    blocks: list[Block] = [Heading(1, (Span(title),), "key-points")]
    for brief in context.content.briefs:
        points = list_key_points(brief)
        if not points:
            continue
        tab = context.tab_of_brief[brief.id]
        blocks.append(Heading(2, title_line(context, brief, f"brief-{brief.id}"), number=tab))
        for point in points:
            number = context.numbering.find(point.place)
            blocks.append(Point(number, compile_body(point.text, point.marking, point.place, context)))
    if len(blocks) == 1:
        return None
    return Part(PartKind.KEY_POINTS, title, title, "key-points", tuple(blocks))


def list_key_points(brief: BriefContent) -> list[PointContent]:
    """The first of our points to raise on each certain issue."""
    found: list[PointContent] = []
    for issue in brief.issues:
        if issue.likelihood is not Likelihood.CERTAIN:
            continue
        found += [point for point in issue.points if point.raised and point.text][:1]
    return found
