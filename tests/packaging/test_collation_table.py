"""The order of letters is what the script makes of Unicode's own table."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from briefbook.book.collation import load_table

ALLKEYS = Path("/usr/share/unicode/allkeys.txt")


def test_the_table_is_as_the_script_writes_it(load_script: Callable[[str], ModuleType], root: Path) -> None:
    if not ALLKEYS.exists():
        pytest.skip("no table of collation elements here")
    lines = load_script("write_collation.py").list_lines(ALLKEYS.read_text("utf-8"))
    kept = (root / "resources" / "collation" / "root.txt").read_text("utf-8").split("\n")
    assert kept[1:] == [*lines, ""]
    assert "15.0.0" in kept[0]


def test_every_sign_has_weights_on_three_levels() -> None:
    assert len(load_table()) > 25_000
    elements = [element for weights in load_table().values() for element in weights.split(" ")]
    assert {element.count(".") for element in elements} == {2}
    assert max(map(len, load_table())) == 3
