"""Markings before printing: unmarked, unmapped, not releasable to anybody, above the ceiling."""

from collections.abc import Iterator, Sequence

from briefbook.book.content import Content
from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.phrase import count
from briefbook.book.portion import PrintedPortion, iterate_titles, list_portions
from briefbook.book.quotation import quote
from briefbook.values.name_key import name_key
from briefbook.values.place import Place
from briefbook.values.roll_up import RollUp

MOST_LETTERS = 300


def check_markings(context: Context, printed: Sequence[PrintedPortion], rolled: RollUp) -> Iterator[Finding]:
    """What keeps the printed portions from rolling up to a banner, and what is not for the readers of the book."""
    yield from check_printed(context, printed)
    yield from check_unmarked(context, printed)
    yield from check_names(context, printed)
    yield from check_unmapped(context, printed)
    yield from check_length(context, rolled)
    if rolled.empty_release:
        yield Finding(
            Severity.BLOCKS,
            FindingKind.EMPTY_RELEASABLE,
            context.content.spec.place,
            "The portions of this book may be released to no country in common.",
        )


def check_length(context: Context, rolled: RollUp) -> Iterator[Finding]:
    """A banner that no page has room for: cut short it would promise more than it says."""
    banner = context.gauge.banner(rolled.marking)
    if banner is not None and len(banner.text) > MOST_LETTERS:
        message = f"The banner of this book has {len(banner.text)} letters; a page has room for {MOST_LETTERS}."
        yield Finding(Severity.BLOCKS, FindingKind.LONG_BANNER, context.content.spec.place, message)


def check_printed(context: Context, printed: Sequence[PrintedPortion]) -> Iterator[Finding]:
    """The last door: whatever stands in the book although its marking is not for the readers of the ceiling."""
    ceiling, gauge = context.content.spec.ceiling, context.gauge
    markings = {each.marking for each in printed}
    above = {marking: gauge.describe(marking) for marking in markings if marking and gauge.is_above(marking, ceiling)}
    for portion in list_first(printed):
        if portion.marking in above:
            message = f"{quote(portion.words)} is marked {above[portion.marking]}, above the ceiling of this book."
            yield Finding(Severity.BLOCKS, FindingKind.ABOVE_CEILING, portion.place, message)


def list_first(printed: Sequence[PrintedPortion]) -> list[PrintedPortion]:
    """The first portion of each record and marking, which stands for the others in what is said of them."""
    return list({(each.place, each.marking): each for each in reversed(printed)}.values())[::-1]


def check_unmarked(context: Context, printed: Sequence[PrintedPortion]) -> Iterator[Finding]:
    """Portions without a marking: they block where the scheme demands one or the book has a ceiling.

    Elsewhere one line says how many there are, unless the scheme has no level to mark them with. Those of one place are
    marked there at once.
    """
    unmarked: dict[Place, list[str]] = {}
    for portion in printed:
        if portion.marking is None and not portion.named:
            unmarked.setdefault(portion.place, []).append(portion.words)
    spec, scheme = context.content.spec, context.gauge.scheme
    if not scheme.portion_marks_required and spec.ceiling is None:
        if unmarked and scheme.levels:
            yield warn_unmarked(unmarked)
        return
    why = "the scheme demands one" if scheme.portion_marks_required else "this book has a ceiling"
    for place, (first, *others) in unmarked.items():
        more = f" and {count(len(others), 'other paragraph')} have" if others else " has"
        message = f"{quote(first)}{more} no marking, and {why}."
        words = (first, *others)
        places = (place,) * len(words)
        yield Finding(Severity.BLOCKS, FindingKind.UNMARKED_PORTION, place, message, words, places)


def warn_unmarked(unmarked: dict[Place, list[str]]) -> Finding:
    """One line for all unmarked texts of a book that may be printed with them."""
    texts = [(words, place) for place, paragraphs in unmarked.items() for words in paragraphs]
    words, places = zip(*texts, strict=True)
    others = len(unmarked) - 1
    have = f" and {count(others, 'other text')} have" if others else " has"
    message = f"{quote(words[0])}{have} no marking."
    return Finding(Severity.WARNS, FindingKind.UNMARKED_PORTION, places[0], message, words, places)


def check_names(context: Context, printed: Sequence[PrintedPortion]) -> Iterator[Finding]:
    """The unmarked names and titles of a book with a ceiling, as one line, until a person has let each of them in."""
    spec = context.content.spec
    if spec.ceiling is None:
        return
    names = dict.fromkeys(each.words for each in printed if each.named and each.marking is None)
    new = tuple(words for words in names if name_key(words, str(spec.ceiling)) not in spec.confirmed_names)
    if new:
        have = "names and titles without a marking have" if len(new) > 1 else "name or title without a marking has"
        message = f"{len(new)} {have} not been confirmed for the readers of this book."
        yield Finding(Severity.WARNS, FindingKind.UNCONFIRMED_NAMES, spec.place, message, new)


def check_unmapped(context: Context, printed: Sequence[PrintedPortion]) -> Iterator[Finding]:
    """Portions whose marking has no equivalent in the library's own scheme."""
    floor = context.content.spec.floor
    if floor is not None and context.gauge.find_own_level(floor) is None:
        message = f"The lowest banner of this book is {floor}, for which no equivalent is entered."
        yield Finding(Severity.BLOCKS, FindingKind.UNMAPPED_MARKING, context.content.spec.place, message)
    for portion in list_first(printed):
        if portion.marking is not None and context.gauge.find_own_level(portion.marking) is None:
            message = f"{quote(portion.words)} is marked {portion.marking}, for which no equivalent is entered."
            yield Finding(Severity.BLOCKS, FindingKind.UNMAPPED_MARKING, portion.place, message)


def check_ceiling(selected: Content, context: Context) -> Iterator[Finding]:
    """Titles above the ceiling, which block, and how much the ceiling leaves out."""
    ceiling = selected.spec.ceiling
    if ceiling is None:
        return
    hidden = [each for each in iterate_titles(selected) if context.gauge.is_above(each.marking, ceiling)]
    for title in hidden:
        message = f"The title {quote(title.words)} is marked above the ceiling of this book."
        yield Finding(Severity.BLOCKS, FindingKind.TITLE_ABOVE_CEILING, title.place, message)
    texts = [each for each in list_portions(selected) if not each.named]
    left_out = sum(context.gauge.is_above(each.marking, ceiling) for each in texts)
    if left_out:
        message = f"{count(left_out, 'portion')} above the ceiling left out of this book."
        yield Finding(Severity.NOTES, FindingKind.LEFT_OUT, selected.spec.place, message)
