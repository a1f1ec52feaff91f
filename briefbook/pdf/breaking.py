"""Lines are broken greedily from widths that are known: the words are never shaped again."""

from collections.abc import Iterator, Sequence

from briefbook.pdf.item import Gap, Item
from briefbook.pdf.shaping import Piece, Shaper

TOLERANCE_PT = 0.01


def width_of(item: Item) -> float:
    """The width of an item in points, without the space after it."""
    width_pt = item.piece.width * item.ink.size_pt / 1000
    return width_pt + item.ink.tracking_pt * len(item.piece.glyphs) if item.ink.tracking_pt else width_pt


def space_after(item: Item) -> float:
    """The width of the space that follows an item, in points."""
    return item.piece.face.space_width * item.ink.size_pt / 1000 + item.ink.tracking_pt


def break_lines(items: Sequence[Item], widths_pt: Sequence[float], measure_pt: float) -> list[tuple[int, int, float]]:
    """The lines of a text as (first item, end, width in points without the space at its end), each as full as fits."""
    lines: list[tuple[int, int, float]] = []
    start, width_pt, end_pt = 0, 0.0, 0.0
    last_break, width_there = -1, 0.0
    limit = measure_pt + TOLERANCE_PT
    at, count = 0, len(items)
    while at < count:
        item = items[at]
        own = widths_pt[at]
        if width_pt + own > limit and last_break >= start:
            lines.append((start, last_break + 1, width_there))
            start = at = last_break + 1
            width_pt = 0.0
            continue
        width_pt += own
        end_pt = width_pt
        if item.gap is Gap.LINE:
            lines.append((start, at + 1, width_pt))
            start, width_pt = at + 1, 0.0
        elif item.gap:
            last_break, width_there = at, width_pt
            if item.gap is Gap.SPACE:
                width_pt += space_after(item)
        at += 1
    if start < count:
        lines.append((start, count, end_pt))
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
        cut.append(Item(pieces[-1], item.ink, item.gap, item.level))
    return cut


def _fitting_pieces(shaper: Shaper, item: Item, measure_pt: float) -> Iterator[Piece]:
    """Parts of one piece, each as long as the measure allows."""
    word = shaper.backward_word if item.level & 1 else shaper.word
    text = item.piece.text
    while text:
        length = len(text)
        while length > 1:
            parts = word(text[:length], item.ink.cut)
            if sum(width_of(Item(piece, item.ink)) for piece, _ in parts) <= measure_pt:
                break
            length = max(1, length - max(1, length // 8))
        for piece, _ in word(text[:length], item.ink.cut):
            yield piece
        text = text[length:]
