"""How long the sections of a book are on paper, which only layout can know."""

from collections.abc import Iterable

from briefbook.book.block import Block, Heading
from briefbook.pdf.strip import Laid


def measure_sections(blocks: Iterable[tuple[Block, Laid]], page_height_pt: float) -> dict[str, float]:
    """How many pages each section takes up, by the anchor of its second-level heading: 1.5 is a page and a half."""
    lengths: dict[str, float] = {}
    anchor = ""
    for block, laid in blocks:
        if isinstance(block, Heading) and block.level <= 2:
            anchor = block.anchor or ""
        if anchor:
            lengths[anchor] = lengths.get(anchor, 0.0) + height_of(laid) / page_height_pt
    return lengths


def height_of(laid: Laid) -> float:
    """The height of a block with the space around it, in points; side by side columns share theirs."""
    return laid.before_pt + sum(strip.height_pt for strip in laid.strips) / laid.columns + laid.after_pt
