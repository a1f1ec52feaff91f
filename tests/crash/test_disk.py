"""A disk that loses its power, or fails at this and that: nothing that was saved is lost, and nothing is damaged."""

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import ModuleType

import pytest

from briefbook.store import connection
from briefbook.store.conversion import encrypt_library

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="SQLite's functions are found as Linux names them")

POWER_LOSSES, FAULTS = 10, 15


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


def test_a_disk_that_does_not_sync_is_found_out(
    trial: ModuleType, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What tells that nothing is lost has to see it where something is."""
    careless = tuple("synchronous = OFF" if "synchronous" in each else each for each in connection._WRITING)
    monkeypatch.setattr(connection, "_WRITING", careless)
    assert list_faults(trial.lose_power_often(sample_file, POWER_LOSSES, Random(1)))
