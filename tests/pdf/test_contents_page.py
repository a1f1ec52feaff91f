"""The contents: closer lines where that spares a page, and the lines of a tab never parted."""

from collections.abc import Callable
from typing import Any

import pytest

from briefbook.book.block import Contents, ContentsEntry, Span

Lay = Callable[..., list[list[Any]]]


def contents(tabs: int, deeper: int) -> Contents:
    entries = []
    for tab in range(tabs):
        entries.append(ContentsEntry((Span(f"Tab{tab}"),), "a", tab=str(tab)))
        entries += [ContentsEntry((Span(f"Part{tab}"),), "a", 2) for _ in range(deeper)]
    return Contents(tuple(entries))


def tabs_of(page: list[Any]) -> set[str]:
    words = "".join(f" {shown.letters} " for shown in page).split()
    return {word[4:] for word in words if word.startswith("Part")} | {word[3:] for word in words if word[:3] == "Tab"}


@pytest.mark.parametrize(("tabs", "deeper", "pages"), [(6, 4, 1), (7, 5, 1), (12, 4, 2), (30, 3, 4)])
def test_contents_take_no_more_pages_than_they_need(lay_blocks: Lay, tabs: int, deeper: int, pages: int) -> None:
    laid = lay_blocks(contents(tabs, deeper))
    assert len(laid) == pages
    found = [tabs_of(page) for page in laid]
    assert sum(map(len, found)) == len(set().union(*found)) == tabs
