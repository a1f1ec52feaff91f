"""Names as they stand on a page: with their other scripts, their titles, and links to where they are treated."""

from collections.abc import Sequence

from briefbook.book import wording
from briefbook.book.block import Inline, Line, Span, SpanStyle
from briefbook.book.context import Context
from briefbook.book.title import Days, list_post_holders, post_line, titles_line
from briefbook.values.holder import Certainty, Holder
from briefbook.values.name import other_scripts


def native_spans(context: Context, entity_id: int, *, readings: bool = False) -> list[Inline]:
    """A space and the name in its own script; with `readings` every other script too, muted."""
    natives = other_scripts(context.directory.names(entity_id))
    spans: list[Inline] = []
    for position, name in enumerate(natives if readings else natives[:1]):
        style = SpanStyle.MUTED if position else SpanStyle.PLAIN
        portion = context.directory.own(entity_id, name.text)
        spans += [Span(" "), Span(name.text, style, lang=name.lang, portion=portion)]
    return spans


def name_line(context: Context, entity_id: int, style: SpanStyle = SpanStyle.PLAIN) -> Line:
    """A name, linked to its page if it has one, and the name in its own script."""
    name = context.directory.span(entity_id, style, context.anchor_of.get(entity_id))
    return (name, *native_spans(context, entity_id))


def chair_line(context: Context, participant_id: int, days: Days) -> Line:
    """Who chairs: a person by name; a post by its holder on the day, or alone when nobody is known to hold it."""
    if participant_id not in context.directory.posts:
        return name_line(context, participant_id)
    post = post_line(context.directory, participant_id)
    holders = list_post_holders(context.directory, participant_id, days)
    if not holders:
        return post
    doubt = f" ({wording.UNCONFIRMED})" if holders[0].certainty is Certainty.UNCONFIRMED else ""
    line = (*holders_line(context, holders), Span(", "), *post)
    return (*line, Span(doubt)) if doubt else line


def holders_line(context: Context, holders: Sequence[Holder]) -> Line:
    """Whoever holds a post, by name; of several who may hold it nobody knows which."""
    known = all(each.certainty is not Certainty.UNCONFIRMED for each in holders)
    names = [name_line(context, each.person_id) for each in holders if each.person_id is not None]
    return join_lines(names, wording.AND if known else wording.OR)


def titled_line(context: Context, entity_id: int, days: Days) -> Line:
    """A name, also in its own script, with the titles of the day: as on the cover."""
    titles = titles_line(context.directory, entity_id, days)
    name = context.directory.span(entity_id)
    return (name, *native_spans(context, entity_id), *([Span(", ")] if titles else []), *titles)


def tab_line(context: Context, entity_id: int | None, template: str = wording.TAB) -> Line:
    """The tab of the brief on an entity as a link, or an empty line."""
    brief_id = context.brief_of(entity_id)
    if brief_id is None:
        return ()
    return (Span(template.format(tab=context.tab_of_brief[brief_id]), target=f"brief-{brief_id}"),)


def join_lines(lines: Sequence[Line], last: str = ", ") -> Line:
    """The lines as one, with commas between them and other words before the last if so wanted."""
    joined: list[Inline] = []
    for at, line in enumerate(lines):
        if at:
            joined.append(Span(last if at == len(lines) - 1 else ", "))
        joined += line
    return tuple(joined)


def list_names(context: Context, *entity_ids: int | None) -> list[Line]:
    """A line for each of these entities that is in the content."""
    return [(span,) for each in entity_ids if (span := context.directory.span(each)).text]
