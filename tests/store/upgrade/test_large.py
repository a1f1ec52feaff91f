"""A large library is brought along, too, and tells how far that is."""

from pathlib import Path

from briefbook.store.file import LibraryFile
from briefbook.store.sniff import SCHEMA_VERSION

ROWS = 100_000


def test_a_hundred_thousand_rows_are_brought_along(large_path: Path) -> None:
    heard: list[tuple[int, int]] = []

    def hear(done: int, total: int) -> bool:
        heard.append((done, total))
        return True

    with LibraryFile.open_read_only(large_path) as file:
        before = file.connection.execute("SELECT sum(id), sum(length(text)) FROM talking_point").fetchone()
    with LibraryFile.open(large_path, progress=hear) as file:
        assert file.schema_version == SCHEMA_VERSION
        assert file.connection.execute("SELECT sum(id), sum(length(text)) FROM talking_point").fetchone() == before
    assert heard == sorted(heard)
    assert heard[0][0] == 0
    assert heard[-1][0] == heard[-1][1] >= ROWS
