"""How the time of compiling grows with the points of a book and with the library around it, in the same run."""

import time
from collections.abc import Callable
from types import ModuleType

import pytest

from briefbook.book.compile import compile_book

pytestmark = pytest.mark.benchmark

FEW, MANY = 624, 10_000
# What grows with the square would take sixteen times as long for each point.
MOST_GROWTH = 1.6


def test_compiling_grows_as_the_points_do(load: Callable[[str], ModuleType], tell: Callable[..., None]) -> None:
    long_content = load("long_content")

    def measure(points: int) -> float:
        content = long_content.LongContent(points).build()
        began = time.process_time()
        compile_book(content)
        return time.process_time() - began

    measure(FEW)
    few, many = measure(FEW), measure(MANY)
    growth = (many / MANY) / (few / FEW)
    tell(f"compiling {MANY} points", f"{many:.2f} s", f"{FEW} points {few:.2f} s, by the point", growth, MOST_GROWTH)
    assert growth <= MOST_GROWTH
