"""Headings, paragraphs and lists."""

from dataclasses import dataclass, field, replace

from briefbook.book.block import Heading, ItemList, ListItem, Paragraph, ParagraphRole, Span
from briefbook.pdf.draft import Draft, Setting, baseline_of, plain
from briefbook.pdf.item import level_of
from briefbook.pdf.layout.side import mirror_strip
from briefbook.pdf.strip import Bar, Keep, Laid, TextMark
from briefbook.pdf.theme import TextStyle

ASIDE_GAP_PT = 12.0
LIST_NUMBERING = b"/A<</O/List/ListNumbering/%s>>"


def lay_heading(draft: Draft, block: Heading) -> Laid:
    """A heading with its number before it; it holds on to what follows."""
    style = (draft.theme.head.h1, draft.theme.head.h2, draft.theme.head.h3)[block.level - 1]
    number = (Span(f"{block.number}\u2002"),) if block.number else ()
    element = draft.element(f"H{block.level}")
    aside, measure_pt = set_aside(draft, block.aside, style)
    text = draft.set((*number, *block.line), style, measure_pt, portion=block.portion)
    anchors = (block.anchor,) if block.anchor else ()
    draft.add_text(element, text, setting=Setting(keep=Keep.FIRM, beside=aside, anchors=anchors))
    around_pt = (draft.theme.space.section_pt + 6, 9) if block.level == 1 else (draft.theme.space.section_pt, 5)
    return replace(draft.finish(*around_pt), opens=True)


def set_aside(draft: Draft, words: str, style: TextStyle) -> tuple[tuple[TextMark, ...], float]:
    """Small words at the right, on the first baseline of a text in a style, and the measure that they leave it."""
    if not words:
        return (), draft.measure_pt
    line = draft.set(plain(words), draft.theme.text.eyebrow).lines[0]
    x_pt = draft.measure_pt - line.width_pt
    return (TextMark(draft.element("P"), x_pt, baseline_of(style), line),), x_pt - ASIDE_GAP_PT


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
    aside, measure_pt = set_aside(draft, block.aside, style)
    text = draft.set(block.line, style, measure_pt - indent_pt, portion=block.portion, lang=block.lang)
    draft.add_text(element, text, indent_pt, Setting(beside=aside))
    if block.role is ParagraphRole.EYEBROW:
        draft.hold(Keep.FIRM)
        return draft.finish(draft.theme.space.section_pt, 2, joined=True)
    return draft.finish(0, draft.theme.space.paragraph_pt)


def lay_list(draft: Draft, block: ItemList) -> Laid:
    """A list by itself, in body type."""
    ListLayout(draft, draft.theme.text.body, sided=True).add(block.items)
    return draft.finish(0, draft.theme.space.paragraph_pt)


@dataclass(slots=True)
class ListLayout:
    """Lays out lists in one style, under an element, `x_pt` from the left; deeper ones inside the item before them.

    In one that is `sided` each item begins where its own text does.
    """

    draft: Draft
    style: TextStyle
    parent: int | None = None
    x_pt: float = 0.0
    bar: Bar | None = None
    sided: bool = False
    bodies: list[int] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)

    def add(self, items: tuple[ListItem, ...], before_pt: float = 0.0) -> None:
        """The items of a list; `before_pt` is the space above the first."""
        around = self.draft.level
        for item in items:
            start = len(self.draft.strips)
            self.draft.level = level_of(item.line, None, around) if self.sided else around
            self._add_item(item, before_pt)
            if self.sided and self.draft.level:
                strips = self.draft.strips
                strips[start:] = [mirror_strip(each, self.draft.measure_pt) for each in strips[start:]]
            before_pt = self.draft.theme.space.item_pt

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
        mark = TextMark(label, left_pt, baseline_of(self.style), line)
        draft.add_text(body, text, text_pt, Setting(before_pt, bar=self.bar, beside=(mark,)))
