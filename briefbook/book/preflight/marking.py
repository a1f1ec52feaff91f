"""Markings before printing: unmarked, unmapped, not releasable to anybody, above the ceiling."""

from collections.abc import Iterator, Sequence

from briefbook.book.content import Content
from briefbook.book.context import Context
from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.book.phrase import count
from briefbook.book.portion import PrintedPortion, iterate_titles, list_portions
from briefbook.book.preflight.quotation import quote
from briefbook.values.place import Place
from briefbook.values.roll_up import RollUp


def check_markings(context: Context, portions: Sequence[PrintedPortion], rolled: RollUp) -> Iterator[Finding]:
    """What keeps the portions from rolling up to a banner."""
    yield from check_unmarked(context, portions)
    yield from check_unmapped(context, portions)
    if rolled.empty_release:
        yield Finding(
            Severity.BLOCKS,
            FindingKind.EMPTY_RELEASABLE,
            context.content.spec.place,
            "The portions of this book may be released to no country in common.",
        )


def check_unmarked(context: Context, portions: Sequence[PrintedPortion]) -> Iterator[Finding]:
    """Portions without a marking, where the scheme demands one; those of one place are marked there at once."""
    if not context.gauge.scheme.portion_marks_required:
        return
    unmarked: dict[Place, list[str]] = {}
    for portion in portions:
        if portion.marking is None and not portion.title:
            unmarked.setdefault(portion.place, []).append(portion.words)
    for place, (first, *others) in unmarked.items():
        more = f" and {count(len(others), 'other paragraph')} have" if others else " has"
        message = f"{quote(first)}{more} no marking, and the scheme demands one."
        yield Finding(Severity.BLOCKS, FindingKind.UNMARKED_PORTION, place, message)


def check_unmapped(context: Context, portions: Sequence[PrintedPortion]) -> Iterator[Finding]:
    """Portions whose marking has no equivalent in the library's own scheme."""
    for portion in portions:
        if portion.marking is not None and context.gauge.find_own_level(portion.marking) is None:
            message = f"{quote(portion.words)} is marked {portion.marking}, for which no equivalent is entered."
            yield Finding(Severity.BLOCKS, FindingKind.UNMAPPED_MARKING, portion.place, message)


def check_ceiling(selected: Content, context: Context) -> Iterator[Finding]:
    """Titles above the ceiling, which block, and how much text the ceiling leaves out."""
    ceiling = selected.spec.ceiling
    if ceiling is None:
        return
    hidden = [each for each in iterate_titles(selected) if context.gauge.is_above(each.marking, ceiling)]
    for title in hidden:
        message = f"The title {quote(title.words)} is marked above the ceiling of this book."
        yield Finding(Severity.BLOCKS, FindingKind.TITLE_ABOVE_CEILING, title.place, message)
    texts = [each for each in list_portions(selected, (), ()) if not each.title]
    left_out = sum(context.gauge.is_above(each.marking, ceiling) for each in texts)
    if left_out:
        message = f"{count(left_out, 'portion')} above the ceiling left out of this book."
        yield Finding(Severity.NOTES, FindingKind.LEFT_OUT, selected.spec.place, message)
