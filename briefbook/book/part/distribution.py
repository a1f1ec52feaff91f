"""Distribution and clearance: who has the book, and how far each brief is cleared."""

from briefbook.book import wording
from briefbook.book.block import (
    Block,
    Cell,
    Column,
    Fact,
    FactsBox,
    Heading,
    Line,
    Paragraph,
    ParagraphRole,
    Span,
    Table,
)
from briefbook.book.book import Part
from briefbook.book.content import BriefContent, ClearanceContent, EditionContent
from briefbook.book.context import Context
from briefbook.book.part.brief import title_line
from briefbook.book.part.cover import edition_line, handling_fact
from briefbook.values.kind import PartKind

COLUMNS = (
    Column(wording.TAB_HEAD, 0.1),
    Column(wording.BRIEF, 0.36),
    Column(wording.CLEARANCE, 0.22),
    Column(wording.OFFICES, 0.32),
)


def compile_distribution(context: Context, edition: EditionContent | None) -> Part:
    """Who the book is for, and a row of clearance for each brief."""
    title = wording.PART_TITLES[PartKind.DISTRIBUTION]
    spec = context.content.spec
    facts = [Fact(wording.COVER_EDITION, ((Span(edition_line(context, edition)),),))]
    reader = context.directory.span(spec.reader_id)
    facts += [Fact(wording.COVER_READER, ((reader,),))] if reader.text else []
    facts += handling_fact(context)
    blocks: list[Block] = [Heading(1, (Span(title),), "distribution"), FactsBox(tuple(facts))]
    if edition is None:
        blocks.append(Paragraph((Span(wording.NUMBERED_COPIES),), ParagraphRole.MUTED))
    if context.content.briefs:
        rows = tuple(compile_row(context, each) for each in context.content.briefs)
        blocks += [
            Heading(2, (Span(wording.CLEARANCE),), "clearance"),
            Table(COLUMNS, rows, wording.CLEARANCE, row_head=1),
        ]
    head = wording.RUNNING_HEADS[PartKind.DISTRIBUTION]
    return Part(PartKind.DISTRIBUTION, title, head, "distribution", tuple(blocks))


def compile_row(context: Context, brief: BriefContent) -> tuple[Cell, ...]:
    """How many of a brief's texts are cleared, and by which offices."""
    tab = context.tab_of_brief[brief.id]
    clearances = [point.clearance for point in brief.points if not point.withheld]
    clearances += [section.clearance for section in brief.sections]
    offices = "; ".join(dict.fromkeys(each.office for each in clearances if each.cleared and each.office))
    lines: list[Line] = [(Span(line),) for line in clearance_words(clearances)]
    return (
        Cell(((Span(tab, target=f"brief-{brief.id}"),),)),
        Cell((title_line(context, brief),)),
        Cell(tuple(lines)),
        Cell(((Span(offices),) if offices else (),)),
    )


def clearance_words(clearances: list[ClearanceContent]) -> list[str]:
    """`3 of 5 cleared`, and under it `1 changed since clearance`."""
    if not clearances:
        return [wording.UNKNOWN_CELL]
    cleared = sum(each.cleared for each in clearances)
    words = [wording.CLEARED_OF.format(cleared=cleared, total=len(clearances))]
    changed = sum(each.changed_since_clearance for each in clearances)
    return [*words, wording.CHANGED_SINCE.format(count=changed)] if changed else words
