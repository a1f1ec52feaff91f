"""The one `match` from a block to its layout."""

from typing import assert_never

from briefbook.book.block import (
    Block,
    Callout,
    Contents,
    CoverPage,
    FactsBox,
    Heading,
    Index,
    ItemList,
    Notes,
    Paragraph,
    Picture,
    Point,
    Portrait,
    Table,
)
from briefbook.pdf.draft import Draft
from briefbook.pdf.layout.contents import lay_contents
from briefbook.pdf.layout.cover import lay_cover
from briefbook.pdf.layout.facts import lay_facts
from briefbook.pdf.layout.picture import lay_picture
from briefbook.pdf.layout.point import lay_callout, lay_point
from briefbook.pdf.layout.portrait import lay_portrait
from briefbook.pdf.layout.reference import FindPages, lay_index, lay_notes
from briefbook.pdf.layout.side import level_of_block, mirror_laid
from briefbook.pdf.layout.table import lay_table
from briefbook.pdf.layout.text import lay_heading, lay_list, lay_paragraph
from briefbook.pdf.strip import Laid


def lay_block(draft: Draft, block: Block, find_pages: FindPages) -> Laid:
    """Lay one block out from the side where it begins; only the index asks on which pages anchors stand."""
    if not isinstance(block, ItemList):
        draft.level = level_of_block(block, draft.level)
    laid = _lay_from_left(draft, block, find_pages)
    # The items of a list begin each on its own side.
    return mirror_laid(laid, draft.measure_pt) if draft.level and not isinstance(block, ItemList) else laid


def _lay_from_left(draft: Draft, block: Block, find_pages: FindPages) -> Laid:  # noqa: C901, PLR0911
    match block:
        case Heading():
            return lay_heading(draft, block)
        case Paragraph():
            return lay_paragraph(draft, block)
        case ItemList():
            return lay_list(draft, block)
        case Point():
            return lay_point(draft, block)
        case Callout():
            return lay_callout(draft, block)
        case FactsBox():
            return lay_facts(draft, block)
        case Table():
            return lay_table(draft, block)
        case Contents():
            return lay_contents(draft, block)
        case Notes():
            return lay_notes(draft, block)
        case Index():
            return lay_index(draft, block, find_pages)
        case Portrait():
            return lay_portrait(draft, block)
        case Picture():
            return lay_picture(draft, block)
        case CoverPage():
            return lay_cover(draft, block)
        case _:
            assert_never(block)
