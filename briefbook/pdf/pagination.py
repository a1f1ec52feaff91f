"""The pages of a part: filled from the top, and mended where the last of them would be nearly empty."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefbook.courtesy import give_way
from briefbook.pdf.flow import Entry, Flow, Frame, Page
from briefbook.pdf.strip import Keep, Laid

SCANT_SHARE, LEFT_SHARE = 0.2, 0.5
TIGHTER, MOST_TIGHTENED = 0.75, 4

Run = list[tuple[int, Laid]]
"""Blocks with their places in the part that follow each other without a new page."""


def paginate(blocks: Sequence[Laid], frame: Frame) -> tuple[Page, ...]:
    """The pages of a part, at least one."""
    pages = [page for run in join_runs(runs_of(blocks), frame) for page in paginate_run(run, frame)]
    return tuple(pages) or ((),)


def runs_of(blocks: Sequence[Laid]) -> Iterator[Run]:
    """The blocks of a part, cut where one begins a new page; a run that shows nothing is left out."""
    run: Run = []
    for at, laid in enumerate(blocks):
        if laid.new_page and any(each.strips for _, each in run):
            yield run
            run = []
        run.append((at, laid))
    if any(each.strips for _, each in run):
        yield run


def join_runs(runs: Iterable[Run], frame: Frame) -> Iterator[Run]:
    """The runs, one behind the other where the second has room for all of it on the last page of the first."""
    joined: Run = []
    tails: list[Run] = []
    for run in runs:
        wider, wider_tails = [*joined, *run], [*tails, run]
        if joined and have_room(paginate_run(wider, frame), len(paginate_run(joined, frame)), wider_tails):
            joined, tails = wider, wider_tails
            continue
        if joined:
            yield joined
        joined, tails = run, []
    if joined:
        yield joined


def have_room(pages: Sequence[Page], count: int, tails: Sequence[Run]) -> bool:
    """Whether these are no more pages than so many, and each of the runs stands on one of them alone."""
    if len(pages) > count:
        return False
    found = [{placed.block for placed in page} for page in pages]
    return all(sum(not blocks.isdisjoint(at for at, _ in tail) for blocks in found) <= 1 for tail in tails)


def paginate_run(run: Run, frame: Frame) -> tuple[Page, ...]:
    """The pages of a run; a last one that is nearly empty is spared, or takes the section before it from its page."""
    pages = fill_pages(run, frame)
    if len(pages) < 2 or fill_of(pages[-1], frame) >= SCANT_SHARE or any(laid.columns > 1 for _, laid in run):
        return pages
    if len(pages) <= MOST_TIGHTENED:
        tighter = fill_pages(run, frame, tightness=TIGHTER)
        if len(tighter) < len(pages):
            return tighter
    opening = find_opening(run, pages, frame)
    return pages if opening is None else fill_pages(run, frame, turn_before=opening)


def fill_of(page: Page, frame: Frame) -> float:
    """How far down a page is filled, as a share of its height."""
    lowest_pt = max((placed.y_pt + placed.strip.height_pt for placed in page), default=frame.top_pt)
    return (lowest_pt - frame.top_pt) / frame.height_pt


def find_opening(run: Run, pages: Sequence[Page], frame: Frame) -> int | None:
    """The last block of the last page but one that opens a section, if enough stands above it; else None."""
    openings = {at for at, laid in run if laid.opens}
    last_at = pages[-1][0].block
    for before, placed in reversed(list(pairwise(pages[-2]))):
        if placed.block in openings and placed.block < last_at and before.strip.keep is Keep.FREE:
            left = (placed.y_pt - frame.top_pt) / frame.height_pt
            return placed.block if left >= LEFT_SHARE else None
    return None


def fill_pages(run: Run, frame: Frame, *, tightness: float = 1.0, turn_before: int | None = None) -> tuple[Page, ...]:
    """Fill pages from the top, with the space between blocks at a share of its own, and a new page before a block."""
    flow = Flow(frame)
    after_pt, joined = 0.0, False
    for at, laid in run:
        give_way()
        gap_pt = after_pt if joined else max(after_pt, laid.before_pt)
        entries = [
            Entry(strip, at, strip.before_pt + (tightness * gap_pt if number == 0 else 0.0))
            for number, strip in enumerate(laid.strips)
        ]
        if at == turn_before:
            flow.turn()
        if laid.columns > 1:
            flow.settle()
            flow.add_columns(entries, laid.columns, gap_pt)
        else:
            flow.add(entries)
        after_pt, joined = (laid.after_pt, laid.joined) if laid.strips else (gap_pt, joined)
    return flow.finish()
