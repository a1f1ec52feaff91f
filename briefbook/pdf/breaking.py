"""Lines are broken from widths that are known, greedily but for the last one: the words are never shaped again."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from briefbook.pdf.grapheme import best_cut, list_cuts
from briefbook.pdf.item import Gap, Item
from briefbook.pdf.line_break import HYPHENS, list_good_cuts
from briefbook.pdf.shaping import Part, Piece, Shaper, list_advances

TOLERANCE_PT = 0.01
MOST_BALANCED_SPACES = 30
SHORT_SHARE, LONG_SHARE, REMNANT_SHARE = 0.8, 0.65, 0.15

BrokenLine = tuple[int, int, float]
"""A line as its first item, the item after its last, and its width in points without the space at its end."""


def width_of(item: Item) -> float:
    """The width of an item in points, without the space after it."""
    width_pt = item.piece.width * item.ink.size_pt / 1000
    return width_pt + item.ink.tracking_pt * len(item.piece.glyphs) if item.ink.tracking_pt else width_pt


def space_after(item: Item) -> float:
    """The width of the space that follows an item, in points."""
    return item.piece.face.space_width * item.ink.size_pt / 1000 + item.ink.tracking_pt


def break_lines(
    items: Sequence[Item], widths_pt: Sequence[float], measure_pt: float, hang_pt: float = 0.0
) -> list[BrokenLine]:
    """The lines of a text, each as full as fits; but a compound is broken only to save a line from being short.

    The lines below the first have `hang_pt` less room.
    """
    lines: list[BrokenLine] = []
    start, width_pt, end_pt = 0, 0.0, 0.0
    last_break, width_there, last_space, width_at_space, last_tie, width_at_tie = -1, 0.0, -1, 0.0, -1, 0.0
    limit, short_pt = measure_pt + TOLERANCE_PT, measure_pt * SHORT_SHARE
    at, count = 0, len(items)
    while at < count:
        item = items[at]
        own = widths_pt[at]
        if width_pt + own > limit and at > start:
            if last_break < start:
                # Without a better place, a tied space; without one, between what no line should part.
                last_break, width_there = (last_tie, width_at_tie) if last_tie >= start else (at - 1, width_pt)
            elif last_space >= start and width_at_space > short_pt and items[last_break].piece.text[-1] in HYPHENS:
                last_break, width_there = last_space, width_at_space
            lines.append((start, last_break + 1, width_there))
            start = at = last_break + 1
            width_pt, limit = 0.0, measure_pt - hang_pt + TOLERANCE_PT
            continue
        width_pt += own
        end_pt = width_pt
        gap = item.gap
        if gap is Gap.LINE:
            lines.append((start, at + 1, width_pt))
            start, width_pt, limit = at + 1, 0.0, measure_pt - hang_pt + TOLERANCE_PT
        elif gap:
            if gap is Gap.SPACE:
                last_break, width_there = last_space, width_at_space = at, width_pt
                width_pt += space_after(item)
            elif gap is Gap.BREAK:
                last_break, width_there = at, width_pt
            else:
                last_tie, width_at_tie = at, width_pt
                width_pt += space_after(item)
        at += 1
    if start < count:
        lines.append((start, count, end_pt))
    return lines


def balance_lines(
    items: Sequence[Item], widths_pt: Sequence[float], measure_pt: float, lines: list[BrokenLine]
) -> list[BrokenLine]:
    """As many lines as these but as even as can be; those of a long text or that somebody ordered stay as they are."""
    spaces = [at for at, item in enumerate(items) if item.gap is Gap.SPACE]
    if len(spaces) > MOST_BALANCED_SPACES or any(item.gap is Gap.LINE for item in items):
        return lines
    # Where each item would begin if all stood on one line.
    begins_pt = [0.0]
    for item, width_pt in zip(items, widths_pt, strict=True):
        begins_pt.append(begins_pt[-1] + width_pt + (space_after(item) if item.gap >= Gap.TIE else 0.0))

    # The most even lines up to an item: the squares of what they lack, and the lines.
    best: dict[int, tuple[float, tuple[BrokenLine, ...]]] = {0: (0.0, ())}
    for left in range(len(lines) - 1, -1, -1):
        ways = [
            (lacking + (measure_pt - width_pt) ** 2, (*before, (start, last + 1, width_pt)))
            for start, (lacking, before) in best.items()
            for last in (spaces if left else [len(items) - 1])
            if last >= start
            and (width_pt := begins_pt[last] + widths_pt[last] - begins_pt[start]) <= measure_pt + TOLERANCE_PT
        ]
        best = {way[1][-1][1]: way for way in sorted(ways, reverse=True)}
    return list(best[len(items)][1]) if best else lines


def lengthen_last_line(
    items: Sequence[Item], widths_pt: Sequence[float], measure_pt: float, lines: list[BrokenLine]
) -> list[BrokenLine]:
    """The lines, with words of the last but one moved down while the last is a mere remnant and the other long."""
    (start, end, _), (_, count, last_pt) = lines[-2:]
    at = end - 1
    while last_pt < measure_pt * REMNANT_SHARE and items[at].gap is Gap.SPACE:
        last_pt += widths_pt[at] + space_after(items[at])
        at -= 1
        while at > start and items[at].gap is not Gap.SPACE:
            last_pt += widths_pt[at] + (space_after(items[at]) if items[at].gap is Gap.TIE else 0.0)
            at -= 1
        left_pt = sum(widths_pt[start : at + 1]) + sum(
            space_after(item) for item in items[start:at] if item.gap >= Gap.TIE
        )
        if items[at].gap is not Gap.SPACE or left_pt < measure_pt * LONG_SHARE or last_pt > left_pt:
            break
        lines = [*lines[:-2], (start, at + 1, left_pt), (at + 1, count, last_pt)]
    return lines


def cut_long_pieces(shaper: Shaper, items: list[Item], measure_pt: float) -> list[Item]:
    """The items, with each that is wider than the measure (an address, say) cut so that its parts fit."""
    cut: list[Item] = []
    for item in items:
        if width_of(item) <= measure_pt or len(item.piece.text) < 2:
            cut.append(item)
            continue
        pieces = list(_fitting_pieces(shaper, item, measure_pt))
        cut += [Item(piece, item.ink, Gap.BREAK, item.level) for piece in pieces[:-1]]
        cut.append(Item(pieces[-1], item.ink, item.gap, item.level, item.space_level))
    return cut


def _fitting_pieces(shaper: Shaper, item: Item, measure_pt: float) -> Iterator[Piece]:
    """Parts of one piece, each as long as the measure allows."""
    text, part = item.piece.text, Part(backward=item.level % 2 == 1)
    # What is only tried is forgotten with the shaper that tried it.
    trial = Shaper(shaper.fonts)
    cuts, good = [*list_cuts(text), len(text)], frozenset(list_good_cuts(text))
    start = first = 0
    reached_pt = _estimate_reach(item, cuts)

    def shape(end: int) -> list[Piece]:
        return [piece for piece, _ in trial.word(text[start:end], item.ink.cut, item.piece.tongue, part)]

    def measure(end: int) -> float:
        return sum(width_of(Item(piece, item.ink)) for piece in shape(end))

    while start < len(text):
        guess = bisect_right(reached_pt, measure_pt + (reached_pt[first - 1] if first else 0.0), first) - first
        last = _last_fitting(measure, cuts, first, max(1, guess), measure_pt)
        end = cuts[last] if last == len(cuts) - 1 else best_cut(text, cuts[first : last + 1], good, start)
        yield from shape(end)
        start, first = end, bisect_right(cuts, end)


def _estimate_reach(item: Item, cuts: Sequence[int]) -> list[float]:
    """About how wide a piece is up to each of the cuts, in points: what joins across them is shaped as in the whole."""
    advances = [0.0] * (len(item.piece.text) + 1)
    for start, width in list_advances(item.piece, backward=item.level % 2 == 1):
        advances[start + 1] += width * item.ink.size_pt / 1000 + item.ink.tracking_pt
    whole = list(accumulate(advances))
    return [whole[cut] for cut in cuts]


def _last_fitting(
    measure: Callable[[int], float], cuts: Sequence[int], first: int, guess: int, measure_pt: float
) -> int:
    """The last of the cuts from `first` on up to which a part fits; `first` itself if none does.

    It begins with a guess at how many cuts fit and goes on from the width found, so that little beyond is measured.
    """
    fits, over = first - 1, len(cuts)
    at = min(first + guess, over) - 1
    while fits + 1 < over:
        width_pt, count = measure(cuts[at]), at - first + 1
        if width_pt <= measure_pt:
            fits = at
        else:
            over = at
        share = measure_pt / width_pt if width_pt else 2.0
        at = min(max(first + int(count * min(share, 2.0)) - 1, fits + 1), over - 1)
    return max(fits, first)
