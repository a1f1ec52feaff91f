"""The issues of a brief."""

from briefbook.edits.marking import check_marking
from briefbook.edits.refusal import check_words, require_words
from briefbook.edits.row import add_row, get_row, list_rows, next_position, put_in_order
from briefbook.records import Brief, Issue
from briefbook.session import Session
from briefbook.values.kind import Likelihood
from briefbook.values.place import Place

_UNTITLED = "Write what the issue is."


def add_issue(session: Session, brief_id: int, title: str = "", *, after: int | None = None) -> int:
    """A new issue behind the one of id `after`, or last; until it has a title the check before printing names it."""
    words = check_words("title", title)
    with session.change("Add Issue", place=Place("brief", brief_id, "issues")) as db:
        siblings = list_rows(db, Issue, brief_id=get_row(db, Brief, brief_id).id)
        issue = add_row(db, Issue(brief_id=brief_id, position=next_position(siblings), title=words))
        if after is not None:
            put_in_order(siblings, issue, siblings.index(get_row(db, Issue, after)) + 1)
        return issue.id


def rename_issue(session: Session, issue_id: int, title: str) -> None:
    """Change the title of an issue; raises RefusedError for an empty one."""
    words = require_words("title", title, _UNTITLED)
    place = Place("issue", issue_id, "title")
    with session.change("Rename Issue", place=place, join=f"issue:{issue_id}:title") as db:
        get_row(db, Issue, issue_id).title = words


def set_likelihood(session: Session, issue_id: int, likelihood: Likelihood) -> None:
    """Say how likely an issue is to be raised."""
    with session.change("Set Likelihood", place=Place("issue", issue_id, "likelihood")) as db:
        get_row(db, Issue, issue_id).likelihood = likelihood


def mark_issue(session: Session, issue_id: int, marking: str | None) -> None:
    """Mark the title of an issue; raises RefusedError for a marking that the library does not know."""
    with session.change("Mark Issue", place=Place("issue", issue_id, "title_marking")) as db:
        get_row(db, Issue, issue_id).title_marking = check_marking(db, "title_marking", marking)


def move_issue(session: Session, issue_id: int, position: int) -> None:
    """Put an issue at that place in its brief."""
    with session.change("Move Issue", place=Place("issue", issue_id)) as db:
        issue = get_row(db, Issue, issue_id)
        put_in_order(list_rows(db, Issue, brief_id=issue.brief_id), issue, position)


def delete_issue(session: Session, issue_id: int) -> None:
    """Delete an issue with its talking points."""
    with session.read() as db:
        brief_id = get_row(db, Issue, issue_id).brief_id
    with session.change("Delete Issue", place=Place("brief", brief_id, "issues")) as db:
        db.delete(get_row(db, Issue, issue_id))
