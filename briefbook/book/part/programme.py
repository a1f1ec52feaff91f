"""The programme: a table for each day, with only the times that are known."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from briefbook.book import wording
from briefbook.book.block import (
    Block,
    Cell,
    Column,
    Heading,
    Line,
    Paragraph,
    ParagraphRole,
    Portion,
    Span,
    SpanStyle,
    Table,
    highest_portion,
    silent_portion,
)
from briefbook.book.book import Part
from briefbook.book.content import ProgrammeItemContent
from briefbook.book.context import Context
from briefbook.book.item_time import home_time, local_time, local_zones
from briefbook.book.name_line import tab_line
from briefbook.book.phrase import describe_date
from briefbook.values.date_words import describe_day
from briefbook.values.kind import PartKind
from briefbook.values.term import capitalise

TIME_SHARE, EVENT_SHARE = 0.185, 0.46


def compile_programme(context: Context) -> Part | None:
    """The programme, grouped by day in the order of its items; no part without any."""
    if not context.content.programme:
        return None
    title = wording.PART_TITLES[PartKind.PROGRAMME]
    blocks: list[Block] = [Heading(1, (Span(title),), "programme")]
    items = [item for item in context.content.programme if not item.withheld]
    sentence = missing_times(items)
    if sentence:
        blocks.append(Paragraph((Span(sentence),), ParagraphRole.MUTED))
    timed = any(item.start_time for item in items)
    for day, group in groupby(items, day_title):
        blocks += compile_day(day, list(group), context, timed=timed)
    if len(items) < len(context.content.programme):
        blocks.append(Paragraph((Span(wording.STUB),), ParagraphRole.STUB))
    return Part(PartKind.PROGRAMME, title, title, "programme", tuple(blocks))


def missing_times(items: Sequence[ProgrammeItemContent]) -> str:
    """What to say about times that are not known."""
    known = sum(bool(item.start_time) for item in items)
    if known == len(items):
        return ""
    return wording.SOME_TIMES_UNKNOWN if known else wording.TIMES_UNKNOWN


def day_title(item: ProgrammeItemContent) -> str:
    """`Friday 16 January`, or the date in words when it is not one day."""
    if item.date.day:
        return describe_day(item.date.day, weekday=True, year=False)
    return capitalise(describe_date(item.date)) or wording.DATE_UNKNOWN


def compile_day(day: str, items: list[ProgrammeItemContent], context: Context, *, timed: bool) -> list[Block]:
    """A day's heading and table, which has a column of times when the programme has any."""
    zones = {zone for item in items if item.start_time and item.time_zone for zone in local_zones(item)}
    zone = zones.pop().label if len(zones) == 1 else ""
    time = Column(wording.TIME_IN_ZONE.format(zone=zone) if zone else wording.TIME, TIME_SHARE, tabular=True)
    event = Column(wording.EVENT, EVENT_SHARE if timed else EVENT_SHARE + TIME_SHARE)
    columns = (time, event, Column(wording.PLACE, 0.26), Column(wording.BRIEF, 0.095))
    rows = tuple(compile_row(item, context, show_zone=not zone) for item in items)
    portion = day_portion(context, items)
    heading = Heading(2, (Span(day, portion=portion),), f"programme-item-{items[0].id}")
    if timed:
        return [heading, Table(columns, rows, day, row_head=1, portion=portion)]
    return [heading, Table(columns[1:], tuple(row[1:] for row in rows), day, portion=portion)]


def day_portion(context: Context, items: list[ProgrammeItemContent]) -> Portion | None:
    """The portion of a day's title, which may be in the words of its items."""
    worded = [item for item in items if item.date.edtf is None and item.date.words]
    return silent_portion(highest_portion(item_portion(context, item) for item in worded))


def item_portion(context: Context, item: ProgrammeItemContent) -> Portion:
    """The portion of an item with all that is said of it."""
    return context.gauge.portion(item.marking, item.place, item.title)


def compile_row(item: ProgrammeItemContent, context: Context, *, show_zone: bool) -> tuple[Cell, ...]:
    """The cells of an item."""
    place = context.directory.span(item.place_id)
    return (
        Cell(tuple(time_lines(item, show_zone=show_zone)), silent_portion(item_portion(context, item))),
        Cell(tuple(event_lines(item, context)), item_portion(context, item)),
        Cell(((place,) if place.text else (),)),
        Cell((tab_line(context, item.dialogue_id),)),
    )


def time_lines(item: ProgrammeItemContent, *, show_zone: bool) -> list[Line]:
    """The local time, and under it the time zone at home; a quiet dash when no time is known."""
    if not item.start_time:
        return [(Span(wording.UNKNOWN_CELL, SpanStyle.MUTED),)]
    lines: list[Line] = [(Span(local_time(item, zoned=show_zone)),)]
    home = home_time(item)
    return [*lines, (Span(home, SpanStyle.MUTED),)] if home else lines


def event_lines(item: ProgrammeItemContent, context: Context) -> list[Line]:
    """What happens, and under it what else is known of it."""
    lead = context.directory.span(item.lead_id)
    details = [
        Span(item.note),
        replace(lead, text=wording.LEAD.format(name=lead.text) if lead.text else ""),
        Span(wording.PRESS.get(item.press, "")),
        Span(wording.INTERPRETER.format(name=item.interpreter) if item.interpreter else ""),
    ]
    return [(Span(item.title, SpanStyle.BOLD),), *((detail,) for detail in details if detail.text)]
