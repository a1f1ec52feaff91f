"""Refusing to take away what markings still name, with how many and where."""

from collections import Counter
from collections.abc import Callable, Iterable

from briefbook.edits.refusal import RefusedError
from briefbook.session import Session
from briefbook.store.marking_use import MarkingUse, list_caveat_schemes, list_uses

_CARRIERS = {
    "entity": ("record", "records"),
    "brief": ("brief’s title", "briefs’ titles"),
    "issue": ("issue’s title", "issues’ titles"),
    "talking_point": ("talking point", "talking points"),
    "objective": ("objective", "objectives"),
    "section": ("text", "texts"),
    "programme_item": ("programme item", "programme items"),
    "book_spec.ceiling": ("book’s ceiling", "books’ ceilings"),
    "book_spec.floor": ("book’s floor", "books’ floors"),
    "book_spec": ("book’s title", "books’ titles"),
    "paragraph": ("paragraph", "paragraphs"),
}


def require_unused(session: Session, matches: Callable[[MarkingUse], bool]) -> None:
    """Raise RefusedError while any marking that matches is carried: 2 talking points carry it."""
    with session.read():
        # Reading through the session writes what is pending in a change, which the connection then sees.
        uses = [use for use in list_uses(session.file.connection) if matches(use)]
    if not uses:
        return
    one = sum(use.count for use in uses) == 1
    sentence = "{} carries it. Mark it otherwise first." if one else "{} carry it. Mark them otherwise first."
    raise RefusedError("", sentence.format(describe_uses(uses)))


def names_caveat(session: Session, use: MarkingUse, scheme: str, code: str) -> bool:
    """Whether a marking names a caveat of a scheme; a ceiling of another may, where that has none so called."""
    if code not in use.marking.caveats:
        return False
    with session.read():
        known = list_caveat_schemes(session.file.connection).get(code, set())
    return use.marking.scheme == scheme or use.marking.scheme not in known


def describe_uses(uses: Iterable[MarkingUse]) -> str:
    """How many of what: 2 talking points and 1 paragraph."""
    counts: Counter[str] = Counter()
    for use in uses:
        counts[_name_carrier(use)] += use.count
    each = [f"{count} {_CARRIERS[name][count != 1]}" for name, count in counts.most_common()]
    return " and ".join(filter(None, (", ".join(each[:-1]), each[-1])))


def _name_carrier(use: MarkingUse) -> str:
    if use.in_text:
        return "paragraph"
    named = f"{use.column.table}.{use.column.name}"
    return named if named in _CARRIERS else use.column.table
