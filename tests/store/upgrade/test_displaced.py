"""The file is taken away while it is brought to the form of today."""

import shutil
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.file import LibraryFile
from briefbook.store.guard_error import MovedFileError, OverwrittenFileError, ReplacedFileError


def write_over(path: Path, other: Path) -> None:
    path.write_bytes(other.read_bytes())


@pytest.mark.parametrize(
    ("take_away", "told"),
    [
        (lambda path, other: other.replace(path), ReplacedFileError),
        (write_over, OverwrittenFileError),
        (lambda path, _: path.rename(path.with_name("visit.briefbook")), MovedFileError),
    ],
    ids=["replaced", "overwritten", "renamed"],
)
def test_what_takes_its_place_meanwhile_is_not_written_over(
    old_path: Path, backups: Path, tmp_path: Path, take_away: Callable[[Path, Path], object], told: type
) -> None:
    other = Path(shutil.copy(old_path, tmp_path / "other"))
    with closing(sqlite.connect(str(other), isolation_level=None)) as connection:
        connection.execute("UPDATE library SET title = 'Typed on another computer'")
    before, waiting = {old_path.read_bytes(), other.read_bytes()}, [partial(take_away, old_path, other)]

    def report(done: int, total: int) -> bool:
        if done > total // 3 and waiting:
            waiting.pop()()
        return True

    with pytest.raises(told):
        LibraryFile.open(old_path, backups=backups, progress=report)
    left = list(old_path.parent.iterdir())
    assert len(left) == 1
    assert left[0].read_bytes() in before
