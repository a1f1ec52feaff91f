"""Distribution and clearance: who has the book, and how far each brief and each of its texts is cleared."""

from collections.abc import Iterable
from dataclasses import replace

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
    Portion,
    Span,
    SpanStyle,
    Table,
    join_portions,
    silent_portion,
)
from briefbook.book.book import Part
from briefbook.book.clearable import Clearable, list_clearables, list_prose
from briefbook.book.content import BriefContent, EditionContent
from briefbook.book.context import Context
from briefbook.book.part.brief import title_line
from briefbook.book.part.cover import edition_line, handling_fact
from briefbook.book.phrase import local_moment
from briefbook.courtesy import give_way
from briefbook.values.clearance import Dot
from briefbook.values.date_words import describe_day
from briefbook.values.kind import PartKind

COLUMNS = (
    Column(wording.TAB_HEAD, 0.1),
    Column(wording.BRIEF, 0.36),
    Column(wording.CLEARANCE, 0.22),
    Column(wording.OFFICES, 0.32),
)
LEDGER_COLUMNS = (
    Column(wording.TAB_HEAD, 0.06),
    Column(wording.TEXT, 0.36),
    Column(wording.STATE, 0.16),
    Column(wording.STEP_BY, 0.24),
    Column(wording.DATE, 0.18),
)


def compile_distribution(context: Context, edition: EditionContent | None) -> Part:
    """Who the book is for, and a row of clearance for each brief and for each text."""
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
    ledger = tuple(compile_ledger(context))
    if ledger:
        blocks += [
            Heading(2, (Span(wording.LEDGER),), "ledger"),
            Table(LEDGER_COLUMNS, ledger, wording.LEDGER, row_head=1),
        ]
    head = wording.RUNNING_HEADS[PartKind.DISTRIBUTION]
    return Part(PartKind.DISTRIBUTION, title, head, "distribution", tuple(blocks))


def compile_row(context: Context, brief: BriefContent) -> tuple[Cell, ...]:
    """How many of a brief's texts are cleared, and by which offices."""
    tab = context.tab_of_brief[brief.id]
    texts = list_clearables(context, brief)
    lines: list[Line] = [(Span(line),) for line in clearance_words(texts)]
    return (
        Cell(((Span(tab, target=f"brief-{brief.id}"),),)),
        Cell((title_line(context, brief),)),
        Cell(tuple(lines)),
        Cell((office_line(texts),)),
    )


def clearance_words(texts: list[Clearable]) -> list[str]:
    """`3 of 5 cleared`, and under it `1 changed since clearance`."""
    if not texts:
        return [wording.UNKNOWN_CELL]
    cleared = sum(each.clearance.cleared for each in texts)
    words = [wording.CLEARED_OF.format(cleared=cleared, total=len(texts))]
    changed = sum(each.clearance.changed_since_clearance for each in texts)
    return [*words, wording.CHANGED_SINCE.format(count=changed)] if changed else words


def office_line(texts: list[Clearable]) -> Line:
    """The offices that cleared texts, each in the portions of all that it cleared."""
    portions: dict[str, list[Portion]] = {}
    for each in texts:
        office = each.clearance.office
        if each.clearance.cleared and office:
            portions.setdefault(office, []).append(name_portion(each, office))
    spans: list[Span] = []
    for office, named in portions.items():
        spans += [*([Span("; ")] if spans else []), Span(office, portion=join_portions(*named))]
    return tuple(spans)


def compile_ledger(context: Context) -> Iterable[tuple[Cell, ...]]:
    """A row for each printed text that an office clears: the visit's own first, then brief by brief."""
    for each in list_prose(context, context.content.visit_sections):
        yield ledger_row(context, (Span(wording.UNKNOWN_CELL),), each)
    for brief in context.content.briefs:
        tab = (Span(context.tab_of_brief[brief.id], target=f"brief-{brief.id}"),)
        for each in list_clearables(context, brief):
            yield ledger_row(context, tab, each)


def ledger_row(context: Context, tab: Line, text: Clearable) -> tuple[Cell, ...]:
    """Where a text stands, what it is, how far it is cleared, by whom and on which day of the visit's zone."""
    give_way()
    clearance = text.clearance
    style = SpanStyle.BOLD if clearance.dot is Dot.CHANGED else SpanStyle.PLAIN
    day = describe_day(local_moment(clearance.at, context.zone).date()) if clearance.at else wording.UNKNOWN_CELL
    return (
        Cell((tab,)),
        Cell((name_line(context, text),)),
        Cell(((Span(wording.CLEARANCES[clearance.dot], style),),)),
        Cell(name_lines(text) or ((Span(wording.UNKNOWN_CELL),),)),
        Cell(((Span(day),),)),
    )


def name_line(context: Context, text: Clearable) -> Line:
    """What a text is called; a point to raise after its number."""
    number = context.numbering.find(text.place)
    return (Span(f"{number} "), *text.name) if number else text.name


def name_lines(text: Clearable) -> tuple[Line, ...]:
    """Who took the last step with a text, and for which office, in the text's portion."""
    names = (text.clearance.person, text.clearance.office)
    return tuple((Span(each, portion=name_portion(text, each)),) for each in names if each)


def name_portion(text: Clearable, words: str) -> Portion:
    """The portion of a name that stands beside a text; its mark is shown with the text."""
    return replace(silent_portion(text.portion), words=words)
