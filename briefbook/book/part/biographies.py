"""Biographies: who somebody is, which posts they hold, when they met us, what is open with them."""

from dataclasses import replace

from briefbook.book import wording
from briefbook.book.block import (
    Block,
    Cell,
    Column,
    Heading,
    Line,
    Portion,
    Portrait,
    Span,
    SpanStyle,
    Table,
    join_portions,
    silent_portion,
)
from briefbook.book.book import Part, Tab
from briefbook.book.content import CommitmentContent, MembershipContent
from briefbook.book.context import Context
from briefbook.book.name_line import join_lines, list_names, native_spans, tab_line
from briefbook.book.part.commitments import due_lines, number_line, status_line
from briefbook.book.phrase import describe_date
from briefbook.book.reach import is_on_our_side
from briefbook.book.rich import append_marks, compile_rich
from briefbook.book.title import list_titles, meeting_days, membership_span, titles_line
from briefbook.courtesy import give_way
from briefbook.values.date_words import describe_edtf
from briefbook.values.kind import PartKind

POST_COLUMNS = (Column(wording.FROM, 0.23), Column(wording.TO, 0.23), Column(wording.POST_HEAD, 0.54))
MEETING_COLUMNS = (Column(wording.DATE, 0.23), Column(wording.MEETING, 0.67), Column(wording.BRIEF, 0.1))
COMMITMENT_COLUMNS = (
    Column(wording.NUMBER, 0.1, tabular=True),
    Column(wording.COMMITMENT_HEAD, 0.5),
    Column(wording.DUE, 0.22),
    Column(wording.STATUS, 0.18),
)


def compile_biographies(context: Context, position: int) -> Part | None:
    """The biographies of everybody the book names, behind a tab of their own; no part where it names nobody."""
    title = wording.PART_TITLES[PartKind.BIOGRAPHIES]
    blocks = [block for person_id in context.person_ids for block in compile_person(context, person_id)]
    # Over the first alone: several people may share a page.
    blocks[:1] = [replace(each, eyebrow=title) for each in blocks[:1] if isinstance(each, Portrait)]
    if not blocks:
        return None
    return Part(PartKind.BIOGRAPHIES, title, title, "biographies", tuple(blocks), Tab(title[0], position))


def compile_person(context: Context, person_id: int) -> list[Block]:
    """One person's head, description and tables."""
    give_way()
    entity = context.directory.entities[person_id]
    prose = compile_rich(entity.description, entity.marking, entity.place, context)
    blocks: list[Block] = [compile_portrait(context, person_id)]
    blocks += append_marks(prose, context.marks_of(entity.place))
    blocks += compile_posts(context, person_id)
    blocks += compile_meetings(context, person_id)
    blocks += compile_open_commitments(context, person_id)
    return blocks


def compile_portrait(context: Context, person_id: int) -> Portrait:
    """The head of a biography."""
    name = context.directory.span(person_id)
    person = context.directory.people.get(person_id)
    days = meeting_days(context.content.visit.date, context.today)
    titles = titles_line(context.directory, person_id, days)
    details: list[Line] = [titles] if titles else []
    say = say_line(context, person_id)
    return Portrait(
        anchor=f"person-{person_id}",
        eyebrow="",
        name=(name,),
        other_names=tuple(native_spans(context, person_id, readings=True)[1:]),
        details=tuple([*details, say] if say else details),
        photo=person.photo if person else None,
        photo_text=name.text if person and person.photo else "",
        photo_portion=photo_portion(context, person_id) if person and person.photo else None,
    )


def photo_portion(context: Context, person_id: int) -> Portion:
    """The portion of a photograph, which must be marked as a text must; its person's marking is its own."""
    entity = context.directory.entities[person_id]
    words = wording.PHOTO_OF.format(name=context.directory.name(person_id))
    return silent_portion(context.gauge.portion(entity.marking, entity.place, words))


def say_line(context: Context, person_id: int) -> Line:
    """How to say the name and how to address its bearer; nobody is told how to address their own people."""
    names = context.directory.entities[person_id].names
    say = next((each.say for each in names if each.say), "")
    address = (
        ""
        if is_on_our_side(context.content, context.directory, context.reach, person_id)
        else next((each.address for each in names if each.address), "")
    )
    own = context.directory.own
    spans = [Span(wording.SAY), Span(say, SpanStyle.ITALIC, portion=own(person_id, say))] if say else []
    spans += [Span(" · ")] if say and address else []
    form = wording.ADDRESS_AS.format(form=address)
    return tuple([*spans, Span(form, portion=own(person_id, address))] if address else spans)


def compile_posts(context: Context, person_id: int) -> list[Block]:
    """The posts that a person holds or held."""
    memberships = context.directory.memberships_of_person.get(person_id, [])
    if not memberships:
        return []
    rows = tuple(compile_post_row(context, each) for each in memberships)
    if not any(each.from_ or each.to for each in memberships):
        # Nothing is said of when: two empty columns would say that at length.
        table = Table((Column(wording.POST_HEAD, 1.0),), tuple(row[2:] for row in rows), "", row_head=0)
    else:
        table = Table(POST_COLUMNS, rows, "", row_head=2)
    return compile_table(context, person_id, wording.POSTS, table)


def compile_table(context: Context, person_id: int, title: str, table: Table) -> list[Block]:
    """A table about a person under its heading; its caption names them."""
    person = context.directory.span(person_id)
    caption = f"{title}: {person.text}"
    return [Heading(2, (Span(title),)), replace(table, caption=caption, portion=silent_portion(person.portion))]


def compile_post_row(context: Context, membership: MembershipContent) -> tuple[Cell, ...]:
    """From and to where they are known, and the post; days on which a source shows it stand under it."""
    held = context.directory.silent(membership.person_id, membership.post_id, membership.organisation_id)
    since: Line = (Span(describe_edtf(membership.from_), portion=held),) if membership.from_ else ()
    until: Line = ()
    if membership.to is not None:
        until = (Span(wording.CURRENT if membership.to.open else describe_edtf(membership.to), portion=held),)
    post: list[Line] = [(membership_span(context.directory, membership),)]
    days = ", ".join(describe_edtf(each) for each in membership.attested)
    if days:
        marks = context.marks_of(membership.place)
        sources = (context.directory.silent(source_id) for _, source_id in membership.attestations)
        portion = join_portions(held, *(each for each in sources if each is not None))
        post.append((Span(wording.ATTESTED.format(day=days), SpanStyle.MUTED, portion=portion), *marks))
    return (Cell((since,)), Cell((until,)), Cell(tuple(post), fields=True))


def compile_meetings(context: Context, person_id: int) -> list[Block]:
    """The dialogues in which a person takes part, newest first."""
    events = dict.fromkeys(context.directory.events_of.get(person_id, []))
    dialogues = [dialogue for each in events if (dialogue := context.directory.dialogues.get(each))]
    if not dialogues:
        return []
    dialogues.sort(key=lambda each: (str(each.date.last_day or ""), each.id), reverse=True)
    rows = []
    for each in dialogues:
        shown = context.directory.name(each.place_id) not in context.directory.name(each.id)
        name = join_lines(list_names(context, each.id, each.place_id if shown else None))
        date = describe_date(each.date)
        when: Line = (Span(date, portion=context.directory.dated(each.id, each.date)),) if date else ()
        rows.append((Cell((when,)), Cell((name,)), Cell((tab_line(context, each.id),))))
    return compile_table(context, person_id, wording.MEETINGS, Table(MEETING_COLUMNS, tuple(rows), "", row_head=1))


def compile_open_commitments(context: Context, person_id: int) -> list[Block]:
    """The open commitments that a person's posts on the day owe."""
    commitments = list_owed(context, person_id)
    if not commitments:
        return []
    rows = tuple(
        (
            Cell((number_line(context, each),)),
            Cell(((context.directory.span(each.id),),)),
            Cell(due_lines(context, each)),
            Cell((status_line(context, each),)),
        )
        for each in commitments
    )
    return compile_table(context, person_id, wording.OPEN_COMMITMENTS, Table(COMMITMENT_COLUMNS, rows, ""))


def list_owed(context: Context, person_id: int) -> list[CommitmentContent]:
    """The open commitments of the book that a person, or a post of theirs on the day, owes."""
    days = meeting_days(context.content.visit.date, context.today)
    posts = (title.post_id for title in list_titles(context.directory, person_id, days))
    return context.reach.list_owed((person_id, *posts))
