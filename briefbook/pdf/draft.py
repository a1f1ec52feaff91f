"""The sheet on which a block is laid out: it sets texts, makes elements and gathers strips."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace

from briefbook.book.block import Line, Portion, Span
from briefbook.courtesy import give_way
from briefbook.pdf.paragraph import SetText, set_text
from briefbook.pdf.shaping import Shaper
from briefbook.pdf.strip import Bar, Element, Fault, FaultKind, Keep, Laid, Mark, Strip, TextMark
from briefbook.pdf.theme import TextStyle, Theme
from briefbook.pdf.wording import Wording


def plain(text: str) -> Line:
    """A line of plain text."""
    return (Span(text),)


def text_of(line: Line) -> str:
    """The words of a line, without its note marks."""
    return "".join(inline.text for inline in line if isinstance(inline, Span))


@dataclass(frozen=True, slots=True)
class Setting:
    """How the strips of a text stand: the space before, what they hold on to, their bar and anchors.

    `beside` are marks on the height of the first line, such as a number that hangs.
    """

    before_pt: float = 0.0
    keep: Keep = Keep.FREE
    bar: Bar | None = None
    beside: tuple[Mark, ...] = ()
    anchors: tuple[str, ...] = ()


PLAIN = Setting()


@dataclass(slots=True)
class Draft:
    """A block in the making, `measure_pt` wide; `level` is 1 where it begins at the right.

    `recall` gives a text as it was set for such a key before, or has it set.
    """

    shaper: Shaper
    theme: Theme
    wording: Wording
    measure_pt: float
    page_height_pt: float
    level: int = 0
    recall: Callable[[tuple[Hashable, ...], Callable[[], SetText]], SetText] | None = None
    elements: list[Element] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def begin_anew(self) -> None:
        """Forget everything that was laid out."""
        for each in (self.elements, self.strips, self.faults):
            each.clear()

    def element(self, tag: str, parent: int | None = None, attributes: bytes = b"", join: str = "") -> int:
        """A new structure element; its number names it in marks and as a parent."""
        self.elements.append(Element(tag, parent, attributes, join))
        return len(self.elements) - 1

    def set(
        self,
        line: Line,
        style: TextStyle,
        measure_pt: float | None = None,
        *,
        portion: Portion | None = None,
        lang: str | None = None,
        hang_pt: float = 0.0,
    ) -> SetText:
        """Set a text, and note the characters that no font has."""
        measure = self.measure_pt if measure_pt is None else measure_pt
        return self._note_faults(line, self._set(line, style, measure, portion, lang, hang_pt))

    def set_again(self, line: Line, style: TextStyle, measure_pt: float, portion: Portion | None) -> SetText:
        """The same for one of many texts, of which most stood in the block when it was laid out last."""
        if self.recall is None:
            return self.set(line, style, measure_pt, portion=portion)
        key = (line, style, measure_pt, portion, self.level)
        return self._note_faults(line, self.recall(key, lambda: self._set(line, style, measure_pt, portion)))

    def _set(
        self,
        line: Line,
        style: TextStyle,
        measure_pt: float,
        portion: Portion | None,
        lang: str | None = None,
        hang_pt: float = 0.0,
    ) -> SetText:
        give_way()
        return set_text(
            self.shaper, line, style, measure_pt, portion=portion, lang=lang, hang_pt=hang_pt, around=self.level
        )

    def _note_faults(self, line: Line, text: SetText) -> SetText:
        self.faults += [Fault(FaultKind.MISSING_GLYPH, characters, text_of(line)) for characters in text.missing]
        return text

    def add_text(self, element: int, text: SetText, x_pt: float = 0.0, setting: Setting = PLAIN) -> None:
        """One strip for each line; no first or last line stands alone."""
        baseline_pt, count = text.style.baseline_pt, len(text.lines)
        beside = [lower_mark(mark, text.lowered_pt) for mark in setting.beside]
        for at, line in enumerate(text.lines):
            alone = at < count - 1 and at in {0, count - 2}
            begins = at == 0
            self.strips.append(
                Strip(
                    height_pt=text.style.leading_pt,
                    marks=(*(beside if begins else ()), TextMark(element, x_pt, baseline_pt, line)),
                    before_pt=setting.before_pt if begins else 0.0,
                    keep=Keep.FIRM if alone else setting.keep,
                    anchors=(setting.anchors if begins else ()) + note_anchors(line.note_targets),
                    bar=setting.bar,
                )
            )

    def set_marks(self, element: int | None, text: SetText, x_pt: float, top_pt: float) -> list[Mark]:
        """The lines of a text as marks of one strip, the first of them `top_pt` below its top."""
        baseline_pt = top_pt + text.style.baseline_pt
        leading_pt = text.style.leading_pt
        return [TextMark(element, x_pt, baseline_pt + at * leading_pt, line) for at, line in enumerate(text.lines)]

    def hold(self, keep: Keep, start: int = 0) -> None:
        """Make every strip from `start` on hold the next one at least so firmly."""
        for at in range(start, len(self.strips)):
            if self.strips[at].keep < keep:
                self.strips[at] = replace(self.strips[at], keep=keep)

    def finish_whole(self, anchor: str | None, space_pt: float) -> Laid:
        """The block as it is laid out, kept whole where a page can hold it; its anchor stands at its top."""
        self.hold(Keep.WHOLE)
        self.release()
        self.anchor(anchor)
        return self.finish(space_pt, space_pt)

    def finish_head(self, anchor: str) -> Laid:
        """The block as it is laid out, a heading that holds on to what follows."""
        self.hold(Keep.FIRM)
        self.anchor(anchor)
        return self.finish(self.theme.space.section_pt, 2)

    def release(self) -> None:
        """Let the last strip end a page."""
        if self.strips:
            self.strips[-1] = replace(self.strips[-1], keep=Keep.FREE)

    def anchor(self, anchor: str | None) -> None:
        """Let an anchor stand at the top of the block."""
        if anchor and self.strips:
            first = self.strips[0]
            self.strips[0] = replace(first, anchors=(anchor, *first.anchors))

    def finish(self, before_pt: float, after_pt: float, *, columns: int = 1, joined: bool = False) -> Laid:
        """The block as it is laid out."""
        strips, elements = tuple(self.strips), tuple(self.elements)
        return Laid(strips, elements, before_pt, after_pt, tuple(self.faults), columns, joined)


def lower_mark(mark: Mark, by_pt: float) -> Mark:
    """What stands beside a text, on the baseline to which its first line was lowered."""
    return replace(mark, baseline_pt=mark.baseline_pt + by_pt) if by_pt and isinstance(mark, TextMark) else mark


def note_anchors(targets: tuple[str, ...]) -> tuple[str, ...]:
    """The anchors of the places where notes are cited; of several for one note the first counts."""
    return tuple(mark_anchor(target) for target in targets)


def mark_anchor(target: str) -> str:
    """The anchor of the first mark of a note."""
    return f"{target} (first mark)"
