"""The tables of characters are what the script makes of Unicode's own files."""

from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from briefbook.pdf.unicode import default_ignorable_table, emoji_table, script_table

UCD = Path("/usr/share/unicode")


@pytest.fixture(scope="module")
def script(load_script: Callable[[str], ModuleType]) -> ModuleType:
    return load_script("write_unicode_tables.py")


def value_of(table: ModuleType, character: str) -> str:
    return table.VALUES[bisect_right(table.STARTS, ord(character)) - 1]


def test_every_table_is_as_the_script_writes_it(script: ModuleType, root: Path, tmp_path: Path) -> None:
    if not (UCD / "Scripts.txt").exists():
        pytest.skip("no Unicode Character Database here")
    script.write_tables(UCD, tmp_path)
    modules = root / "briefbook" / "pdf" / "unicode"
    assert {each.name for each in tmp_path.iterdir()} == {each.name for each in modules.glob("*_table.py")}
    for made in tmp_path.iterdir():
        assert made.read_text("utf-8") == (modules / made.name).read_text("utf-8")


def test_tables_of_a_property_begin_at_the_first_character_and_ascend() -> None:
    for table in (script_table, emoji_table):
        assert table.STARTS[0] == 0
        assert list(table.STARTS) == sorted(set(table.STARTS))
        assert len(table.STARTS) == len(table.VALUES)


def test_the_tables_know_well_known_characters() -> None:
    scripts = {"A": "Latn", "ж": "Cyrl", "ก": "Thai", "漢": "Hani", "한": "Hang", "かカー"[2]: "Zyyy", "\u0301": "Zinh"}
    assert {each: value_of(script_table, each) for each in scripts} == scripts
    emoji = {"😀": "picture", "☎": "sign", "\U0001f3fd": "tone", "A": "no", "1": "no"}
    assert {each: value_of(emoji_table, each) for each in emoji} == emoji
    assert (0xFE00, 0xFE0F) in default_ignorable_table.RANGES
