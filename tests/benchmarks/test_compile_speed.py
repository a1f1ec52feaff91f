"""How the time of compiling grows with the points of a book and with the library around it, in the same run."""

import importlib.util
import time
from pathlib import Path
from types import ModuleType

import pytest

from briefbook.book.compile import compile_book

pytestmark = pytest.mark.benchmark

FEW, MANY = 624, 10_000
# What grows with the square would take sixteen times as long for each point.
MOST_GROWTH = 1.6


@pytest.fixture
def long_content() -> ModuleType:
    spec = importlib.util.spec_from_file_location("long_content", Path(__file__).with_name("long_content.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_compiling_grows_as_the_points_do(long_content: ModuleType) -> None:
    def measure(points: int) -> float:
        content = long_content.LongContent(points).build()
        began = time.process_time()
        compile_book(content)
        return time.process_time() - began

    measure(FEW)
    few, many = measure(FEW), measure(MANY)
    growth = (many / MANY) / (few / FEW)
    print(f"\n{FEW} points {few:.2f} s, {MANY} points {many:.2f} s; for each point {growth:.2f} times as long")
    assert growth <= MOST_GROWTH
