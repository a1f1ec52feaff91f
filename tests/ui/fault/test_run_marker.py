"""Which ends of a run the next start tells of, by the file that says that a library is open."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from briefbook.folder import log_folder
from briefbook.store.process import find_birth
from briefbook.ui.fault.run_marker import RunMarker

DIE_OPEN = """
import os, sys
from pathlib import Path
from briefbook.ui.fault.run_marker import RunMarker
marker = RunMarker(Path(sys.argv[1]))
marker.show(True)
if sys.argv[2] == "closed":
    marker.show(False)
os._exit(9)
"""


@pytest.mark.parametrize(("state", "told"), [("open", True), ("closed", False)])
def test_only_a_run_that_had_a_library_open_is_told_and_once(tmp_path: Path, state: str, told: bool) -> None:
    subprocess.run([sys.executable, "-c", DIE_OPEN, str(tmp_path), state], check=False)
    marker = RunMarker(tmp_path)
    assert bool(marker.take_left()) is told
    assert marker.take_left() is None
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_goes_on_is_not_told(tmp_path: Path) -> None:
    """One on another screen, or our own before it was started anew in the same process."""
    RunMarker(tmp_path).show(True)
    assert RunMarker(tmp_path).take_left() is None
    other = tmp_path / f"open-{os.getppid()}.json"
    said = {"pid": os.getppid(), "born": find_birth(os.getppid()), "since": "2031-01-16T09:00:00+00:00"}
    other.write_text(json.dumps(said), encoding="utf-8")
    assert RunMarker(tmp_path).take_left() is None
    other.write_text(json.dumps(said | {"born": "of another"}), encoding="utf-8")
    assert RunMarker(tmp_path).take_left()


@pytest.mark.parametrize("words", ["", "[]", '{"pid": "x"}', '{"pid": 1e999, "born": "", "since": ""}', "\udcff"])
def test_a_damaged_file_is_taken_away(tmp_path: Path, words: str) -> None:
    path = tmp_path / "open-7.json"
    path.write_bytes(words.encode("utf-8", "surrogateescape"))
    assert RunMarker(tmp_path).take_left() is None
    assert not path.exists()


def test_the_file_is_for_its_owner_alone_and_names_nothing(tmp_path: Path) -> None:
    RunMarker(tmp_path / "log").show(True)
    (path,) = (tmp_path / "log").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert set(json.loads(path.read_text(encoding="utf-8"))) == {"pid", "born", "since"}


def test_a_folder_that_cannot_be_written_costs_the_telling_alone(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    marker = RunMarker(tmp_path / "file" / "log")
    marker.show(True)
    marker.show(False)
    assert marker.take_left() is None
    assert not log_folder().exists()
