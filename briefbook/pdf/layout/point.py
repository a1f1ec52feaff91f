"""What is to be said: points to raise, answers if raised, things to avoid."""

from dataclasses import dataclass, replace

from briefbook.book.block import Callout, ItemList, Paragraph, Point
from briefbook.pdf.draft import Draft, Setting
from briefbook.pdf.layout.text import LIST_NUMBERING, ListLayout, hang_number, set_aside
from briefbook.pdf.strip import Bar, Keep, Laid, Mark
from briefbook.pdf.theme import AMBER_BAR, AMBER_WORD, RED_BAR, RED_WORD, TextStyle
from briefbook.values.kind import Stance


def lay_point(draft: Draft, block: Point) -> Laid:
    """A talking point with its number hanging in the accent; not split when it fits on the next page."""
    styles = draft.theme.text
    points = draft.element("L", attributes=LIST_NUMBERING % b"Decimal", join="points")
    entry = draft.element("LI", points)
    first_style = styles.point_title if block.title else styles.point
    beside: tuple[Mark, ...] = ()
    indent_pt = draft.theme.space.point_indent_pt
    if block.number:
        label = draft.element("Lbl", entry)
        beside, indent_pt = hang_number(draft, label, block.number, styles.point_number, first_style)
    body = draft.element("LBody", entry)
    if block.title:
        _add_title(draft, block, body, indent_pt, beside)
        beside = ()
    BodyLayout(draft, styles.point, body, indent_pt).add(block.body, beside)
    if block.trailer:
        trailer = draft.set(block.trailer, styles.trailer, draft.measure_pt - indent_pt)
        draft.add_text(draft.element("P", body), trailer, indent_pt, Setting(before_pt=1.5))
    return draft.finish_whole(block.anchor, draft.theme.space.point_pt)


def _add_title(draft: Draft, block: Point, body: int, indent_pt: float, beside: tuple[Mark, ...]) -> None:
    """The title of a point, with what stands at its right."""
    styles = draft.theme.text
    element = draft.element("P", body)
    aside, right_pt = set_aside(draft, block.aside, styles.point_title, styles.remark, draft.measure_pt, body)
    title = draft.set(block.title, styles.point_title, right_pt - indent_pt)
    draft.add_text(element, title, indent_pt, Setting(keep=Keep.FIRM, beside=(*beside, *aside)))


def lay_callout(draft: Draft, block: Callout) -> Laid:
    """An answer with an amber bar, or a thing to avoid with a red one, under the text of the points it belongs to."""
    space = draft.theme.space
    avoid = block.stance is Stance.AVOID
    indent_pt = space.point_indent_pt + space.callout_indent_pt
    bar = Bar(RED_BAR if avoid else AMBER_BAR, space.callout_bar_pt, space.point_indent_pt)
    label_style = replace(draft.theme.text.callout_label, colour=RED_WORD if avoid else AMBER_WORD)
    whole = draft.element("Div")
    label = draft.set(block.label, label_style, draft.measure_pt - indent_pt)
    draft.add_text(draft.element("P", whole), label, indent_pt, Setting(keep=Keep.FIRM, bar=bar))
    BodyLayout(draft, draft.theme.text.callout, whole, indent_pt, bar).add(block.body)
    return draft.finish_whole(block.anchor, space.callout_pt)


@dataclass(slots=True)
class BodyLayout:
    """Lays out the paragraphs and lists of a point or callout under one element."""

    draft: Draft
    style: TextStyle
    parent: int
    indent_pt: float
    bar: Bar | None = None

    def add(self, body: tuple[Paragraph | ItemList, ...], beside: tuple[Mark, ...] = ()) -> None:
        """All of a body; `beside` are the marks on the height of its first line."""
        before_pt = 0.0
        for each in body:
            match each:
                case Paragraph():
                    self._add_paragraph(each, before_pt, beside)
                case ItemList():
                    start = len(self.draft.strips)
                    layout = ListLayout(self.draft, self.style, self.parent, self.indent_pt, self.bar)
                    layout.add(each.items, before_pt)
                    first = self.draft.strips[start]
                    self.draft.strips[start] = replace(first, marks=(*beside, *first.marks))
            before_pt, beside = self.draft.theme.space.item_pt, ()

    def _add_paragraph(self, block: Paragraph, before_pt: float, beside: tuple[Mark, ...]) -> None:
        draft = self.draft
        measure_pt = draft.measure_pt - self.indent_pt
        text = draft.set(block.line, self.style, measure_pt, portion=block.portion, lang=block.lang)
        setting = Setting(before_pt, bar=self.bar, beside=beside)
        draft.add_text(draft.element("P", self.parent), text, self.indent_pt, setting)
