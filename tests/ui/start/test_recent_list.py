"""The list of recent libraries: newest first, with what each was about, and read back whatever became of it."""

import json
import os
import shutil
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbook.edits.library import create_library
from briefbook.models.recent_file_model import RecentFile, describe_opened
from briefbook.store.conversion import encrypt_library
from briefbook.store.file import LibraryFile
from briefbook.store.sniff import looks_encrypted
from briefbook.ui.start.recent_list import FILES_KEPT, forget_recent_file, load_recent_files, recent_list_path
from briefbook.ui.start.recent_note import describe_library, note_closing, note_opened

NOON = datetime(2026, 1, 16, 12, 0)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["path", "opened_at", "title"]), inner),
)


def store(content: object) -> None:
    recent_list_path().parent.mkdir(parents=True, exist_ok=True)
    recent_list_path().write_text(json.dumps(content), encoding="utf-8")


def test_a_library_comes_back_with_its_latest_visit(sample_copy: Path) -> None:
    with LibraryFile.open(sample_copy) as file:
        note_opened(sample_copy, file, NOON)
    (recent,) = load_recent_files()
    assert recent == RecentFile(
        sample_copy,
        NOON,
        "Sample library",
        "Official visit of the Foreign Minister of Japan",
        "15–17 January 2026",
    )


def test_the_newest_is_first_none_twice_and_the_oldest_are_forgotten(sample_copy: Path, tmp_path: Path) -> None:
    with LibraryFile.open(sample_copy) as file:
        for number in [*range(FILES_KEPT + 3), 9]:
            note_opened(tmp_path / f"{number}.briefbook", file, NOON + timedelta(minutes=number))
    names = [recent.key.stem for recent in load_recent_files()]
    assert names[:3] == ["9", "14", "13"]
    assert len(names) == len(set(names)) == FILES_KEPT


def test_closing_keeps_what_a_library_is_about_then_and_adds_none(sample_copy: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(sample_copy, tmp_path / "other.briefbook"))
    with LibraryFile.open(sample_copy) as file:
        note_opened(sample_copy, file, NOON)
        file.connection.execute("UPDATE library SET title = 'Desk for Ruritania'")
        note_closing(file)
    with LibraryFile.open(other) as file:
        note_closing(file)
    (recent,) = load_recent_files()
    assert (recent.key, recent.title, recent.opened_at) == (sample_copy, "Desk for Ruritania", NOON)


@pytest.mark.skipif(os.name != "posix", reason="who may read a file is said by bits only there")
def test_the_list_is_for_its_owner_alone(sample_copy: Path) -> None:
    store([])
    recent_list_path().chmod(0o644)
    recent_list_path().with_suffix(".new").touch(0o644)
    with LibraryFile.open(sample_copy) as file:
        note_opened(sample_copy, file, NOON)
    assert stat.S_IMODE(recent_list_path().stat().st_mode) == 0o600
    assert len(load_recent_files()) == 1


def test_a_library_is_forgotten(sample_copy: Path, tmp_path: Path) -> None:
    with LibraryFile.open(sample_copy) as file:
        for name in ("a", "b"):
            note_opened(tmp_path / f"{name}.briefbook", file, NOON)
    forget_recent_file(tmp_path / "b.briefbook")
    assert [recent.key.stem for recent in load_recent_files()] == ["a"]


def test_of_an_encrypted_library_only_the_name_is_kept(sample_copy: Path, tmp_path: Path) -> None:
    sealed = tmp_path / "sealed.briefbook"
    create_library(sealed, "Ruritania desk")
    encrypt_library(sealed, "Zenda")
    with LibraryFile.open(sealed, passphrase="Zenda") as file:
        assert looks_encrypted(sealed)
        assert describe_library(sealed, file) == RecentFile(sealed)
    assert looks_encrypted(sealed)


def test_the_list_of_the_first_versions_is_read() -> None:
    store(["/a.briefbook", 7, None])
    assert load_recent_files() == (RecentFile(Path("/a.briefbook")),)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(JSON_VALUES | st.lists(JSON_VALUES))
def test_whatever_is_stored_is_read_as_files(content: object) -> None:
    store(content)
    files = load_recent_files()
    assert len({file.key for file in files}) == len(files)
    assert all(isinstance(file, RecentFile) for file in files)


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "Today 12:00"), (1, "Yesterday 12:00"), (5, "11 January"), (16, "31 December 2025"), (-1, "17 January")],
)
def test_the_day_of_opening_is_said_as_one_says_it(days: int, words: str) -> None:
    assert describe_opened(NOON - timedelta(days=days), replace_hour(NOON)) == words


def replace_hour(moment: datetime) -> datetime:
    return moment.replace(hour=18)
