"""The trimmed copy of ICU's data: what is kept is as it was, and what is left out is gone."""

import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

HEADER = struct.pack("<H2sHH4B4s4B4B", 32, b"\xda\x27", 20, 0, 0, 0, 2, 0, b"CmnD", 1, 0, 0, 0, 3, 0, 0, 0).ljust(
    32, b"\0"
)
NAMES = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def icu(load_script: Callable[[str], ModuleType]) -> ModuleType:
    return load_script("icu_data.py")


def fill(content: bytes) -> bytes:
    return content.ljust(-(-len(content) // 16) * 16, b"\0")


@given(items=st.dictionaries(NAMES.map("icudt73l/{}.res".format), st.binary(min_size=1).map(fill), min_size=1))
def test_a_package_reads_back_as_it_was_written(icu: ModuleType, items: dict[str, bytes]) -> None:
    written = icu.DataPackage(HEADER, items).to_bytes()
    assert icu.DataPackage.parse(written) == icu.DataPackage(HEADER, items)


def test_sorting_is_kept_and_the_names_of_currencies_are_not(icu: ModuleType) -> None:
    names = (
        "coll/ja.res",
        "coll/ucadata.icu",
        "root.res",
        "nfkc.nrm",
        "curr/ja.res",
        "zone/ja.res",
        "ja.res",
        "ibm-943.cnv",
    )
    kept = icu.DataPackage(HEADER, {f"icudt73l/{name}": bytes(16) for name in names}).keep()
    assert [name.partition("/")[2] for name in kept.items] == [
        "coll/ja.res",
        "coll/ucadata.icu",
        "root.res",
        "nfkc.nrm",
    ]


def test_other_bytes_are_refused(icu: ModuleType) -> None:
    with pytest.raises(ValueError, match="no ICU data package"):
        icu.DataPackage.parse(bytes(64))


def test_qts_own_library_is_trimmed_to_a_seventh(icu: ModuleType, tmp_path: Path) -> None:
    import PySide6

    libraries = list(Path(PySide6.__file__).parent.glob("Qt/lib/libicudata.so.*"))
    if not libraries or not shutil.which("ld"):
        pytest.skip("no ICU of Qt's or no binutils here")
    trimmed = tmp_path / libraries[0].name
    icu.trim(libraries[0], trimmed)
    assert trimmed.stat().st_size * 7 < libraries[0].stat().st_size
    symbol, address, size = icu.find_symbol(trimmed)
    assert symbol == icu.find_symbol(libraries[0])[0]
    items = icu.DataPackage.parse(trimmed.read_bytes()[address : address + size]).items
    assert all(icu.is_kept(name) for name in items)
    assert len(items) > 100
