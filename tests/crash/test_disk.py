"""A disk that loses its power, or fails at this and that: nothing that was saved is lost, and nothing is damaged."""

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from types import ModuleType

import pytest

from briefbook.edits.point import add_point, change_point_text
from briefbook.session import Session
from briefbook.store import connection
from briefbook.store.conversion import encrypt_library
from briefbook.store.errors import DiskError
from briefbook.store.file import LibraryFile
from briefbook.text.json_codec import load_rich_text
from briefbook.text.rich_text import plain_text

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="SQLite's functions are found as Linux names them")

POWER_LOSSES, FAULTS = 10, 15
NEVER_MS = 3_600_000


@pytest.fixture
def trial(load_part: Callable[[str], ModuleType]) -> ModuleType:
    return load_part("disk_trial")


def list_faults(outcomes: list[object]) -> list[str]:
    return [outcome.fault for outcome in outcomes if outcome.fault]


def test_what_was_saved_is_there_after_a_loss_of_power(trial: ModuleType, sample_file: Path) -> None:
    outcomes = trial.lose_power_often(sample_file, POWER_LOSSES, Random(1))
    assert (len(outcomes), list_faults(outcomes)) == (POWER_LOSSES, [])


def test_what_could_not_be_saved_is_saved_once_the_disk_takes_it(trial: ModuleType, sample_file: Path) -> None:
    outcomes = trial.fail_often(sample_file, FAULTS, Random(1))
    assert len(outcomes) > FAULTS
    assert list_faults(outcomes) == []


def test_an_encrypted_library_stands_both(trial: ModuleType, sample_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "encrypted.briefbook"
    path.write_bytes(sample_file.read_bytes())
    key = encrypt_library(path, "seven swans", backups=tmp_path).key
    assert list_faults(trial.lose_power_often(path, 6, Random(3), key)) == []
    assert list_faults(trial.fail_often(path, 6, Random(3), key)) == []


def test_an_encrypted_file_that_ends_amid_a_page_is_opened_and_taken_back(sample_file: Path, tmp_path: Path) -> None:
    """As the power leaves it while the file grows: its journal says what it was."""
    path = Path(shutil.copy(sample_file, tmp_path / "encrypted.briefbook"))
    key = encrypt_library(path, "seven swans", backups=tmp_path).key
    look = tmp_path / "look"
    look.mkdir()
    with closing(connection.connect(path, "mode=rw", key)) as writing:
        connection.set_pragmas(writing, "journal_mode = TRUNCATE", "cache_spill = ON", "cache_size = 5")
        writing.execute("BEGIN")
        writing.execute("UPDATE talking_point SET text = printf('%.*c', 20000, 'x')")
        for each in (path, path.with_name(f"{path.name}-journal")):
            shutil.copy(each, look)
    os.truncate(look / path.name, (look / path.name).stat().st_size - 512)
    with LibraryFile.open(look / path.name, key=key) as file:
        assert file.connection.execute("SELECT count(*) FROM talking_point WHERE text LIKE 'x%'").fetchone() == (0,)


def test_a_disk_that_does_not_sync_is_found_out(
    trial: ModuleType, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What tells that nothing is lost has to see it where something is."""
    careless = tuple("synchronous = OFF" if "synchronous" in each else each for each in connection._WRITING)
    monkeypatch.setattr(connection, "_WRITING", careless)
    assert list_faults(trial.lose_power_often(sample_file, POWER_LOSSES, Random(1)))


def test_what_is_saved_though_its_end_was_not_synced_is_gone_on_with(
    trial: ModuleType, sample_file: Path, tmp_path: Path
) -> None:
    """SQLite tells a COMMIT as failed whose journal is cut and not synced, and has nothing to take it back with."""
    acts: list[str] = []

    def fail_after_cut(act: str) -> int:
        acts.append(act)
        return trial.FAULTS[act] if acts[-2:] == [trial.Act.CUT, trial.Act.SYNC] else trial.OK

    path = Path(shutil.copy(sample_file, tmp_path / "visit.briefbook"))
    with trial.RecordedDisk(tmp_path) as disk:
        session = Session(LibraryFile.open(path), commit_delay_ms=NEVER_MS)
        point_id = add_point(session, 1)
        disk.fail = fail_after_cut
        with pytest.raises(DiskError):
            session.save()
        disk.fail = trial.let_happen
        assert session.unsaved
        change_point_text(session, point_id, plain_text("Once"))
        session.save()
        again = add_point(session, 1, after=point_id)
        assert session.undo() and session.redo()
        session.close()
    with LibraryFile.open(path) as file:
        texts = file.connection.execute(
            "SELECT text FROM talking_point WHERE id IN (?, ?)", (point_id, again)
        ).fetchall()
    assert [load_rich_text(text).text for (text,) in texts] == ["Once", ""]
