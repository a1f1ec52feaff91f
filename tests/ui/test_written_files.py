"""Every file that the program writes on its own: for whom it is, and whether a word of the library stands in it.

Of an encrypted library there must be none anywhere; of a plain one none outside of itself and its backups, if the
person wants nothing kept.
"""

import contextlib
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefbook.edits.entity import rename_entity
from briefbook.edits.point import change_point_text
from briefbook.folder import cache_folder, config_folder, data_folder, log_folder
from briefbook.printing.preview import PreviewPages
from briefbook.store.conversion import encrypt_library
from briefbook.store.file import LibraryFile
from briefbook.store.search import search
from briefbook.store.trace import cover_folder, recent_list_path
from briefbook.text.rich_text import plain_text
from briefbook.ui.fault.bug_log import BugLog, describe_bug
from briefbook.ui.fault.crash_report import CrashReport
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

TYPED = "Hentzau rides to Strelsau"
PASSPHRASE = "Zenda, at noon"
SHORTEST_WORDS = 9
SNAPSHOT = """
import shutil, sys
from pathlib import Path
from briefbook.store.snapshot import open_snapshot
with open_snapshot(Path(sys.argv[1]), passphrase=sys.argv[2] or None) as snapshot:
    assert snapshot.taken_at
    shutil.copytree(sys.argv[3], sys.argv[4])
"""


@dataclass
class Watched:
    """The folders in which anything may be written, and what was found there at any time of the journey."""

    folders: list[Path]
    words: set[str] = field(default_factory=set)
    seen: set[Path] = field(default_factory=set)
    told: set[tuple[str, str]] = field(default_factory=set)

    def look(self) -> None:
        """Search every file that is there now for the library's words."""
        spellings = [(word, spelt) for word in self.words for spelt in (word.encode(), word.encode("utf-16-le"))]
        for folder in self.folders:
            for path in folder.rglob("*"):
                with contextlib.suppress(FileNotFoundError):
                    if path.is_file():
                        self.seen.add(path)
                        raw = path.read_bytes()
                        self.told |= {(path.name, word) for word, spelt in spellings if spelt in raw}


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for temporary files that nobody else uses."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield folder
    tempfile.tempdir = None


@pytest.fixture
def desk(sample_file: Path, tmp_path: Path) -> Path:
    """A library alone in its folder."""
    (tmp_path / "desk").mkdir()
    return Path(shutil.copy(sample_file, tmp_path / "desk" / "visit.briefbook"))


def list_words(file: LibraryFile) -> set[str]:
    """Every name of a library that no file has by chance."""
    names = {text for (text,) in file.connection.execute("SELECT text FROM name").fetchall()}
    return {text for text in names if len(text) >= SHORTEST_WORDS} | {"Sample library", TYPED}


def travel(window: MainWindow, qtbot: QtBot, watched: Watched, passphrase: str | None) -> None:
    """What a person does with the open library: write, search, look at the pages, be backed up, be read elsewhere."""
    assert window.library
    assert window.library.workspace
    assert window.library.proof
    assert window.library.backups
    session = window.library.workspace.session
    change_point_text(session, 1, plain_text(TYPED))
    assert session.unsaved
    watched.look()
    session.save()
    assert search(session.file.connection, "Hentzau")
    assert window.open_place(Place("point", 1))
    proofs: list[PreviewPages] = []
    window.library.proof._proof.ready.connect(proofs.append)
    window.actions_["view.preview"].trigger()
    rename_entity(session, 1, f"{TYPED} again")
    qtbot.waitUntil(lambda: bool(proofs) and not window.library.workspace.tasks.busy, timeout=60_000)
    session.save()
    window.library.backups.make()
    qtbot.waitUntil(lambda: any(data_folder().rglob("*.briefbook")), timeout=20_000)
    read_elsewhere(session.path, passphrase)
    err(log_folder())
    watched.look()


def read_elsewhere(path: Path, passphrase: str | None) -> None:
    """Read the open library by the command line's road, and leave what that wrote meanwhile where it can be seen."""
    scratch = tempfile.gettempdir()
    command = [sys.executable, "-c", SNAPSHOT, path, passphrase or "", scratch, f"{scratch}/kept"]
    subprocess.run(command, check=True, timeout=60)


def err(folder: Path) -> None:
    """A bug whose message quotes the library, and the end of a run without warning."""
    try:
        raise ValueError(TYPED)
    except ValueError as error:
        BugLog(folder).note(describe_bug(error))
    report = CrashReport(folder)
    report.arm()
    report.disarm()


def show(window: MainWindow, path: Path, passphrase: str | None) -> set[str]:
    """Open a library in the window; its words."""
    if passphrase is None:
        window.opening.open(path)
    else:
        window.opening.tell(LibraryFile.open(path, passphrase=passphrase), path)
    assert window.library
    return list_words(window.library.file)


def check_owner_alone(*folders: Path) -> None:
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            mode = stat.S_IMODE(path.stat().st_mode)
            assert mode == (0o700 if path.is_dir() else 0o600), f"{path}: {mode:o}"


def own_folders() -> list[Path]:
    return [config_folder(), cache_folder(), data_folder(), log_folder()]


def test_nothing_that_is_not_wanted_is_kept_of_a_plain_library(
    start_window: MainWindow, desk: Path, scratch: Path, qtbot: QtBot
) -> None:
    start_window.preferences.change(keeps_covers=False, keeps_recent_words=False)
    watched = Watched([config_folder(), cache_folder(), log_folder().parent])
    watched.words = show(start_window, desk, None)
    travel(start_window, qtbot, watched, None)
    start_window.close_library()
    watched.look()
    assert watched.told == set()
    assert recent_list_path() in watched.seen
    assert not cover_folder().exists()
    assert [path.name for path in scratch.iterdir()] == ["kept"]
    elsewhere = Watched([desk.parent, data_folder()], watched.words)
    elsewhere.look()
    libraries = {path.name for path in elsewhere.seen if path.suffix == desk.suffix}
    assert {name for name, _ in elsewhere.told} == {name for name, word in elsewhere.told if word == TYPED} == libraries


def test_no_word_of_an_encrypted_library_is_plain_anywhere(
    start_window: MainWindow, desk: Path, scratch: Path, qtbot: QtBot
) -> None:
    encrypt_library(desk, PASSPHRASE)
    watched = Watched([desk.parent, scratch, Path.home()])
    watched.words = show(start_window, desk, PASSPHRASE)
    travel(start_window, qtbot, watched, PASSPHRASE)
    start_window.close_library()
    watched.look()
    assert watched.told == set()
    assert {desk, desk.with_name("visit.briefbook-journal"), recent_list_path()} <= watched.seen
    assert any(scratch in path.parents for path in watched.seen)
    assert any(data_folder() in path.parents for path in watched.seen)
    assert not cover_folder().exists()


@pytest.mark.skipif(os.name != "posix", reason="who may read a file is said by bits only there")
def test_every_file_is_for_its_owner_alone(
    start_window: MainWindow, desk: Path, scratch: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (config_folder(), cache_folder(), log_folder()):
        folder.mkdir(parents=True)
        folder.chmod(0o755)
    for name in ("recent.json", "settings.json", "tabs.json"):
        (config_folder() / name).touch(0o644)
    (log_folder() / "bugs.txt").touch(0o644)
    mask = os.umask(0o022)
    try:
        watched = Watched([])
        start_window.preferences.change(person_name="Rassendyll")
        show(start_window, desk, None)
        travel(start_window, qtbot, watched, None)
        qtbot.waitUntil(lambda: cover_folder().exists() and not start_window.library.workspace.tasks.busy)
        assert start_window.library
        start_window.library.file.save_copy(copy := desk.with_name("copy.briefbook"))
        start_window.close_library()
    finally:
        os.umask(mask)
    check_owner_alone(*own_folders())
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def switch_off(window: MainWindow, **fields: Callable[[], bool]) -> None:
    """Turn settings off one after the other; what each kept is gone at once."""
    for name, is_kept in fields.items():
        assert is_kept()
        window.preferences.change(**{name: False})
        assert not is_kept()


def test_turning_a_setting_off_removes_what_it_kept(start_window: MainWindow, desk: Path, qtbot: QtBot) -> None:
    show(start_window, desk, None)
    qtbot.waitUntil(lambda: cover_folder().exists() and any(cover_folder().iterdir()), timeout=20_000)
    switch_off(
        start_window,
        keeps_covers=cover_folder().exists,
        keeps_recent_words=lambda: "Sample library" in recent_list_path().read_text(encoding="utf-8"),
    )
    start_window.close_library()
    told = recent_list_path().read_text(encoding="utf-8")
    assert str(desk) in told
    assert "Sample library" not in told
    assert "2026" not in told.replace(str(desk), "")
