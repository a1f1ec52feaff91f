"""Titles: who held what at a meeting, as far as the library knows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from briefbook.book import wording
from briefbook.book.block import Line, Portion, Span, join_portions
from briefbook.book.content import DateContent, MembershipContent
from briefbook.book.directory import Directory
from briefbook.book.printed import line_text
from briefbook.values.date_words import describe_day
from briefbook.values.holder import Certainty, Holder, Tenure, list_holders


@dataclass(frozen=True, slots=True)
class Title:
    """What a person was on a day, and how certainly."""

    text: str
    certainty: Certainty
    post_id: int | None = None
    portion: Portion | None = None

    @property
    def doubtful(self) -> bool:
        """Whether nobody can say that it was so."""
        return self.certainty is Certainty.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day by which titles go: one and the same for a meeting on a known day."""

    first: date
    last: date

    def __str__(self) -> str:
        if self.first == self.last:
            return f"on {describe_day(self.last)}"
        return f"between {describe_day(self.first)} and {describe_day(self.last)}"


def meeting_days(when: DateContent, as_of: date) -> Days:
    """The meeting's own day, else the one nearest to `as_of` on which it can be.

    A past meeting of which only the year or the month is known can have been on any day of it. One that lasts from a
    day to another goes by its last.
    """
    if when.first_day is not None and when.first_day > as_of:
        return Days(when.first_day, when.first_day)
    if when.last_day is None or when.last_day >= as_of:
        return Days(as_of, as_of)
    lasts = when.edtf is not None and when.edtf.interval
    return Days(when.last_day if lasts or when.first_day is None else when.first_day, when.last_day)


def tenure_of(membership: MembershipContent) -> Tenure:
    """A membership as a tenure."""
    return Tenure(membership.person_id, membership.from_, membership.to, membership.attested)


def list_post_holders(directory: Directory, post_id: int, days: Days) -> tuple[Holder, ...]:
    """Who held a post on these days; unconfirmed where the first and the last do not tell the same."""
    first = tuple(index_holders(directory, post_id, days.first).values())
    last = tuple(index_holders(directory, post_id, days.last).values())
    if first == last:
        return last
    return tuple(replace(each, certainty=Certainty.UNCONFIRMED) for each in last or first)


def index_holders(directory: Directory, post_id: int, day: date) -> Mapping[int | None, Holder]:
    """Who held a post on a day, by their ids; worked out once."""
    known = directory.holders.get((post_id, day))
    if known is None:
        tenures = [tenure_of(each) for each in directory.memberships_of_post.get(post_id, [])]
        known = {each.person_id: each for each in list_holders(tenures, day)}
        directory.holders[post_id, day] = known
    return known


def list_titles(directory: Directory, person_id: int, days: Days) -> tuple[Title, ...]:
    """What a person was on these days, posts first, in the order of the library."""
    memberships = directory.memberships_of_person.get(person_id, [])
    titles = [title for each in memberships if (title := find_title(directory, each, days))]
    titles.sort(key=lambda title: title.post_id is None)
    return tuple(dict.fromkeys(titles))


def find_title(directory: Directory, membership: MembershipContent, days: Days) -> Title | None:
    """The title that a membership gives its person on these days; unconfirmed where it is not the same on all."""
    post_id, alone = membership.post_id, [tenure_of(membership)]
    holders = [
        list_holders(alone, day) if post_id is None else list_own(directory, post_id, membership.person_id, day)
        for day in (days.first, days.last)
    ]
    own = [holder.certainty for each in holders for holder in each]
    if not own:
        return None
    first, *others = own
    certainty = first if others == [first] else Certainty.UNCONFIRMED
    span = membership_span(directory, membership)
    return Title(span.text, certainty, membership.post_id, span.portion)


def list_own(directory: Directory, post_id: int, person_id: int, day: date) -> tuple[Holder, ...]:
    """A person as the holder of a post on a day, or nobody."""
    own = index_holders(directory, post_id, day).get(person_id)
    return (own,) if own else ()


def membership_span(directory: Directory, membership: MembershipContent) -> Span:
    """The words of a membership: the post, or what somebody is in an organisation."""
    if membership.post_id is not None:
        words = membership.label or directory.name(membership.post_id)
        return Span(words, portion=membership_portion(directory, membership))
    organisation = directory.name(membership.organisation_id)
    words = f"{membership.label}, {organisation}" if membership.label else organisation
    return Span(words, portion=membership_portion(directory, membership))


def membership_portion(directory: Directory, membership: MembershipContent) -> Portion | None:
    """The portion of what somebody is: of the post or the organisation, of the person where words are their own."""
    seat = directory.portion(membership.post_id or membership.organisation_id)
    if seat is None or not membership.label:
        return seat
    return join_portions(directory.own(membership.person_id, membership.label), replace(seat, words=membership.label))


def post_line(directory: Directory, post_id: int) -> Line:
    """A post with its country where its own name does not say it: `Foreign Secretary, India`; or an empty line."""
    post, name = directory.posts.get(post_id), directory.span(post_id)
    country = directory.span(post.country_id if post else None)
    if not country.text or country.text in name.text:
        return (name,) if name.text else ()
    return (name, Span(", "), country)


def describe_post(directory: Directory, post_id: int) -> str:
    """The words of a post's line."""
    return line_text(post_line(directory, post_id))


def titles_line(directory: Directory, person_id: int, days: Days) -> Line:
    """All that a person was on these days, in one line."""
    titles = list_titles(directory, person_id, days)
    spans: list[Span] = []
    for title in titles:
        doubt = [Span(f" ({wording.UNCONFIRMED})")] if title.doubtful else []
        spans += [*([Span("; ")] if spans else []), Span(title.text, portion=title.portion), *doubt]
    return tuple(spans)
