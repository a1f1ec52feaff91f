"""Names as they stand on a page: with their other scripts, their titles, and links to where they are treated."""

from briefbook.book import wording
from briefbook.book.block import Inline, Line, Span, SpanStyle
from briefbook.book.context import Context
from briefbook.book.title import Days, describe_post, describe_titles, find_post_holder
from briefbook.values.holder import Certainty
from briefbook.values.name import other_scripts


def native_spans(context: Context, entity_id: int, *, readings: bool = False) -> list[Inline]:
    """A space and the name in its own script; with `readings` every other script too, muted."""
    natives = other_scripts(context.directory.names(entity_id))
    spans: list[Inline] = []
    for position, name in enumerate(natives if readings else natives[:1]):
        style = SpanStyle.MUTED if position else SpanStyle.PLAIN
        spans += [Span(" "), Span(name.text, style, lang=name.lang)]
    return spans


def name_line(context: Context, entity_id: int, style: SpanStyle = SpanStyle.PLAIN) -> Line:
    """A name, linked to its page if it has one, and the name in its own script."""
    name = Span(context.directory.name(entity_id), style, context.anchor_of.get(entity_id))
    return (name, *native_spans(context, entity_id))


def chair_line(context: Context, participant_id: int, days: Days) -> Line:
    """Who chairs: a person by name; a post by its holder on the day, or alone when nobody is known to hold it."""
    if participant_id not in context.directory.posts:
        return name_line(context, participant_id)
    post = describe_post(context.directory, participant_id)
    holder = find_post_holder(context.directory, participant_id, days)
    if holder.person_id is None:
        return (Span(post),)
    doubt = f" ({wording.UNCONFIRMED})" if holder.certainty is Certainty.UNCONFIRMED else ""
    return (*name_line(context, holder.person_id), Span(f", {post}{doubt}"))


def titled_line(context: Context, entity_id: int, days: Days) -> Line:
    """A name with the titles of the day, and the name in its own script: as on the cover."""
    titles = describe_titles(context.directory, entity_id, days)
    name = context.directory.name(entity_id)
    return (Span(f"{name}, {titles}" if titles else name), *native_spans(context, entity_id))


def tab_line(context: Context, entity_id: int | None, template: str = wording.TAB) -> Line:
    """The tab of the brief on an entity as a link, or an empty line."""
    brief_id = context.brief_of(entity_id)
    if brief_id is None:
        return ()
    return (Span(template.format(tab=context.tab_of_brief[brief_id]), target=f"brief-{brief_id}"),)
