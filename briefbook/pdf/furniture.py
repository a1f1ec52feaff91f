"""What stands around the text of a page: banners, running head, foot, tab block and the band of the cover."""

from dataclasses import dataclass, field, replace

from briefbook.book.block import Span
from briefbook.book.book import Banner, Tab
from briefbook.pdf.content_stream import ARTIFACT, ContentStream, Furniture
from briefbook.pdf.grapheme import list_cuts
from briefbook.pdf.page import Forms, Geometry, PageSpec
from briefbook.pdf.paragraph import SetLine, end_of, set_text, start_of
from briefbook.pdf.shaping import Shaper
from briefbook.pdf.theme import ACCENT, HAIRLINE, Align, TextStyle, Theme

HEADER, FOOTER = Furniture("Header"), Furniture("Footer")
ELLIPSIS = "…"
CUT_OFF = ",;:–-·"
# No line of the smallest size holds as many.
MOST_LETTERS = 1000
BANNER_SIZES = (1.0, 0.85, 0.7, 0.6, 0.5)
BANNER_LEADING, BANNER_ROOM_PT, BANNER_EDGE_PT = 1.2, 16.0, 14.0
CAPITAL_SHARE = 0.7
CORNER_PT = 4.0
CURVE = 0.5523
LOWEST_TAB_PT = 90.0
SetBanner = tuple[TextStyle, tuple[SetLine, ...]]


@dataclass(frozen=True, slots=True)
class FurniturePainter:
    """Paints the furniture of pages of one geometry; none of it is read by a screen reader.

    `known` and `banners` are the texts that were set, for most stand on many pages.
    """

    shaper: Shaper
    theme: Theme
    geometry: Geometry
    known: dict[tuple[str, TextStyle], tuple[SetLine, ...]] = field(default_factory=dict, compare=False)
    banners: dict[tuple[str, TextStyle], SetBanner] = field(default_factory=dict, compare=False)

    def paint_head(self, stream: ContentStream, spec: PageSpec) -> None:
        """What stands above the text, and at the page's edges."""
        around, space = spec.surroundings, self.theme.space
        if around.is_cover:
            stream.begin_furniture(ARTIFACT)
            x_pt = self.geometry.width_pt - space.cover_band_pt if spec.is_back else 0.0
            stream.box(x_pt, 0.0, space.cover_band_pt, self.geometry.height_pt, ACCENT)
        stream.begin_furniture(HEADER)
        if around.banner:
            self._paint_banner(stream, around.banner, space.banner_top_pt)
        if around.note:
            self._paint_note(stream, around.note, spec.left_pt)
        elif not around.is_cover:
            self._paint_pair(stream, HEADER, outward(around.head, spec), spec.left_pt, space.head_pt)
            stream.rule(spec.left_pt, space.head_rule_pt, self.geometry.frame.width_pt, 0.75, HAIRLINE)
        if around.tab:
            stream.begin_furniture(ARTIFACT)
            self._paint_tab(stream, around.tab, spec.is_back)

    def paint_foot(self, stream: ContentStream, spec: PageSpec) -> None:
        """What stands below the text."""
        around, space, height_pt = spec.surroundings, self.theme.space, self.geometry.height_pt
        stream.begin_furniture(FOOTER)
        if not around.is_cover:
            rule_pt = height_pt - space.foot_rule_pt
            stream.rule(spec.left_pt, rule_pt, self.geometry.frame.width_pt, 0.75, HAIRLINE)
            self._paint_pair(stream, FOOTER, outward(around.foot, spec), spec.left_pt, height_pt - space.foot_pt)
        if around.banner:
            self._paint_banner(stream, around.banner, height_pt - space.banner_foot_pt)

    def _paint_note(self, stream: ContentStream, note: str, left_pt: float) -> None:
        """A few words in the middle of a page that has no others."""
        frame, style = self.geometry.frame, replace(self.theme.head.furniture, align=Align.CENTRE)
        lines = set_text(self.shaper, (Span(note),), style, frame.width_pt).lines
        for at, line in enumerate(lines):
            y_pt = frame.top_pt + frame.height_pt / 2 + at * style.leading_pt
            self._show(stream, ARTIFACT, line, left_pt, y_pt)

    def _paint_banner(self, stream: ContentStream, banner: Banner, baseline_pt: float) -> None:
        """A banner is never cut: one that is too long for a line is set smaller, and on several lines."""
        furniture = HEADER if baseline_pt < self.geometry.height_pt / 2 else FOOTER
        style, lines = self._set_banner(replace(self.theme.head.banner, colour=banner.colour), banner.text)
        top_pt = baseline_pt - (len(lines) - 1) * style.leading_pt / 2
        if furniture is FOOTER:
            # Several lines reach no higher than one line of full size does: above it stands the foot.
            smaller_pt = self.theme.head.banner.size_pt - style.size_pt
            top_pt = max(top_pt, baseline_pt - smaller_pt * CAPITAL_SHARE)
        for at, line in enumerate(lines):
            self._show(stream, furniture, line, BANNER_EDGE_PT + style.tracking_pt / 2, top_pt + at * style.leading_pt)

    def _set_banner(self, style: TextStyle, text: str) -> SetBanner:
        """The largest type in which a banner has room, and its lines in it."""
        found = self.banners.get((text, style))
        if found is None:
            found = self.banners[text, style] = self._fit_banner(style, text)
        return found

    def _fit_banner(self, style: TextStyle, text: str) -> SetBanner:
        words = (Span(" ".join(text.split())),)
        for share in BANNER_SIZES:
            size_pt = style.size_pt * share
            leading_pt, tracking_pt = size_pt * BANNER_LEADING, style.tracking_pt * share
            smaller = replace(style, size_pt=size_pt, leading_pt=leading_pt, tracking_pt=tracking_pt)
            lines = set_text(self.shaper, words, smaller, self.geometry.width_pt - 2 * BANNER_EDGE_PT).lines
            if len(lines) == 1 or len(lines) * smaller.leading_pt <= BANNER_ROOM_PT:
                break
        return smaller, tuple(lines)

    def _paint_pair(
        self, stream: ContentStream, furniture: Furniture, pair: tuple[Forms, Forms], left_pt: float, baseline_pt: float
    ) -> None:
        """A text at each side of the frame; where both are long, each has half of it."""
        width_pt = self.geometry.frame.width_pt
        left = self._fitting(pair[0], width_pt)
        between_pt = self.theme.space.gutter_pt if left else 0.0
        free_pt = width_pt - between_pt - (left.width_pt if left else 0.0)
        right = self._fitting(pair[1], max(free_pt, (width_pt - between_pt) / 2))
        taken_pt = right.width_pt + between_pt if right else 0.0
        left = self._fitting(pair[0], width_pt - taken_pt)
        # A text from right to left stands at the other end of its measure: each is put by where it is seen.
        if left:
            self._show(stream, furniture, left, left_pt - start_of(left), baseline_pt)
        if right:
            self._show(stream, furniture, right, left_pt + width_pt - end_of(right), baseline_pt)

    def _fitting(self, forms: Forms, share_pt: float, style: TextStyle | None = None) -> SetLine | None:
        """The longest form of a text that has room on one line, with an ellipsis when none has; None when empty."""
        style = style or self.theme.head.furniture
        *longer, shortest = [" ".join(form.split()) for form in forms] or [""]
        for whole in (*longer, shortest):
            if whole and len(whole) <= MOST_LETTERS and (line := self._on_a_line(whole, style, share_pt)):
                return line
        cuts = Shortened(shortest)
        most, least_too_long = -1, 0
        while least_too_long < len(cuts) and self._on_a_line(cuts[least_too_long], style, share_pt):
            most, least_too_long = least_too_long, 2 * least_too_long + 1
        least_too_long = min(least_too_long, len(cuts))
        while least_too_long - most > 1:
            between = (most + least_too_long) // 2
            if self._on_a_line(cuts[between], style, share_pt):
                most = between
            else:
                least_too_long = between
        return self._on_a_line(cuts[most], style, share_pt) if most >= 0 else None

    def _on_a_line(self, words: str, style: TextStyle, share_pt: float) -> SetLine | None:
        """The words on one line, if they have room there."""
        lines = self.known.get((words, style))
        if lines is None:
            lines = set_text(self.shaper, (Span(words),), style, self.geometry.frame.width_pt).lines
            self.known[words, style] = lines
        return lines[0] if len(lines) == 1 and lines[0].width_pt <= share_pt else None

    def _show(
        self, stream: ContentStream, furniture: Furniture, line: SetLine | None, x_pt: float, y_pt: float
    ) -> None:
        if line is None:
            return
        for run in line.runs:
            stream.show(furniture, run, x_pt, y_pt)
        stream.part_words()

    def _paint_tab(self, stream: ContentStream, tab: Tab, is_back: bool) -> None:
        """A block on the outer edge, rounded towards the text, stepping down from tab to tab."""
        space, style = self.theme.space, self.theme.head.tab
        room_pt = self.geometry.height_pt - LOWEST_TAB_PT - space.tab_top_pt - space.tab_height_pt
        places = max(1, int(room_pt // space.tab_step_pt) + 1)
        top_pt = space.tab_top_pt + (tab.position % places) * space.tab_step_pt
        left_pt = 0.0 if is_back else self.geometry.width_pt - space.tab_width_pt
        box = (left_pt, self.geometry.height_pt - top_pt, space.tab_width_pt, space.tab_height_pt)
        stream.path(rounded_block(box, round_right=is_back), ACCENT)
        line = self._fitting((tab.label,), space.tab_width_pt, style)
        baseline_pt = top_pt + space.tab_height_pt / 2 + style.size_pt * 0.34
        if line:
            x_pt = left_pt + (space.tab_width_pt - line.width_pt) / 2 - start_of(line)
            self._show(stream, ARTIFACT, line, x_pt, baseline_pt)


def outward(pair: tuple[Forms, Forms], spec: PageSpec) -> tuple[Forms, Forms]:
    """A pair with its second text, which one looks for while leafing, at the outer edge of a page."""
    return pair[::-1] if spec.is_back else pair


class Shortened:
    """Ever more of a text with an ellipsis, up to all but its last word: first by its letters, then by its words."""

    def __init__(self, text: str) -> None:
        self._words = text.split()
        self._cuts = list_cuts(self._words[0]) if self._words else []

    def __len__(self) -> int:
        return len(self._cuts) + max(0, len(self._words) - 1)

    def __getitem__(self, at: int) -> str:
        if at < len(self._cuts):
            return self._words[0][: self._cuts[at]] + ELLIPSIS
        return " ".join(self._words[: at - len(self._cuts) + 1]).rstrip(CUT_OFF) + ELLIPSIS


def rounded_block(box: tuple[float, float, float, float], *, round_right: bool) -> bytes:
    """The path of a block (left, top, width, height) with two round corners on one side."""
    left, top, width, height = box
    right, bottom = left + width, top - height
    inner, outer = (right, left) if round_right else (left, right)
    corner = CORNER_PT if inner < outer else -CORNER_PT
    pull = corner * (1 - CURVE)
    down = CORNER_PT * (1 - CURVE)
    return (
        b"%.2f %.2f m %.2f %.2f l " % (outer, top, inner + corner, top)
        + b"%.2f %.2f %.2f %.2f %.2f %.2f c " % (inner + pull, top, inner, top - down, inner, top - CORNER_PT)
        + b"%.2f %.2f l " % (inner, bottom + CORNER_PT)
        + b"%.2f %.2f %.2f %.2f %.2f %.2f c " % (inner, bottom + down, inner + pull, bottom, inner + corner, bottom)
        + b"%.2f %.2f l h" % (outer, bottom)
    )
