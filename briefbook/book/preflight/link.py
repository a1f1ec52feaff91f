"""Links that a book does not print, since they lead neither to the web nor to a post box."""

from collections.abc import Iterator

from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.preflight.evidence import iterate_texts
from briefbook.book.quotation import quote
from briefbook.values.address import LETTING_OUT, find_scheme, find_way_out
from briefbook.values.place import Place

_ELSEWHERE = ("//", "\\\\")


def check_links(context: Context) -> Iterator[Finding]:
    """One finding for each link of a text, and for each address of a cited source that is none of the web."""
    for place, text in iterate_texts(context):
        for block in text:
            for run in block.all_runs:
                if run.link and not find_way_out(run.link):
                    yield _tell(place, run.text or block.text, run.link)
    cited = {each.source_id for each in context.notes.citations.values()}
    for source in context.content.sources:
        leads = find_scheme(source.address) or source.address.strip().startswith(_ELSEWHERE)
        if source.id in cited and leads and not find_way_out(source.address):
            yield _tell(Place("source", source.id), context.directory.name(source.id), source.address)


def _tell(place: Place, words: str, address: str) -> Finding:
    scheme = find_scheme(address)
    why = f"leads to “{scheme}:”" if scheme and scheme not in LETTING_OUT else "is no address"
    message = f"The link of {quote(words)} {why} and is not printed; its words are."
    return Finding(Severity.WARNS, FindingKind.UNPRINTED_LINK, place, message)
