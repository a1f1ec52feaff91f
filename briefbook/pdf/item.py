"""The words of a line of text as items to break and set: a shaped piece, its ink, and what may follow it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from briefbook.book.block import Line, NoteMark, Portion, Span, SpanStyle, highest_portion
from briefbook.pdf.bidi import base_level, embedding_levels
from briefbook.pdf.script import has_right_to_left
from briefbook.pdf.shaping import NO_BREAK_SPACE, Piece, Shaper
from briefbook.pdf.theme import ACCENT, MUTED, SANS_SEMIBOLD, Cut, FontRole, TextStyle
from briefbook.pdf.tie import ties

NOTE_SIZE, NOTE_RISE = 0.62, 0.36
PORTION_SIZE = 0.75
LARGE_PT, BESIDE_LARGE = 13.0, 0.75
LINE_BREAK = "\u2028"
BETWEEN = frozenset({" ", LINE_BREAK})
BLANKS = str.maketrans(dict.fromkeys("\t\n\r\v\f\u2029", " ") | dict.fromkeys(map(chr, range(9)), None))


class Gap(IntEnum):
    """What follows an item: nothing, a place where a line may end, a space (tied: on one line), or the line's end."""

    NONE = 0
    BREAK = 1
    TIE = 2
    SPACE = 3
    LINE = 4


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """Where a stretch of text leads: to an anchor of the book or to a web address."""

    target: str | None
    address: str | None
    note: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """How a stretch of text is set: cut, size, colour, rise above the baseline, letterspacing, link and language."""

    cut: Cut
    size_pt: float
    colour: str
    rise_pt: float = 0.0
    tracking_pt: float = 0.0
    link: Link | None = None
    lang: str | None = None


@dataclass(slots=True)
class Item:
    """A piece in its ink; `level` is its embedding level in a text of two directions."""

    piece: Piece
    ink: Ink
    gap: Gap = Gap.NONE
    level: int = 0


def ink_of(style: TextStyle, lang: str | None = None) -> Ink:
    """The ink of plain text in a style."""
    return Ink(style.cut, style.size_pt, style.colour, tracking_pt=style.tracking_pt, lang=lang)


def span_ink(span: Span, base: Ink) -> Ink:
    """The ink of a span inside a text whose plain ink is `base`."""
    cut, colour, size_pt = base.cut, base.colour, base.size_pt
    if span.style in {SpanStyle.BOLD, SpanStyle.BOLD_ITALIC}:
        cut = replace(cut, weight=max(600, cut.weight))
    if span.style in {SpanStyle.ITALIC, SpanStyle.BOLD_ITALIC}:
        cut = replace(cut, italic=not base.cut.italic)
    if span.style is SpanStyle.MUTED:
        cut, colour = replace(cut, role=FontRole.SANS, weight=400), MUTED
        # Only display type is so large that words beside it have to be smaller; tables in large print are no display.
        size_pt = size_pt * BESIDE_LARGE if size_pt > LARGE_PT and base.cut.role is FontRole.SERIF else size_pt
    link = Link(span.target, span.address) if span.target or span.address else None
    if cut is base.cut and colour == base.colour and link is None and span.lang is None:
        return base
    colour = ACCENT if span.address else colour
    return Ink(cut, size_pt, colour, 0.0, base.tracking_pt, link, span.lang or base.lang)


def portions_of(line: Line) -> list[Portion]:
    """The portions of what a line names."""
    return [each.portion for each in line if isinstance(each, Span) and each.portion is not None]


def stretches(line: Line, base: Ink, portion: Portion | None = None) -> Iterator[tuple[str, Ink]]:
    """A line as text with its inks: its highest portion mark first, then the spans and raised note marks."""
    marked = [each for each in (portion, *portions_of(line)) if each and each.text]
    portion = highest_portion(marked)
    if portion is not None:
        yield portion.text, Ink(SANS_SEMIBOLD, base.size_pt * PORTION_SIZE, portion.colour)
        yield NO_BREAK_SPACE, base
    size_pt, rise_pt = base.size_pt * NOTE_SIZE, base.size_pt * NOTE_RISE
    after_note = False
    for inline in line:
        if isinstance(inline, NoteMark):
            plain = Ink(SANS_SEMIBOLD, size_pt, ACCENT, rise_pt)
            if after_note:
                yield ",\u2009", plain
            yield str(inline.number), replace(plain, link=Link(inline.target, None, note=True))
        else:
            yield inline.text.translate(BLANKS), span_ink(inline, base)
        after_note = isinstance(inline, NoteMark)


def build_items(shaper: Shaper, texts: list[tuple[str, Ink]]) -> tuple[list[Item], int | None]:
    """The items of a text, and the level of its paragraph when it holds words from right to left, else None."""
    if any(has_right_to_left(text) for text, _ in texts):
        whole = "".join(text for text, _ in texts)
        base = base_level(whole)
        return _bidi_items(shaper, texts, embedding_levels(whole, base)), base
    items: list[Item] = []
    for text, ink in texts:
        words, known = split_words(text), shaper.known_words(ink.cut)
        last = len(words) - 1
        for at, word in enumerate(words):
            if word == LINE_BREAK:
                end_line(shaper, items, ink)
            elif word:
                for piece, breaks in known.get(word) or shaper.word(word, ink.cut):
                    items.append(Item(piece, ink, Gap.BREAK if breaks else Gap.NONE))
            if at < last and items and items[-1].gap is not Gap.LINE:
                tied = ties(words[at - 1] if at else "", word, words[at + 1])
                items[-1].gap = Gap.TIE if tied else Gap.SPACE
    return items, None


def split_words(text: str) -> list[str]:
    """What stands between the spaces of a text; an ordered line break is a word of its own."""
    return (text.replace(LINE_BREAK, f" {LINE_BREAK} ") if LINE_BREAK in text else text).split(" ")


def end_line(shaper: Shaper, items: list[Item], ink: Ink, level: int = 0) -> None:
    """End the line after the last item; a line without a word keeps its height."""
    if not items or items[-1].gap is Gap.LINE:
        items += [Item(piece, ink, level=level) for piece, _ in shaper.word(NO_BREAK_SPACE, ink.cut)]
    items[-1].gap = Gap.LINE


def _bidi_items(shaper: Shaper, texts: list[tuple[str, Ink]], levels: list[int]) -> list[Item]:
    items: list[Item] = []
    start = 0
    for text, ink in texts:
        for word, level in _level_words(text, levels[start : start + len(text)]):
            if word == LINE_BREAK:
                end_line(shaper, items, ink, level)
                continue
            if word == " ":
                if items and items[-1].gap is not Gap.LINE:
                    items[-1].gap = Gap.SPACE
                continue
            shaped = shaper.backward_word(word, ink.cut) if level & 1 else shaper.word(word, ink.cut)
            items += [Item(piece, ink, Gap.BREAK if breaks else Gap.NONE, level) for piece, breaks in shaped]
        start += len(text)
    return items


def _level_words(text: str, levels: list[int]) -> Iterator[tuple[str, int]]:
    """Words, single spaces and line breaks, cut also where the level changes."""
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and levels[end] == levels[at] and BETWEEN.isdisjoint((text[at], text[end])):
            end += 1
        yield text[at:end], levels[at]
        at = end
