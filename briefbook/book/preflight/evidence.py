"""Evidence before printing: overdue commitments, sources that disagree, references that lead nowhere."""

from collections.abc import Iterator

from briefbook.book.content import ConflictContent
from briefbook.book.content.record import iterate_entities, iterate_written
from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.part.commitments import is_overdue
from briefbook.book.part.sources import is_relevant
from briefbook.book.quotation import quote
from briefbook.courtesy import give_way
from briefbook.text.rich_text import RichText
from briefbook.values.date_words import describe_day
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place


def check_evidence(context: Context) -> Iterator[Finding]:
    """All three."""
    yield from check_commitments(context)
    yield from check_conflicts(context)
    for place, text in iterate_texts(context):
        yield from check_references(context, place, text)


def check_commitments(context: Context) -> Iterator[Finding]:
    """Open commitments whose last day has passed."""
    for commitment in context.reach.commitments:
        due = commitment.due.last_day
        if due is not None and is_overdue(commitment, context.today):
            name = quote(context.directory.name(commitment.id))
            message = f"The commitment {name} has been overdue since {describe_day(due)}."
            yield Finding(Severity.WARNS, FindingKind.OVERDUE_COMMITMENT, commitment.place, message)


def check_conflicts(context: Context) -> Iterator[Finding]:
    """Citations that disagree and are not settled; a settled conflict is a note."""
    citations = context.directory.citations
    for conflict in context.content.conflicts:
        if is_relevant(context, conflict):
            owner = citations[conflict.citation_id].owner
            severity = Severity.NOTES if conflict.resolution else Severity.WARNS
            yield Finding(severity, FindingKind.CONFLICTING_CITATIONS, owner, describe_conflict(context, conflict))


def describe_conflict(context: Context, conflict: ConflictContent) -> str:
    """What the sources disagree on, in the words of whoever noted it, else in their own."""
    citations = context.directory.citations
    one, other = citations[conflict.citation_id], citations[conflict.other_id]
    claims = f"{quote(one.claim)} and {quote(other.claim)}" if one.claim and other.claim else ""
    about = context.directory.name(one.owner.id) if one.owner.kind in set(EntityKind) else ""
    opening = f"Sources disagree about {about}" if about else "Sources disagree"
    said = conflict.note.removesuffix(".") or claims
    return f"{opening}: {said}." if said else f"{opening}."


def iterate_texts(context: Context) -> Iterator[tuple[Place, RichText]]:
    """Every text that the book prints, wherever it stands."""
    printed = {*(each.id for each in context.reach.commitments), *context.person_ids}
    for record in (*iterate_written(context.content), *iterate_entities(context.content, printed)):
        give_way()
        yield from ((record.place, text.rich) for text in record.worded.texts if text.rich is not None)


def check_references(context: Context, place: Place, text: RichText) -> Iterator[Finding]:
    """References of a text to entities and citations that are not in the content."""
    known = {"entity": context.directory.entity_of_uid.keys(), "citation": context.directory.citation_of_uid.keys()}
    for block in text:
        for run in block.all_runs:
            kind, _, uid = (run.ref or "").partition(":")
            if run.ref and uid not in known.get(kind, ()):
                message = f"{quote(run.text or block.text)} refers to something that is no longer in the library."
                yield Finding(Severity.WARNS, FindingKind.UNRESOLVED_REFERENCE, place, message)
