"""Titles: who held what on a day, as far as the library knows."""

from dataclasses import dataclass
from datetime import date

from briefbook.book import wording
from briefbook.book.content import DateContent, MembershipContent
from briefbook.book.directory import Directory
from briefbook.values.holder import Certainty, Holder, Tenure, find_holder


@dataclass(frozen=True, slots=True)
class Title:
    """What a person was on a day, and how certainly."""

    text: str
    certainty: Certainty
    post_id: int | None = None

    @property
    def words(self) -> str:
        """The title as printed: what is unconfirmed says so."""
        return f"{self.text} ({wording.UNCONFIRMED})" if self.certainty is Certainty.UNCONFIRMED else self.text


def meeting_day(when: DateContent, as_of: date) -> date:
    """The day by which titles go: the meeting's own, else the one nearest to `as_of` on which it can be."""
    if when.last_day is not None and when.last_day < as_of:
        return when.last_day
    if when.first_day is not None and when.first_day > as_of:
        return when.first_day
    return as_of


def tenure_of(membership: MembershipContent) -> Tenure:
    """A membership as a tenure."""
    return Tenure(membership.person_id, membership.from_, membership.to, membership.attested)


def find_post_holder(directory: Directory, post_id: int, day: date) -> Holder:
    """Who held a post on a day."""
    memberships = directory.memberships_of_post.get(post_id, [])
    return find_holder([tenure_of(each) for each in memberships], day)


def list_titles(directory: Directory, person_id: int, day: date) -> tuple[Title, ...]:
    """What a person was on a day, posts first, in the order of the library."""
    memberships = directory.memberships_of_person.get(person_id, [])
    titles = [title for each in memberships if (title := find_title(directory, each, day))]
    titles.sort(key=lambda title: title.post_id is None)
    return tuple(dict.fromkeys(titles))


def find_title(directory: Directory, membership: MembershipContent, day: date) -> Title | None:
    """The title that a membership gives its person on a day."""
    if membership.post_id is not None:
        holder = find_post_holder(directory, membership.post_id, day)
    else:
        holder = find_holder([tenure_of(membership)], day)
    if holder.person_id != membership.person_id:
        return None
    return Title(describe_membership(directory, membership), holder.certainty, membership.post_id)


def describe_membership(directory: Directory, membership: MembershipContent) -> str:
    """The words of a membership: the post, or what somebody is in an organisation."""
    if membership.post_id is not None:
        return membership.label or directory.name(membership.post_id)
    organisation = directory.name(membership.organisation_id)
    return f"{membership.label}, {organisation}" if membership.label else organisation


def describe_post(directory: Directory, post_id: int) -> str:
    """A post with its country where its own name does not say it: `Foreign Secretary, India`."""
    name = directory.name(post_id)
    post = directory.posts.get(post_id)
    country = directory.name(post.country_id) if post else ""
    return name if not country or country in name else f"{name}, {country}"


def describe_titles(directory: Directory, person_id: int, day: date) -> str:
    """All that a person was on a day, in one line."""
    return "; ".join(title.words for title in list_titles(directory, person_id, day))
