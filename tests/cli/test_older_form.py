"""Verbs that only read, on a library of an older form."""

import json
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

KEPT = Path(__file__).parents[1] / "store" / "upgrade" / "kept" / "schema_1.briefbook.xz"
Run = Callable[..., object]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library of schema 1, alone in its folder."""
    folder = tmp_path / "desk"
    folder.mkdir()
    path = folder / "Zenda.briefbook"
    path.write_bytes(lzma.decompress(KEPT.read_bytes()))
    return path


def test_reading_leaves_an_older_library_as_it_is(run: Run, old: Path) -> None:
    before, mtime_ns = old.read_bytes(), old.stat().st_mtime_ns
    told = run("info", old)
    assert told.out.splitlines()[1] == "Schema version 1, not encrypted"
    assert json.loads(run("info", old, "--json").out)["schema_version"] == 1
    found = run("search", old, "Strelsau")
    assert "Annals of Strelsau" in found.out
    assert run("check", old).out
    assert {told.err, found.err} == {""}
    assert (old.read_bytes(), old.stat().st_mtime_ns) == (before, mtime_ns)
    assert [each.name for each in old.parent.iterdir()] == [old.name]
