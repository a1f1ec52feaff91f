"""Headings, paragraphs and lists."""

from dataclasses import dataclass, field, replace

from briefbook.book.block import Heading, ItemList, Line, ListItem, Paragraph, ParagraphRole
from briefbook.pdf.draft import Draft, Setting, plain, text_of
from briefbook.pdf.item import level_of
from briefbook.pdf.layout.side import mirror_marks
from briefbook.pdf.strip import Bar, Keep, Laid, RuleMark, TextMark
from briefbook.pdf.theme import ACCENT, HAIRLINE, Align, TextStyle

ASIDE_GAP_PT, NUMBER_GAP_PT, LEAST_NUMBER_GAP_PT = 12.0, 6.0, 4.0
NUMBER_SIZES = (1.0, 0.9, 0.8, 0.75)
RULE_PT, RULE_ABOVE_PT = 0.75, 2.5
LIST_NUMBERING = b"/A<</O/List/ListNumbering/%s>>"


def lay_heading(draft: Draft, block: Heading) -> Laid:
    """A heading with its number hanging before it; it holds on to what follows."""
    style = (draft.theme.head.h1, draft.theme.head.h2, draft.theme.head.h3)[block.level - 1]
    element = draft.element(f"H{block.level}")
    # The blank keeps a reader of the tags from running the number into the first word.
    number = f"{block.number}\u2002" if block.number else ""
    beside, indent_pt = hang_number(draft, element, number, replace(style, colour=ACCENT), style)
    aside, right_pt = set_aside(draft, plain(block.aside), style, draft.theme.text.eyebrow, draft.measure_pt)
    remark, right_pt = set_aside(draft, plain(block.remark), style, draft.theme.text.remark, right_pt)
    text = draft.set(block.line, style, right_pt - indent_pt, portion=block.portion)
    rule = (RuleMark(0.0, -RULE_ABOVE_PT, draft.measure_pt, RULE_PT, HAIRLINE),) if block.ruled else ()
    anchors = (block.anchor,) if block.anchor else ()
    setting = Setting(keep=Keep.FIRM, beside=(*rule, *beside, *remark, *aside), anchors=anchors)
    draft.add_text(element, text, indent_pt, setting)
    around_pt = (draft.theme.space.section_pt + 6, 9) if block.level == 1 else (draft.theme.space.section_pt, 5)
    return replace(draft.finish(*around_pt), opens=True)


def hang_number(
    draft: Draft, element: int, number: str, style: TextStyle, beside: TextStyle
) -> tuple[tuple[TextMark, ...], float]:
    """A number in its column on the first baseline of a text in the style `beside`, and where that text begins.

    A long number is set smaller, so that all texts of a book begin in one column; the longest push theirs.
    """
    if not number:
        return (), 0.0
    column_pt = draft.theme.space.point_indent_pt
    for share in NUMBER_SIZES:
        smaller = replace(style, size_pt=round(style.size_pt * share, 2), align=Align.FRAME)
        line = draft.set(plain(number), smaller).lines[0]
        needed_pt = line.width_pt + (NUMBER_GAP_PT if share == 1 else LEAST_NUMBER_GAP_PT)
        if needed_pt <= column_pt:
            break
    mark = TextMark(element, 0.0, beside.baseline_pt, line)
    return (mark,), max(column_pt, needed_pt)


def set_aside(
    draft: Draft, words: Line, beside: TextStyle, style: TextStyle, right_pt: float, parent: int | None = None
) -> tuple[tuple[TextMark, ...], float]:
    """Small words that end at `right_pt` on the first baseline of a text, and where that text has to end."""
    if not text_of(words):
        return (), right_pt
    line = draft.set(words, style).lines[0]
    x_pt = right_pt - line.width_pt
    return (TextMark(draft.element("P", parent), x_pt, beside.baseline_pt, line),), x_pt - ASIDE_GAP_PT


def paragraph_style(draft: Draft, role: ParagraphRole) -> TextStyle:
    """The style of a paragraph's role."""
    styles = draft.theme.text
    return {
        ParagraphRole.BODY: styles.body,
        ParagraphRole.LEAD: styles.lead,
        ParagraphRole.MUTED: styles.muted,
        ParagraphRole.SMALL: styles.small,
        ParagraphRole.EYEBROW: styles.eyebrow,
        ParagraphRole.QUOTE: styles.quote,
        ParagraphRole.STUB: styles.stub,
    }[role]


def lay_paragraph(draft: Draft, block: Paragraph) -> Laid:
    """One paragraph; an eyebrow holds on to the heading under it, a quote is set in from the left."""
    quoted = block.role is ParagraphRole.QUOTE
    indent_pt = draft.theme.space.item_indent_pt if quoted else 0.0
    element = draft.element("P", draft.element("BlockQuote") if quoted else None)
    style = paragraph_style(draft, block.role)
    aside, measure_pt = set_aside(draft, plain(block.aside), style, draft.theme.text.eyebrow, draft.measure_pt)
    text = draft.set(block.line, style, measure_pt - indent_pt, portion=block.portion, lang=block.lang)
    draft.add_text(element, text, indent_pt, Setting(beside=aside))
    if block.role is ParagraphRole.EYEBROW:
        draft.hold(Keep.FIRM)
        return draft.finish(draft.theme.space.section_pt, 2, joined=True)
    return draft.finish(0, draft.theme.space.paragraph_pt)


def lay_list(draft: Draft, block: ItemList) -> Laid:
    """A list by itself, in body type."""
    ListLayout(draft, draft.theme.text.body).add(block.items)
    return draft.finish(0, draft.theme.space.paragraph_pt)


@dataclass(slots=True)
class ListLayout:
    """Lays out lists in one style, under an element, `x_pt` from the left; deeper ones inside the item before them.

    Each item begins where its own text does.
    """

    draft: Draft
    style: TextStyle
    parent: int | None = None
    x_pt: float = 0.0
    bar: Bar | None = None
    bodies: list[int] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)

    def add(self, items: tuple[ListItem, ...], before_pt: float = 0.0) -> None:
        """The items of a list; `before_pt` is the space above the first."""
        draft, around = self.draft, self.draft.level
        for item in items:
            start = len(draft.strips)
            draft.level = level_of(item.line, None, around)
            self._add_item(item, before_pt)
            if draft.level != around:
                edges_pt = self.x_pt + draft.measure_pt
                draft.strips[start:] = [mirror_marks(each, edges_pt) for each in draft.strips[start:]]
            before_pt = draft.theme.space.item_pt
        draft.level = around

    def _open(self, item: ListItem) -> tuple[int, int]:
        """The elements of a new item's label and body, in the list of its level."""
        level = min(max(item.level, 1), len(self.bodies) + 1)
        del self.bodies[level - 1 :], self.lists[level:]
        if len(self.lists) < level:
            numbering = LIST_NUMBERING % (b"Decimal" if item.label else b"Disc")
            parent = self.bodies[-1] if self.bodies else self.parent
            self.lists.append(self.draft.element("L", parent, numbering))
        entry = self.draft.element("LI", self.lists[-1])
        label = self.draft.element("Lbl", entry)
        self.bodies.append(self.draft.element("LBody", entry))
        return label, self.bodies[-1]

    def _add_item(self, item: ListItem, before_pt: float) -> None:
        draft = self.draft
        label, body = self._open(item)
        indent_pt = draft.theme.space.item_indent_pt
        left_pt = self.x_pt + (len(self.bodies) - 1) * indent_pt
        label_style = draft.theme.text.item_label if item.label else draft.theme.text.bullet
        set_label = draft.set(plain(item.label or draft.wording.bullet), label_style)
        line = set_label.lines[0]
        text_pt = left_pt + max(indent_pt, line.width_pt + 4)
        text = draft.set(item.line, self.style, draft.measure_pt - text_pt, portion=item.portion)
        mark = TextMark(label, left_pt, self.style.baseline_pt, line)
        draft.add_text(body, text, text_pt, Setting(before_pt, bar=self.bar, beside=(mark,)))
