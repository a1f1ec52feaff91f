"""Every size, colour and space of the printed book, in points unless a name says otherwise."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cache
from typing import TypeVar

from briefbook.values.kind import Paper, TextSize

POINTS_PER_MM = 72 / 25.4
PAPER_MM = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}


class FontRole(StrEnum):
    """The two families of a book: serif for what is read or said, sans for what is looked up."""

    SERIF = "serif"
    SANS = "sans"


@dataclass(frozen=True, slots=True)
class Cut:
    """One cut of a family: its weight (400, 600, 700), slope and figures, and whether its letters stand apart."""

    role: FontRole
    weight: int = 400
    italic: bool = False
    tabular: bool = False
    letterspaced: bool = False


class Align(StrEnum):
    """On which side the lines of a text stand even: where it begins itself, or where its frame begins or ends."""

    START = "start"
    FRAME = "frame"
    END = "end"
    CENTRE = "centre"


INK = "#14181c"
DARK = "#353c44"
MUTED = "#5a636c"
ACCENT = "#1f4e79"
HAIRLINE = "#c9cdd2"
AMBER_BAR, AMBER_WORD = "#d39a2a", "#8a5a00"
RED_BAR, RED_WORD = "#a3262a", "#a3262a"
LEADER = "#8b939b"
WHITE = "#ffffff"

SERIF, SANS = Cut(FontRole.SERIF), Cut(FontRole.SANS)
SERIF_SEMIBOLD, SANS_SEMIBOLD = Cut(FontRole.SERIF, 600), Cut(FontRole.SANS, 600)
SANS_BOLD = Cut(FontRole.SANS, 700)
TABLE, TABLE_HEAD = Cut(FontRole.SANS, tabular=True), Cut(FontRole.SANS, 600, tabular=True)
LETTERSPACED = Cut(FontRole.SANS, 700, letterspaced=True)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """The type of a text: its cut, size, distance of baselines, colour, letterspacing; `balanced` lines are even."""

    cut: Cut
    size_pt: float
    leading_pt: float
    colour: str = INK
    tracking_pt: float = 0.0
    align: Align = Align.START
    balanced: bool = False

    @property
    def baseline_pt(self) -> float:
        """How far below the top of its line the baseline is, in points."""
        return self.leading_pt / 2 + self.size_pt * 0.34

    def scaled(self, factor: float) -> "TextStyle":
        """The same style, larger; the leading is rounded to half a point to keep lines even."""
        leading_pt = round(self.leading_pt * factor * 2) / 2
        return replace(self, size_pt=round(self.size_pt * factor, 2), leading_pt=leading_pt)


@dataclass(frozen=True, slots=True)
class TextStyles:
    """The styles of running text, which large print enlarges."""

    body: TextStyle = TextStyle(SERIF, 11, 15)
    lead: TextStyle = TextStyle(SERIF, 12.5, 17)
    muted: TextStyle = TextStyle(SANS, 10, 15, MUTED)
    small: TextStyle = TextStyle(SANS, 8.5, 12, DARK)
    eyebrow: TextStyle = TextStyle(SANS_SEMIBOLD, 8.8, 12, ACCENT, align=Align.FRAME)
    quote: TextStyle = TextStyle(Cut(FontRole.SERIF, italic=True), 11, 15, DARK)
    stub: TextStyle = TextStyle(SANS, 9.5, 15, MUTED)
    point: TextStyle = TextStyle(SERIF, 12.5, 17.5)
    point_number: TextStyle = TextStyle(SANS_BOLD, 11, 17.5, ACCENT, align=Align.FRAME)
    point_title: TextStyle = TextStyle(SANS_SEMIBOLD, 10, 15, INK, align=Align.FRAME)
    remark: TextStyle = TextStyle(SANS, 9, 12.5, MUTED, align=Align.FRAME)
    trailer: TextStyle = TextStyle(SANS, 9, 13, MUTED, align=Align.FRAME)
    item_label: TextStyle = TextStyle(SANS_SEMIBOLD, 10, 15, ACCENT, align=Align.FRAME)
    bullet: TextStyle = TextStyle(SANS_SEMIBOLD, 9, 15, ACCENT, align=Align.FRAME)
    callout_label: TextStyle = TextStyle(SANS_BOLD, 8.8, 13, INK, align=Align.FRAME)
    callout: TextStyle = TextStyle(SERIF, 11, 15)
    fact_label: TextStyle = TextStyle(SANS, 9.75, 13.5, MUTED, align=Align.FRAME)
    fact: TextStyle = TextStyle(TABLE, 9.75, 13.5, align=Align.FRAME)
    table: TextStyle = TextStyle(TABLE, 9.75, 14, align=Align.FRAME)
    table_head: TextStyle = TextStyle(TABLE_HEAD, 9.75, 14, MUTED, align=Align.FRAME)
    contents_1: TextStyle = TextStyle(SERIF, 12.5, 17, balanced=True, align=Align.FRAME)
    contents_tab: TextStyle = TextStyle(SERIF_SEMIBOLD, 12.5, 17, balanced=True, align=Align.FRAME)
    contents_2: TextStyle = TextStyle(SANS, 10, 15, DARK, align=Align.FRAME)
    contents_label: TextStyle = TextStyle(SANS_BOLD, 10.5, 17, ACCENT, align=Align.FRAME)
    contents_page: TextStyle = TextStyle(TABLE, 10.5, 17, INK, align=Align.END)
    note: TextStyle = TextStyle(SANS, 8.5, 12, DARK, align=Align.FRAME)
    index: TextStyle = TextStyle(SANS, 9.25, 13, align=Align.FRAME)
    index_group: TextStyle = TextStyle(SANS_BOLD, 9.75, 14, ACCENT, align=Align.FRAME)
    portrait_other: TextStyle = TextStyle(SERIF, 15.5, 21, DARK, align=Align.FRAME)
    portrait_post: TextStyle = TextStyle(SANS, 11.25, 16, align=Align.FRAME)
    portrait_detail: TextStyle = TextStyle(SANS, 10, 15, MUTED, align=Align.FRAME)


@dataclass(frozen=True, slots=True)
class HeadStyles:
    """The styles of headings, of the cover and of the head of a biography, which large print enlarges less."""

    h1: TextStyle = TextStyle(SERIF_SEMIBOLD, 22, 27, balanced=True)
    h2: TextStyle = TextStyle(SANS_BOLD, 12, 15, balanced=True)
    h3: TextStyle = TextStyle(SANS_SEMIBOLD, 11, 15, balanced=True)
    portrait_name: TextStyle = TextStyle(SERIF_SEMIBOLD, 22, 27, balanced=True, align=Align.FRAME)
    cover_office: TextStyle = TextStyle(SANS_SEMIBOLD, 11, 15, ACCENT, align=Align.FRAME)
    cover_title: TextStyle = TextStyle(SERIF_SEMIBOLD, 34, 38, balanced=True, align=Align.FRAME)
    cover_subtitle: TextStyle = TextStyle(SERIF, 19, 26, DARK, align=Align.FRAME)
    cover_line: TextStyle = TextStyle(SANS, 14, 21, DARK, align=Align.FRAME)
    cover_fact_label: TextStyle = TextStyle(SANS, 10, 14, MUTED, align=Align.FRAME)
    cover_fact: TextStyle = TextStyle(TABLE, 10, 14, align=Align.FRAME)
    cover_statement: TextStyle = TextStyle(SANS, 9, 13, MUTED, align=Align.FRAME)
    furniture: TextStyle = TextStyle(TABLE, 8.5, 12, MUTED, align=Align.FRAME)
    banner: TextStyle = TextStyle(LETTERSPACED, 9, 12, INK, tracking_pt=0.54, align=Align.CENTRE)
    tab: TextStyle = TextStyle(SANS_BOLD, 12, 14, WHITE, align=Align.CENTRE)


@dataclass(frozen=True, slots=True)
class Spaces:
    """The distances on a page."""

    binding_pt: float = 27 * POINTS_PER_MM
    outer_pt: float = 20 * POINTS_PER_MM
    top_pt: float = 72.5
    bottom_pt: float = 64.0
    banner_top_pt: float = 28.0
    head_pt: float = 48.0
    head_rule_pt: float = 55.5
    foot_rule_pt: float = 52.0
    foot_pt: float = 40.0
    banner_foot_pt: float = 28.0
    paragraph_pt: float = 7.5
    section_pt: float = 17.0
    item_pt: float = 3.5
    item_indent_pt: float = 15.0
    point_indent_pt: float = 10 * POINTS_PER_MM
    point_pt: float = 8.0
    callout_pt: float = 10.0
    callout_bar_pt: float = 2.25
    callout_indent_pt: float = 4 * POINTS_PER_MM
    cell_pt: float = 4.7
    gutter_pt: float = 12.0
    fact_label_share: float = 0.27
    fact_label_gap_pt: float = 12.0
    fact_gap_pt: float = 2.5
    cover_fact_gap_pt: float = 4.5
    value_gap_pt: float = 3.0
    tab_top_pt: float = 112.5
    tab_step_pt: float = 57.5
    tab_height_pt: float = 55.5
    tab_width_pt: float = 22.5
    photo_width_pt: float = 99.0
    photo_height_pt: float = 124.5
    photo_gap_pt: float = 18.0
    contents_indent_pt: float = 25.5
    contents_page_pt: float = 26.0
    cover_band_pt: float = 19.5


@dataclass(frozen=True, slots=True)
class Theme:
    """How a book looks."""

    text: TextStyles
    head: HeadStyles
    space: Spaces


StylesT = TypeVar("StylesT", TextStyles, HeadStyles)


def scale_styles(styles: StylesT, factor: float) -> StylesT:
    """All styles of a group, enlarged by one factor."""
    return replace(styles, **{each.name: getattr(styles, each.name).scaled(factor) for each in fields(styles)})


@cache
def theme_for(size: TextSize) -> Theme:
    """The theme of a text size: standard (body 11/15) or large print (body 16/22)."""
    if size is TextSize.STANDARD:
        return Theme(TextStyles(), HeadStyles(), Spaces())
    spaces = replace(
        Spaces(),
        point_indent_pt=14 * POINTS_PER_MM,
        item_indent_pt=21,
        contents_indent_pt=34,
        contents_page_pt=36,
        cell_pt=6,
        fact_gap_pt=3.5,
        value_gap_pt=4,
    )
    return Theme(scale_styles(TextStyles(), 16 / 11), scale_styles(HeadStyles(), 1.2), spaces)
