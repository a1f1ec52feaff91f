"""The table of contents: each line a link, page numbers filled in when every page is known."""

from dataclasses import dataclass, field, replace

from briefbook.book.block import Contents, ContentsEntry
from briefbook.pdf.draft import Draft, plain
from briefbook.pdf.layout.apart import set_fields_apart
from briefbook.pdf.strip import Keep, Laid, LinkMark, Mark, PageNumberMark, RuleMark, Strip, TextMark
from briefbook.pdf.theme import LEADER

LEADER_GAP_PT = 9.0
HEADING_PT, TIGHT_LEADING = 50.0, 1.3


@dataclass(frozen=True, slots=True)
class Gaps:
    """The space above a line of the contents: plain, at a tab and deeper; `tight` deeper lines stand closer too."""

    plain_pt: float
    tab_pt: float
    deeper_pt: float
    tight: bool = False


USUAL, TIGHT = Gaps(7.0, 10.0, 1.5), Gaps(4.0, 5.0, 0.0, tight=True)


def lay_contents(draft: Draft, block: Contents) -> Laid:
    """The lines of the contents, closer where that brings them on one page; those under one line hold together."""
    room_pt = draft.page_height_pt - HEADING_PT
    if not (add_lines(draft, block, USUAL) <= room_pt or add_lines(draft, block, TIGHT) <= room_pt):
        add_lines(draft, block, USUAL)
    return draft.finish(0, 14)


def add_lines(draft: Draft, block: Contents, gaps: Gaps) -> float:
    """Lay out all lines anew, and how high they are together."""
    draft.begin_anew()
    layout = ContentsLayout(draft, gaps)
    for at, entry in enumerate(block.entries):
        follows = block.entries[at + 1] if at + 1 < len(block.entries) else None
        layout.add(entry, holds=follows is not None and follows.level > 1)
    return sum(each.before_pt + each.height_pt for each in draft.strips)


@dataclass(slots=True)
class ContentsLayout:
    """A table of contents in the making."""

    draft: Draft
    gaps: Gaps
    contents: int = field(init=False)
    deeper: int | None = None
    entry: int | None = None

    def __post_init__(self) -> None:
        self.contents = self.draft.element("TOC")

    def _open(self, level: int) -> int:
        """The element of a new line: in the contents, or in a list inside the line above it."""
        if level == 1 or self.entry is None:
            self.deeper = None
            self.entry = self.draft.element("TOCI", self.contents)
            return self.entry
        if self.deeper is None:
            self.deeper = self.draft.element("TOC", self.entry)
        return self.draft.element("TOCI", self.deeper)

    def add(self, entry: ContentsEntry, *, holds: bool) -> None:
        """One line of the contents, which may run over several lines of text."""
        draft, styles, space = self.draft, self.draft.theme.text, self.draft.theme.space
        first_level = entry.level == 1
        after_deeper = self.deeper is not None
        line_element = self._open(entry.level)
        style = styles.contents_2 if not first_level else styles.contents_tab if entry.tab else styles.contents_1
        if self.gaps.tight and not first_level:
            style = replace(style, leading_pt=style.size_pt * TIGHT_LEADING)
        marks: list[Mark] = []
        if entry.tab:
            label = draft.set(plain(entry.tab), styles.contents_label)
            label_element = draft.element("Lbl", line_element)
            marks += [TextMark(label_element, 0.0, style.baseline_pt, each) for each in label.lines[:1]]
        link = draft.element("Link", draft.element("Reference", line_element))
        left_pt = space.contents_indent_pt
        line = set_fields_apart(entry.line, draft.level)
        text = draft.set(line, style, draft.measure_pt - left_pt - space.contents_page_pt - LEADER_GAP_PT)
        marks += draft.set_marks(link, text, left_pt, 0.0)
        bottom_pt = text.height_pt - style.leading_pt + style.baseline_pt
        if first_level and text.lines:
            start_pt = left_pt + text.lines[-1].width_pt + LEADER_GAP_PT
            end_pt = draft.measure_pt - space.contents_page_pt + LEADER_GAP_PT * 0.6
            marks.append(RuleMark(start_pt, bottom_pt, end_pt - start_pt, 0.8, LEADER, dotted=True))
        page_style = styles.contents_page if first_level else styles.contents_2
        marks.append(PageNumberMark(link, draft.measure_pt, bottom_pt, entry.target, page_style))
        marks.append(LinkMark(link, left_pt, 0.0, draft.measure_pt - left_pt, text.height_pt, entry.target))
        before_pt = self.gaps.deeper_pt
        if first_level:
            before_pt = self.gaps.tab_pt if entry.tab or after_deeper else self.gaps.plain_pt
        # As a whole where a page has room for it; a line with lines under it is never left behind in any case.
        keep = Keep.FREE if not holds else Keep.FIRM if first_level else Keep.WHOLE
        draft.strips.append(Strip(text.height_pt, tuple(marks), before_pt, keep))
