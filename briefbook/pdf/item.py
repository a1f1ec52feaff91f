"""The words of a line of text as items to break and set: a shaped piece, its ink, and what may follow it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import accumulate
from typing import NamedTuple

from briefbook.book.block import Line, NoteMark, Portion, Span, SpanStyle, highest_portion
from briefbook.pdf.bidi.control import balance_controls
from briefbook.pdf.bidi.direction import class_of, first_strong_level, level_of_language
from briefbook.pdf.bidi.level import embedding_levels
from briefbook.pdf.line_break import has_line_ends, list_breaks
from briefbook.pdf.shaping import NEAR, NO_BREAK_SPACE, Part, Piece, Shaper
from briefbook.pdf.theme import ACCENT, MUTED, SANS_SEMIBOLD, Cut, FontRole, TextStyle
from briefbook.pdf.tie import HELD, HOLDS, KNOWN_HOLDS, hold_of, ties
from briefbook.pdf.tongue import tongue_of

NOTE_SIZE, NOTE_RISE = 0.62, 0.36
PORTION_SIZE = 0.75
LARGE_PT, BESIDE_LARGE = 13.0, 0.75
LARGEST_TEXT_PT, DISPLAY_ENLARGED = 20.0, 1.05
LINE_BREAK = "\u2028"
BETWEEN = frozenset({" ", LINE_BREAK})
FIRST_STRONG_ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
ISOLATING = frozenset({FIRST_STRONG_ISOLATE, END_OF_ISOLATE})
PARTED = re.compile(f"[ {LINE_BREAK}\u2066-\u2069]")
# In lines as close as those of Latin, Arabic has no more room than that.
ENLARGED, ENLARGED_IN_LINE = 2.0, 1.12
CONTROLS = (*range(9), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0))
BLANKS = str.maketrans(dict.fromkeys("\t\n\r\v\f\x85\u2029", " ") | dict.fromkeys(map(chr, CONTROLS), None))


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
    """A piece in its ink; in a text of two directions with its embedding level and that of the space after it."""

    piece: Piece
    ink: Ink
    gap: Gap = Gap.NONE
    level: int = 0
    space_level: int = 0


class Stretch(NamedTuple):
    """Text in one ink; one that is `apart` neither turns what stands around it nor is turned by it (an isolate)."""

    text: str
    ink: Ink
    apart: bool = False


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


def enlarged_ink(ink: Ink, by: float) -> Ink:
    """The ink for a face whose letters look small; display type is large enough for them."""
    if by == 1.0:
        return ink
    return replace(ink, size_pt=ink.size_pt * (by if ink.size_pt <= LARGEST_TEXT_PT else DISPLAY_ENLARGED))


def portions_of(line: Line) -> list[Portion]:
    """The portions of what a line names."""
    return [each.portion for each in line if isinstance(each, Span) and each.portion is not None]


def stretches(line: Line, base: Ink, portion: Portion | None, lang: str | None) -> Iterator[Stretch]:
    """A line as text with its inks: its highest portion mark first, then the spans and raised note marks.

    Marks and names in a language other than the line's stand apart.
    """
    marked = [each for each in (portion, *portions_of(line)) if each and each.text]
    portion = highest_portion(marked)
    if portion is not None:
        ink = Ink(SANS_SEMIBOLD, base.size_pt * PORTION_SIZE, portion.colour)
        yield Stretch(portion.text, ink, apart=True)
        yield Stretch(NO_BREAK_SPACE, base)
    size_pt, rise_pt = base.size_pt * NOTE_SIZE, base.size_pt * NOTE_RISE
    after_note = False
    for inline in line:
        if isinstance(inline, NoteMark):
            plain = Ink(SANS_SEMIBOLD, size_pt, ACCENT, rise_pt)
            if after_note:
                yield Stretch(",\u2009", plain, apart=True)
            link = Link(inline.target, None, note=True)
            yield Stretch(str(inline.number), replace(plain, link=link), apart=True)
        else:
            apart = inline.lang is not None and inline.lang != lang
            yield Stretch(inline.text.translate(BLANKS), span_ink(inline, base), apart)
        after_note = isinstance(inline, NoteMark)


def language_of(line: Line) -> str | None:
    """The language of all the words of a line, None when they have none or several."""
    if len(line) == 1:
        return line[0].lang if isinstance(line[0], Span) else None
    langs = {each.lang for each in line if isinstance(each, Span) and each.text}
    return langs.pop() if len(langs) == 1 else None


def level_of(line: Line, lang: str | None, around: int) -> int:
    """The level of a text: that of its own direction, else of what is around it."""
    level = direction_of(line, lang)
    return around if level is None else level


def direction_of(line: Line, lang: str | None) -> int | None:
    """The direction of a text: that of its language, else of its first strong character; None when nothing says it."""
    level = level_of_language(lang or language_of(line))
    if level is not None:
        return level
    return first_strong_level(class_of(each) for inline in line if isinstance(inline, Span) for each in inline.text)


def build_items(
    shaper: Shaper, texts: Sequence[Stretch], near: str, joined: Mapping[tuple[int, int], Part]
) -> list[Item]:
    """The items of a text of which nothing runs from right to left; `near` is what tells the forms of its letters.

    `joined` has the words that go on in another stretch, by the numbers of their stretch and of the word in it.
    """
    items: list[Item] = []
    holds = KNOWN_HOLDS
    for number, each in enumerate(texts):
        text, ink = each.text, each.ink
        tongue = tongue_of(ink.lang, text, near)
        words, known = split_words(text), shaper.known_words(ink.cut, tongue)
        last = len(words) - 1
        for at, word in enumerate(words):
            if word == LINE_BREAK:
                end_line(shaper, items, ink)
            elif word:
                part = joined.get((number, at)) if joined else None
                shaped = shaper.word(word, ink.cut, tongue, part) if part else known.get(word)
                for piece, breaks in shaped or shaper.word(word, ink.cut, tongue):
                    items.append(Item(piece, ink, Gap.BREAK if breaks else Gap.NONE))
            if at < last and items and items[-1].gap is not Gap.LINE:
                following = words[at + 1]
                tying = (hold_of(word) if (hold := holds.get(word)) is None else hold) & HOLDS
                tying |= (hold_of(following) if (hold := holds.get(following)) is None else hold) & HELD
                tied = tying and ties(words[at - 1] if at else "", word, following)
                items[-1].gap = Gap.TIE if tied else Gap.SPACE
    return items


def split_words(text: str) -> list[str]:
    """What stands between the spaces of a text; an ordered line break is a word of its own."""
    return (text.replace(LINE_BREAK, f" {LINE_BREAK} ") if LINE_BREAK in text else text).split(" ")


def end_line(shaper: Shaper, items: list[Item], ink: Ink, level: int = 0) -> None:
    """End the line after the last item; a line without a word keeps its height."""
    if not items or items[-1].gap is Gap.LINE:
        items += [Item(piece, ink, level=level) for piece, _ in shaper.word(NO_BREAK_SPACE, ink.cut)]
    items[-1].gap = Gap.LINE


def join_words(texts: Sequence[Stretch]) -> dict[tuple[int, int], Part]:
    """The words of a text that go on from stretch to stretch, with where lines may end in them."""
    joined: dict[tuple[int, int], Part] = {}
    places: list[tuple[int, int]] = []
    parts: list[str] = []
    for number, each in enumerate(texts):
        words = split_words(each.text)
        for at, word in enumerate(words):
            if at and places:
                joined |= _join_parts(texts, places, parts)
                places, parts = [], []
            if word:
                places.append((number, at))
                parts.append(word)
    return joined | _join_parts(texts, places, parts)


def _join_parts(
    texts: Sequence[Stretch], places: Sequence[tuple[int, int]], parts: Sequence[str]
) -> dict[tuple[int, int], Part]:
    if len(parts) < 2 or not any(map(has_line_ends, parts)):
        return {}
    starts = list(accumulate(map(len, parts), initial=0))
    raised = {start for start, (number, _) in zip(starts, places, strict=False) if texts[number].ink.rise_pt}
    ends = [each for each in list_breaks("".join(parts)) if each not in raised]
    return {
        place: Part(breaks=tuple(end - start for end in ends if start < end <= start + len(part)))
        for place, start, part in zip(places, starts, parts, strict=False)
    }


def build_turned_items(
    shaper: Shaper, texts: Sequence[Stretch], base: int, near: str, largest: float = ENLARGED_IN_LINE
) -> list[Item]:
    """The items of a text of two directions in a paragraph of a level: a word is cut also where its level changes.

    Where lines end in words and how letters join is found over all stretches; no face is enlarged by more than the
    `largest`.
    """
    items: list[Item] = []
    # The marks of an isolate stay in the text, for they part what stands on both sides of it.
    closed = [each.text if each.text in ISOLATING else balance_controls(each.text) for each in texts]
    inked = [
        f"{FIRST_STRONG_ISOLATE}{text}{END_OF_ISOLATE}" if each.apart else text
        for each, text in zip(texts, closed, strict=True)
    ]
    whole = "".join(inked)
    levels = embedding_levels(whole, base)
    breaks = list_line_ends(whole, texts, inked)
    enlarged: dict[tuple[Ink, float], Ink] = {}
    at = 0
    for text, ink in zip(inked, (each.ink for each in texts), strict=True):
        words, spaces, tongue = ["", *text.split(" ")], 0, tongue_of(ink.lang, text, near)
        for word, level in _level_words(text, levels[at : at + len(text)]):
            end = at + len(word)
            if word == LINE_BREAK:
                end_line(shaper, items, ink, level)
            elif word == " ":
                spaces += 1
                if items and items[-1].gap is not Gap.LINE:
                    items[-1].gap = Gap.TIE if ties(*words[spaces - 1 : spaces + 2]) else Gap.SPACE
                    items[-1].space_level = level
            else:
                inside = tuple(place - at for place in breaks[bisect_right(breaks, at) : bisect_right(breaks, end)])
                backward = level % 2 == 1
                joined = (joined_before(whole, at), joined_after(whole, end)) if backward else ("", "")
                part = Part(backward, *joined, inside)
                for piece, ends in shaper.word(word, ink.cut, tongue, part):
                    by = min(piece.face.enlarged, largest)
                    own = enlarged.setdefault((ink, by), enlarged_ink(ink, by))
                    items.append(Item(piece, own, Gap.BREAK if ends else Gap.NONE, level))
            at = end
    return items


def list_line_ends(whole: str, texts: Sequence[Stretch], inked: Sequence[str]) -> list[int]:
    """Where inside its words a line of a text may end, in order; no line begins with the mark of a note."""
    found: list[int] = []
    at = 0
    for word in re.split(f"([ {LINE_BREAK}])", whole):
        found += [at + place for place in list_breaks(word)]
        at += len(word)
    starts = accumulate((len(each) for each in inked), initial=0)
    raised = {start for start, each in zip(starts, texts, strict=False) if each.ink.rise_pt}
    return [each for each in found if each not in raised]


def joined_before(whole: str, at: int) -> str:
    """What stands in the same word before a place, as far as letters behind it are joined to it."""
    return PARTED.split(whole[max(0, at - NEAR) : at])[-1]


def joined_after(whole: str, at: int) -> str:
    """What stands in the same word behind a place, as far as letters before it are joined to it."""
    return PARTED.split(whole[at : at + NEAR])[0]


def _level_words(text: str, levels: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Words, single spaces and line breaks, cut also where the level changes."""
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and levels[end] == levels[at] and BETWEEN.isdisjoint((text[at], text[end])):
            end += 1
        yield text[at:end], levels[at]
        at = end
