"""A text becomes lines of runs, each run ready to be shown at its place."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefbook.book.block import Line, Portion, highest_portion
from briefbook.pdf.bidi.direction import has_right_to_left
from briefbook.pdf.bidi.order import visual_order
from briefbook.pdf.breaking import (
    balance_lines,
    break_lines,
    cut_long_pieces,
    lengthen_last_line,
    space_after,
    width_of,
)
from briefbook.pdf.face import Face
from briefbook.pdf.item import (
    ENLARGED,
    ENLARGED_IN_LINE,
    LARGEST_TEXT_PT,
    Gap,
    Ink,
    Item,
    build_items,
    build_turned_items,
    ink_of,
    join_words,
    language_of,
    level_of,
    portions_of,
    stretches,
)
from briefbook.pdf.line_break import has_line_ends
from briefbook.pdf.occurrence import list_occurrences
from briefbook.pdf.shaping import Piece, Shaper
from briefbook.pdf.theme import Align, TextStyle
from briefbook.pdf.tongue import near_of

GRID_PT, ROOMIER, ROOMIER_DISPLAY = 2.5, 1.6, 1.3
# The sides of these are the frame's, whatever the text.
OF_THE_FRAME = frozenset({Align.FRAME, Align.END})


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Glyphs of one face in one ink, `x_pt` from the start of the measure; `operators` is a whole TJ."""

    x_pt: float
    width_pt: float
    face: Face
    ink: Ink
    operators: bytes
    pieces: tuple[Piece, ...]
    lang: str | None
    actual: str | None


@dataclass(frozen=True, slots=True, eq=False)
class SetLine:
    """A line that is set: its runs from left to right, its width without the space at its end, and its measure.

    `targets` are the anchors its links lead to, `note_targets` those of its note marks; `rank` is the highest of the
    text that it is a line of (-1 without a portion). `names` are the anchors of what the index lists on it.
    """

    runs: tuple[Run, ...]
    width_pt: float
    measure_pt: float
    targets: tuple[str, ...] = ()
    note_targets: tuple[str, ...] = ()
    rank: int = -1
    names: tuple[str, ...] = ()


def start_of(line: SetLine) -> float:
    """How far right of where its measure begins a line is seen to begin, in points."""
    return min((run.x_pt for run in line.runs), default=0.0)


def end_of(line: SetLine) -> float:
    """How far right of where its measure begins a line is seen to end, in points."""
    return start_of(line) + line.width_pt


@dataclass(frozen=True, slots=True, eq=False)
class SetText:
    """A text that is set in a style; `missing` holds the characters that no font has, place by place.

    Its baselines are `lowered_pt` for letters that need more room than a style gives to those of Latin.
    `widest_pt` is the width of the longest of its words and parts of words that no line should break.
    """

    lines: tuple[SetLine, ...]
    style: TextStyle
    missing: tuple[str, ...] = ()
    widest_pt: float = 0.0
    lowered_pt: float = 0.0

    @property
    def height_pt(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.style.leading_pt


def roomier_style(style: TextStyle) -> TextStyle:
    """A style with its lines further apart, on the grid, for Arabic: display type less so."""
    share = ROOMIER if style.size_pt <= LARGEST_TEXT_PT else ROOMIER_DISPLAY
    return replace(style, leading_pt=round(style.leading_pt * share / GRID_PT) * GRID_PT)


def set_text(
    shaper: Shaper,
    line: Line,
    style: TextStyle,
    measure_pt: float,
    *,
    portion: Portion | None = None,
    lang: str | None = None,
    hang_pt: float = 0.0,
    around: int = 0,
) -> SetText:
    """Set a line of spans in a style to a measure, ragged on the side where its lines end.

    The lines below the first are set in by `hang_pt`; `around` is the direction of what the text stands in.
    """
    own = lang or language_of(line)
    texts = list(stretches(line, ink_of(style, lang), portion, own))
    wide = [each.text for each in texts if not each.text.isascii()]
    turned = any(has_right_to_left(text) for text in wide)
    level = level_of(line, lang, around) if turned or around or own else 0
    turned = turned or level == 1
    nominal, near = style, near_of(wide)
    roomy = level == 1 and style.align is Align.START
    if turned:
        items = build_turned_items(shaper, texts, level, near, ENLARGED if roomy else ENLARGED_IN_LINE)
    else:
        # A word of one stretch says itself where lines may end in it.
        joined = join_words(texts) if len(texts) > 1 and any(map(has_line_ends, wide)) else {}
        items = build_items(shaper, texts, near, joined)
    missing = tuple(item.piece.missing for item in items if item.piece.missing)
    if roomy and any(item.piece.face.enlarged > 1 for item in items):
        style = roomier_style(style)
    widths_pt = [width_of(item) for item in items]
    widest_pt = max(widths_pt, default=0.0)
    if widest_pt > measure_pt - hang_pt:
        items = cut_long_pieces(shaper, items, measure_pt - hang_pt)
        widths_pt = [width_of(item) for item in items]
    broken = break_lines(items, widths_pt, measure_pt, hang_pt)
    if len(broken) > 1 and not hang_pt:
        even_out = balance_lines if style.balanced else lengthen_last_line
        broken = even_out(items, widths_pt, measure_pt, broken)
    highest = highest_portion((portion, *portions_of(line)))
    rank = highest.rank if highest else -1
    from_right = (around if style.align in OF_THE_FRAME else level) == 1
    lines: list[SetLine] = []
    for at, (start, end, width_pt) in enumerate(broken):
        x_pt = _offset(style.align, from_right, measure_pt - width_pt, hang_pt if at else 0.0)
        runs = _set_runs(items[start:end], width_pt, x_pt, level if turned else None, last=at == len(broken) - 1)
        lines.append(_finish_line(items[start:end], runs, width_pt, measure_pt, rank))
    if names := list_occurrences(line, items, broken):
        lines = [replace(each, names=on_it) for each, on_it in zip(lines, names, strict=True)]
    return SetText(tuple(lines), style, missing, widest_pt, style.baseline_pt - nominal.baseline_pt)


def _offset(align: Align, from_right: bool, slack_pt: float, hang_pt: float) -> float:
    """How far a line is moved to the right; a text from right to left begins there."""
    if align is Align.CENTRE:
        return slack_pt / 2
    at_right = (align is Align.END) != from_right
    return slack_pt - hang_pt if at_right else hang_pt


def _set_runs(items: Sequence[Item], width_pt: float, x_pt: float, base: int | None, *, last: bool) -> tuple[Run, ...]:
    """The runs of a line from left to right; `base` is the level of its paragraph when it has two directions."""
    if base is not None:
        return _set_turned(items, x_pt, base, last=last)
    even = _set_evenly(items, width_pt, x_pt, last)
    if even is not None:
        return (even,)
    setter = LineSetter(x_pt)
    for item, following in zip(items, [*items[1:], None], strict=True):
        setter.add(item)
        if item.gap >= Gap.TIE and (following is not None or not last):
            setter.add_space(item, following.ink if following else item.ink)
    return setter.finish()


def _finish_line(
    items: Sequence[Item], runs: tuple[Run, ...], width_pt: float, measure_pt: float, rank: int
) -> SetLine:
    """A line with the anchors that it leads to."""
    if len(runs) == 1 and runs[0].ink.link is None:
        return SetLine(runs, width_pt, measure_pt, rank=rank)
    links = {item.ink.link: None for item in items if item.ink.link is not None}
    targets = tuple(link.target for link in links if link.target)
    notes = tuple(link.target for link in links if link.note and link.target)
    return SetLine(runs, width_pt, measure_pt, targets, notes, rank)


def _set_evenly(items: Sequence[Item], width_pt: float, x_pt: float, last: bool) -> Run | None:
    """A whole line as one run, as most lines are: one face and ink, no link, nothing spoken otherwise; else None."""
    ink, face = items[0].ink, items[0].piece.face
    lang = ink.lang or items[0].piece.lang
    if ink.link is not None:
        return None
    codes: list[bytes] = []
    for item in items:
        piece = item.piece
        if (
            item.ink is not ink
            or piece.face is not face
            or piece.plain is None
            or piece.actual is not None
            or (ink.lang or piece.lang) != lang
        ):
            return None
        codes.append(piece.plain)
        if item.gap >= Gap.TIE:
            codes.append(face.space_code)
    if items[-1].gap >= Gap.TIE:
        if last:
            codes.pop()
        else:
            width_pt += space_after(items[-1])
    return Run(x_pt, width_pt, face, ink, _show(codes), tuple([item.piece for item in items]), lang, None)


def _show(codes: Sequence[bytes]) -> bytes:
    """The operator that shows glyphs."""
    operators = b"[<" + b"".join(codes) + b">]TJ"
    return operators.replace(b"[<>]TJ", b"").replace(b"<>", b"") if b"<>" in operators else operators


def _set_turned(items: Sequence[Item], x_pt: float, base: int, *, last: bool) -> tuple[Run, ...]:
    """The runs of a line of two directions; a space at its end stands outside it, on the side where it ends."""
    cells: list[tuple[Item, bool, int]] = []
    for item, following in zip(items, [*items[1:], None], strict=True):
        cells.append((item, False, item.level))
        if item.gap >= Gap.TIE and following is not None:
            cells.append((item, True, item.space_level))
        elif item.gap >= Gap.TIE and not last and (base == 0 or x_pt >= space_after(item)):
            cells.append((item, True, base))
            x_pt -= space_after(item) if base else 0.0
    setter = LineSetter(x_pt)
    for at in visual_order([level for _, _, level in cells]):
        item, is_space, _ = cells[at]
        if is_space:
            setter.add_space(item, item.ink)
        else:
            setter.add(item)
    return setter.finish()


@dataclass(slots=True)
class LineSetter:
    """Gathers the items of a line into runs, beginning a new run wherever face, ink or language change."""

    x_pt: float
    runs: list[Run] = field(default_factory=list)
    codes: list[bytes] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    start_pt: float = 0.0
    face: Face | None = None
    ink: Ink | None = None
    lang: str | None = None
    actual: str | None = None
    level: int = 0

    def add(self, item: Item) -> None:
        """Set one item at the pen."""
        piece, ink = item.piece, item.ink
        lang = ink.lang or piece.lang
        if (
            ink is not self.ink
            or piece.face is not self.face
            or lang != self.lang
            or item.level != self.level
            or (piece.actual is None) != (self.actual is None)
            or (self.actual is not None and self.actual.endswith(" "))
        ):
            self._begin(piece.face, ink, lang, piece.actual)
            self.level = item.level
        elif piece.actual is not None and self.actual is not None:
            # Parts of a word between which a line might have ended are said together.
            self.actual += piece.actual
        self.codes.append(piece.plain if piece.plain is not None else piece.codes_at(ink.size_pt))
        self.pieces.append(piece)
        self.x_pt += width_of(item)

    def add_space(self, item: Item, following: Ink) -> None:
        """Set the space after an item; outside a link that ends there.

        A word that is spoken otherwise says it as well: after signs that hang over, readers lose a space of its own.
        """
        ink = item.ink if item.ink.link is following.link else following
        if ink is not self.ink or item.piece.face is not self.face:
            self._begin(item.piece.face, ink, ink.lang, None)
        elif self.actual is not None:
            self.actual += " "
        self.codes.append(item.piece.face.space_code)
        self.x_pt += space_after(item)

    def _begin(self, face: Face, ink: Ink, lang: str | None, actual: str | None) -> None:
        self._end()
        self.face, self.ink, self.lang, self.actual = face, ink, lang, actual
        self.start_pt = self.x_pt

    def _end(self) -> None:
        if not self.codes or self.face is None or self.ink is None:
            return
        operators = _show(self.codes)
        width_pt = self.x_pt - self.start_pt
        pieces = tuple(self.pieces)
        self.runs.append(Run(self.start_pt, width_pt, self.face, self.ink, operators, pieces, self.lang, self.actual))
        self.codes.clear()
        self.pieces.clear()

    def finish(self) -> tuple[Run, ...]:
        """The runs of the line."""
        self._end()
        return tuple(self.runs)
