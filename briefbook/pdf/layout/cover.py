"""The cover: office, title and what the visit is, then the facts of the edition under a rule at its foot."""

from briefbook.book.block import CoverPage, Line, Span
from briefbook.pdf.draft import Draft, plain
from briefbook.pdf.layout.apart import set_fields_apart
from briefbook.pdf.layout.facts import FACT_LIST, FactColumn, raise_mark
from briefbook.pdf.strip import Laid, Mark, RuleMark, Strip
from briefbook.pdf.theme import INK, TextStyle

OFFICE_SHARE, TITLE_SHARE = 0.06, 0.255
FACT_LABEL_PT, ABOVE_FOOT_PT, ABOVE_TITLE_PT = 108.0, 12.0, 8.0
SIZES = (1.0, 0.85, 0.7, 0.6, 0.5)


def lay_cover(draft: Draft, block: CoverPage) -> Laid:
    """One strip as high as the page's text, its head smaller where that would run into the foot.

    The accent band at its side is furniture.
    """
    for factor in SIZES:
        draft.begin_anew()
        marks, head_end_pt = _head(draft, block, factor)
        foot, foot_top_pt = _foot(draft, block)
        if head_end_pt + ABOVE_FOOT_PT <= foot_top_pt:
            break
    draft.strips.append(Strip(draft.page_height_pt, (*marks, *foot)))
    return draft.finish(0, 0)


def _head(draft: Draft, block: CoverPage, factor: float) -> tuple[list[Mark], float]:
    """The office, the book, the visit and what it is, but for the office at a share of their size; where they end."""
    head, height_pt = draft.theme.head, draft.page_height_pt
    marks, office_pt = _add(draft, "P", plain(block.office), head.cover_office, height_pt * OFFICE_SHARE)
    words = (Span(block.title, portion=block.portion),)
    over = head.cover_line.scaled(factor)
    over_pt = draft.set(block.book_title, over).height_pt + ABOVE_TITLE_PT if block.book_title else 0.0
    title_top_pt = max(height_pt * TITLE_SHARE * factor, office_pt + over_pt)
    book, _ = _add(draft, "P", block.book_title, over, title_top_pt - over_pt)
    title, top_pt = _add(draft, "H1", words, head.cover_title.scaled(factor), title_top_pt)
    subtitle, top_pt = _add(draft, "P", block.subtitle, head.cover_subtitle.scaled(factor), top_pt + 13 * factor)
    marks += book + title + subtitle
    top_pt += 17 * factor
    for line in block.lines:
        more, top_pt = _add(draft, "P", line, head.cover_line.scaled(factor), top_pt)
        marks += more
    return marks, top_pt


def _add(draft: Draft, tag: str, line: Line, style: TextStyle, top_pt: float) -> tuple[list[Mark], float]:
    """A text as marks, and where it ends."""
    text = draft.set(set_fields_apart(line, draft.level), style)
    marks = draft.set_marks(draft.element(tag), text, 0.0, top_pt) if text.lines else []
    return marks, top_pt + text.height_pt


def _foot(draft: Draft, block: CoverPage) -> tuple[list[Mark], float]:
    """The facts and the statement, set upwards from the foot of the page, and where they begin."""
    head, gap_pt = draft.theme.head, draft.theme.space.cover_fact_gap_pt
    facts = draft.element("L", attributes=FACT_LIST)
    styles = head.cover_fact_label, head.cover_fact
    column = FactColumn(draft, 0.0, draft.measure_pt, FACT_LABEL_PT, *styles, gap_pt, facts)
    marks, facts_pt = column.marks(block.facts, 0.0)
    statement, statement_pt = _add(draft, "P", plain(block.statement), head.cover_statement, facts_pt + 10)
    top_pt = draft.page_height_pt - max(statement_pt, 120.0)
    rule = RuleMark(0.0, top_pt - 9, draft.measure_pt, 0.9, INK)
    return [rule, *(raise_mark(mark, -top_pt) for mark in (*marks, *statement))], top_pt - 9
