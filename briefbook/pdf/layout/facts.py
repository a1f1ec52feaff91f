"""Facts with their labels: the box under a brief's title, and the foot of the cover."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from briefbook.book.block import Fact, FactsBox
from briefbook.pdf.draft import Draft, plain
from briefbook.pdf.layout.apart import set_fields_apart
from briefbook.pdf.strip import Laid, Mark, RuleMark, Strip, TextMark
from briefbook.pdf.theme import HAIRLINE, INK, TextStyle

LARGEST_LABEL_SHARE = 0.5
FACT_LIST = b"/A<</O/List/ListNumbering/None>>"


@dataclass(slots=True)
class FactColumn:
    """One column of facts: where it stands, how wide its labels are, its styles, and the space around each value."""

    draft: Draft
    x_pt: float
    width_pt: float
    label_width_pt: float
    label_style: TextStyle
    style: TextStyle
    gap_pt: float
    parent: int

    def marks(self, facts: tuple[Fact, ...], top_pt: float) -> tuple[list[Mark], float]:
        """The facts as marks, and how far down they reach."""
        marks: list[Mark] = []
        above_pt = self.gap_pt / 2
        for fact in facts:
            entry = self.draft.element("LI", self.parent)
            label, body = self.draft.element("Lbl", entry), self.draft.element("LBody", entry)
            label_text = self.draft.set(plain(fact.label), self.label_style, self.label_width_pt - 6)
            marks += self.draft.set_marks(label, label_text, self.x_pt, top_pt + above_pt)
            bottom_pt = top_pt
            for value in fact.values:
                line = set_fields_apart(value, self.draft.level)
                text = self.draft.set(line, self.style, self.width_pt - self.label_width_pt)
                element = self.draft.element("P", body)
                marks += self.draft.set_marks(element, text, self.x_pt + self.label_width_pt, bottom_pt + above_pt)
                bottom_pt += text.height_pt + self.gap_pt
            top_pt = max(bottom_pt, top_pt + label_text.height_pt + self.gap_pt)
        return marks, top_pt


def lay_facts(draft: Draft, block: FactsBox) -> Laid:
    """The facts of an event between two rules, in two columns when there are facts for the right one.

    A box that is taller than a page is laid out in one column, which pages may part between any two lines.
    """
    marks, height_pt = _box(draft, block, 2 if block.right else 1)
    if height_pt <= draft.page_height_pt:
        draft.strips.append(Strip(height_pt, tuple(marks)))
    else:
        draft.begin_anew()
        draft.strips += part_lines(*_box(draft, FactsBox((*block.left, *block.right)), 1), draft.theme.text.fact)
    return draft.finish(0, 6)


def _box(draft: Draft, block: FactsBox, columns: int) -> tuple[list[Mark], float]:
    """The marks of a box, its rules among them, and its height."""
    styles, space = draft.theme.text, draft.theme.space
    gutter_pt = space.gutter_pt
    width_pt = (draft.measure_pt - gutter_pt * (columns - 1)) / columns
    label_pt = _label_width(draft, block, (draft.measure_pt - gutter_pt) / 2)
    facts = draft.element("L", attributes=FACT_LIST)
    marks: list[Mark] = [RuleMark(0.0, 0.0, draft.measure_pt, 1.5, INK)]
    bottoms_pt = []
    for at, side in enumerate((block.left, block.right)[:columns]):
        x_pt = at * (width_pt + gutter_pt)
        column = FactColumn(draft, x_pt, width_pt, label_pt, styles.fact_label, styles.fact, space.fact_gap_pt, facts)
        side_marks, bottom_pt = column.marks(side, 7.5)
        marks += side_marks
        bottoms_pt.append(bottom_pt)
    height_pt = max(bottoms_pt) + 7.5
    marks.append(RuleMark(0.0, height_pt, draft.measure_pt, 0.75, HAIRLINE))
    return marks, height_pt


def part_lines(marks: list[Mark], height_pt: float, style: TextStyle) -> Iterator[Strip]:
    """Marks that stand line under line as a strip for each line; the first and the last with what is around them."""
    baselines = sorted({mark.baseline_pt for mark in marks if isinstance(mark, TextMark)})
    cuts = [0.0, *(baseline - style.baseline_pt for baseline in baselines[1:]), height_pt]
    for top_pt, bottom_pt in pairwise(cuts):
        last = bottom_pt == height_pt
        inside = (raise_mark(mark, top_pt) for mark in marks if top_pt <= height_in(mark) < bottom_pt + last)
        yield Strip(bottom_pt - top_pt, tuple(inside))


def height_in(mark: Mark) -> float:
    """How far down a line of text or a rule stands."""
    return mark.y_pt if isinstance(mark, RuleMark) else mark.baseline_pt if isinstance(mark, TextMark) else 0.0


def raise_mark(mark: Mark, by_pt: float) -> Mark:
    """The same line of text or rule, further up."""
    if isinstance(mark, TextMark):
        return replace(mark, baseline_pt=mark.baseline_pt - by_pt)
    return replace(mark, y_pt=mark.y_pt - by_pt) if isinstance(mark, RuleMark) else mark


def _label_width(draft: Draft, block: FactsBox, column_pt: float) -> float:
    """How wide the labels of a box are: the same from box to box, unless one of them is longer."""
    space, style = draft.theme.space, draft.theme.text.fact_label
    labels = [draft.set(plain(fact.label), style).lines for fact in (*block.left, *block.right)]
    longest_pt = max((line.width_pt for lines in labels for line in lines), default=0.0)
    usual_pt = column_pt * space.fact_label_share
    return min(max(usual_pt, longest_pt + space.fact_label_gap_pt), column_pt * LARGEST_LABEL_SHARE)
