"""To schema 3: the same rows, and nothing known yet of a backup."""

from collections.abc import Callable
from pathlib import Path

from briefbook.store.file import LibraryFile
from tests.store.upgrade.test_step_2 import read_rows


def test_every_row_is_as_it_was_and_no_backup_is_known(lay_out: Callable[[int], Path]) -> None:
    path = lay_out(2)
    before = read_rows(path)
    assert before["book_omission"]
    with LibraryFile.open(path) as file:
        assert len(file.notices) == 1
    after = read_rows(path)
    assert (after.pop("backup_mark"), after.pop("touched_row")) == ([], [])
    assert after == before
