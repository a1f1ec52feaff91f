"""A large library is brought along, too, and tells how far that is."""

from functools import partial
from pathlib import Path

import pytest

from briefbook.session.verification import verify_library
from briefbook.store.conversion import encrypt_library
from briefbook.store.errors import ConversionCancelledError
from briefbook.store.file import LibraryFile
from briefbook.store.sniff import SCHEMA_VERSION
from briefbook.store.verify.damage import VerifyCancelledError

ROWS = 100_000


def test_a_hundred_thousand_rows_are_brought_along(large_path: Path) -> None:
    heard: list[tuple[int, int]] = []

    def report(done: int, total: int) -> bool:
        heard.append((done, total))
        return True

    with LibraryFile.open_read_only(large_path) as file:
        before = file.connection.execute("SELECT sum(id), sum(length(text)) FROM talking_point").fetchone()
    with LibraryFile.open(large_path, progress=report) as file:
        assert file.schema_version == SCHEMA_VERSION
        assert file.connection.execute("SELECT sum(id), sum(length(text)) FROM talking_point").fetchone() == before
    assert heard == sorted(heard)
    assert heard[0][0] == 0
    assert heard[-1][0] == heard[-1][1] >= ROWS


def test_a_hundred_thousand_rows_are_encrypted(large_path: Path) -> None:
    LibraryFile.open(large_path).close()
    before = large_path.read_bytes()
    heard: list[int] = []

    def hear_until(most: int, done: int, total: int) -> bool:
        heard.append(done * 100 // total)
        return len(heard) <= most

    for most in (10, 60):
        heard.clear()
        with pytest.raises(ConversionCancelledError):
            encrypt_library(large_path, "Zenda, at noon", progress=partial(hear_until, most))
        assert large_path.read_bytes() == before
    heard.clear()
    encrypt_library(large_path, "Zenda, at noon", progress=partial(hear_until, 1_000_000))
    assert heard == sorted(heard)
    assert len(set(heard)) > 20
    with LibraryFile.open(large_path, passphrase="Zenda, at noon") as file:
        assert file.connection.execute("SELECT count(*) FROM talking_point").fetchone() == (40_000,)


def test_looking_through_a_hundred_thousand_rows_can_be_left(large_path: Path) -> None:
    LibraryFile.open(large_path).close()
    heard: list[tuple[int, int]] = []

    def report(done: int, total: int) -> bool:
        heard.append((done, total))
        return done * 3 < total

    with pytest.raises(VerifyCancelledError):
        verify_library(large_path, large_path.parent, report)
    assert heard == sorted(heard)
    assert heard[-1][1] >= ROWS
    assert len(heard) > 20
