"""A library of an older form: brought along after a backup or left byte for byte, and never changed to be read."""

import json
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlite

from briefbook.edits.entity import create_entity, delete_entity, rename_entity
from briefbook.session import Session
from briefbook.store import backup as backup_module
from briefbook.store.backup_file import find_stem, list_backups
from briefbook.store.brief_read import list_points, read_section
from briefbook.store.clearance_read import read_brief_dots
from briefbook.store.errors import (
    DamagedFileError,
    DiskFullError,
    NewerFileError,
    NoBackupError,
    StoreError,
    UpgradeCancelledError,
)
from briefbook.store.file import LibraryFile
from briefbook.store.lock_file import LockFile
from briefbook.store.schema import fingerprint
from briefbook.store.search import search
from briefbook.store.sniff import KNOWN_FINGERPRINTS, SCHEMA_VERSION, sniff
from briefbook.store.upgrade import runner
from briefbook.store.upgrade.runner import run_steps
from briefbook.values.kind import EntityKind, SectionKind
from tests.store.upgrade.look import Look

SETTLED = "SELECT id FROM brief WHERE title = 'Succession'"


class Failing(sqlite.Connection):  # type: ignore[misc]
    """Fails at a statement of a step, once."""

    failure: BaseException = sqlite.OperationalError("database or disk is full")
    at = -1

    def execute(self, sql: str, *arguments: Any) -> Any:
        self._count()
        return super().execute(sql, *arguments)

    def executemany(self, sql: str, *arguments: Any) -> Any:
        self._count()
        return super().executemany(sql, *arguments)

    def _count(self) -> None:
        self.at -= 1
        if self.at == -1:
            raise self.failure


def read_uid(path: Path) -> str:
    with closing(sqlite.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return str(connection.execute("SELECT uid FROM library").fetchone()[0])


def test_a_backup_lies_where_backups_lie(old_path: Path) -> None:
    before, uid = old_path.read_bytes(), read_uid(old_path)
    with LibraryFile.open(old_path) as file:
        notice = file.notices[0]
    folder = Path(os.environ["XDG_DATA_HOME"]) / "briefbook" / "backups" / uid
    (backup,) = list_backups(folder, find_stem(old_path))
    header_bytes = 100  # where SQLite counts changes
    assert backup.path.read_bytes()[header_bytes:] == before[header_bytes:]
    assert backup.schema_version == 1
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert (
        notice
        == f"“Zenda.briefbook” was brought to the form of this version. A backup of it as it was lies in “{folder}”."
    )
    assert sniff(old_path).schema_version == SCHEMA_VERSION


def test_the_folder_that_the_person_named_is_taken(old_path: Path, backups: Path) -> None:
    uid = read_uid(old_path)
    LibraryFile.open(old_path, backups=backups).close()
    assert len(list_backups(backups / uid, find_stem(old_path))) == 1
    assert not (Path(os.environ["XDG_DATA_HOME"]) / "briefbook").exists()


def test_only_the_first_opening_brings_it_along(old_path: Path, backups: Path) -> None:
    with LibraryFile.open(old_path, backups=backups) as file:
        assert file.notices
    before = Look.at(old_path)
    with LibraryFile.open(old_path, backups=backups) as file:
        assert file.notices == ()
    assert Look.at(old_path) == before
    assert before.names == {old_path.name}


def test_the_connection_is_as_careful_after_as_any(old_path: Path, sample_path: Path, backups: Path) -> None:
    pragmas = ("foreign_keys", "secure_delete", "legacy_alter_table", "cache_spill", "journal_mode", "locking_mode")
    pragmas += ("synchronous", "trusted_schema", "temp_store", "query_only")

    def read(path: Path) -> list[Any]:
        with LibraryFile.open(path, backups=backups) as file:
            return [file.connection.execute(f"PRAGMA {pragma}").fetchone() for pragma in pragmas]

    assert read(old_path) == read(sample_path)


def count_statements(path: Path) -> int:
    """How many statements the steps take, the COMMIT among them."""
    copy = Path(shutil.copy(path, path.with_name("counted.briefbook")))
    with closing(sqlite.connect(str(copy), isolation_level=None, factory=Failing)) as connection:
        connection.at = 10_000
        run_steps(connection, "counted")
        after_commit = 3
        return 10_000 - int(connection.at) - after_commit


def test_every_failure_leaves_the_file_byte_for_byte(old_path: Path) -> None:
    """Whichever statement fails, here one in so many: the connection shows the old form, the file was not touched."""
    before, count = old_path.read_bytes(), count_statements(old_path)
    assert count > 400
    with closing(sqlite.connect(str(old_path), isolation_level=None, factory=Failing)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        for at in sorted({*range(8), *range(8, count, 23), *range(count - 8, count)}):
            connection.failure = sqlite.OperationalError("database or disk is full")
            connection.at = at
            with pytest.raises(sqlite.OperationalError):
                run_steps(connection, "Zenda")
            assert not connection.in_transaction
            assert fingerprint(connection) == KNOWN_FINGERPRINTS[1]
            assert old_path.read_bytes() == before
        run_steps(connection, "Zenda")
        assert fingerprint(connection) == KNOWN_FINGERPRINTS[SCHEMA_VERSION]


def fail_at(monkeypatch: pytest.MonkeyPatch, at: int, failure: BaseException) -> None:
    """Let the statement of that number fail, counted from the beginning of the steps."""
    connect = sqlite.connect

    class Chosen(Failing):
        def execute(self, sql: str, *arguments: Any) -> Any:
            if sql == "PRAGMA foreign_keys = OFF":
                self.failure, self.at = failure, at
            return super().execute(sql, *arguments)

    monkeypatch.setattr(sqlite, "connect", lambda *words, **options: connect(*words, factory=Chosen, **options))


@pytest.mark.parametrize("at", [0, 9, 222])
@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (sqlite.OperationalError("database or disk is full"), DiskFullError),
        (KeyboardInterrupt(), KeyboardInterrupt),
        (MemoryError(), MemoryError),
    ],
    ids=["full", "interrupted", "bug"],
)
def test_an_opening_that_fails_half_way_leaves_nothing_but_the_backup(
    old_path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch, at: int, failure: BaseException, told: type
) -> None:
    before = Look.at(old_path)
    with monkeypatch.context() as patch:
        fail_at(patch, at, failure)
        with pytest.raises(told):
            LibraryFile.open(old_path, backups=backups)
    assert Look.at(old_path) == before
    for _ in range(2):
        with monkeypatch.context() as patch:
            fail_at(patch, at, failure)
            with pytest.raises(told):
                LibraryFile.open(old_path, backups=backups)
    # Tried again and again it takes no room from older backups.
    assert len(list_backups(backups / read_uid(old_path), find_stem(old_path))) == 1
    LibraryFile.open(old_path, backups=backups).close()


def test_a_disk_that_is_full_leaves_it_byte_for_byte(old_path: Path, backups: Path) -> None:
    """The system itself refuses to let any file grow beyond what the library has now."""
    with closing(sqlite.connect(str(old_path))) as connection:
        connection.execute("VACUUM")
    before = Look.at(old_path)
    limit = len(before.data)
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from briefbook.store.errors import StoreError; from briefbook.store.file import LibraryFile\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)\n"
        "try: LibraryFile.open(Path(sys.argv[1]), backups=Path(sys.argv[2]))\n"
        "except StoreError as error: print(type(error).__name__)\n"
    )
    arguments = [sys.executable, "-c", script, str(old_path), str(backups), str(limit)]
    outcome = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert outcome.stdout.strip() in {"DiskFullError", "DiskError"}, outcome.stderr
    after = Look.at(old_path)
    assert (after.data, after.names) == (before.data, before.names)
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    LibraryFile.open(old_path, backups=backups).close()


def test_a_program_that_is_killed_half_way_leaves_it_as_it_was(old_path: Path, backups: Path) -> None:
    before = old_path.read_bytes()
    script = (
        "import os, signal, sys; from pathlib import Path; from briefbook.store.file import LibraryFile\n"
        "kill = lambda done, total: done < total // 2 or os.kill(os.getpid(), signal.SIGKILL)\n"
        "LibraryFile.open(Path(sys.argv[1]), backups=Path(sys.argv[2]), progress=kill)\n"
    )
    arguments = [sys.executable, "-c", script, str(old_path), str(backups)]
    assert subprocess.run(arguments, check=False).returncode == -signal.SIGKILL
    assert old_path.read_bytes() == before
    with LibraryFile.open(old_path, backups=backups) as file:
        assert file.notices


@pytest.mark.parametrize("wrong", ["before", "after"])
def test_a_step_that_leads_elsewhere_is_taken_back(
    old_path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    before = Look.at(old_path)
    monkeypatch.setattr(runner, "STEPS", (replace(runner.STEPS[0], **{wrong: "another"}),))
    with pytest.raises(RuntimeError, match="another"):
        LibraryFile.open(old_path, backups=backups)
    assert Look.at(old_path) == before


def test_whoever_waits_can_say_no(old_path: Path, backups: Path) -> None:
    before = Look.at(old_path)
    with pytest.raises(UpgradeCancelledError, match=r"“Zenda.briefbook” was not opened: .* nothing was changed\."):
        LibraryFile.open(old_path, backups=backups, progress=lambda done, total: done < total // 2)
    assert Look.at(old_path) == before


def fill_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_module, "write_duplicate", fail)


def test_without_a_backup_it_is_not_opened(
    old_path: Path, backups: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Look.at(old_path)
    (tmp_path / "in the way").write_text("")
    start = "“Zenda.briefbook” is of an older form and was not opened, since no backup of it could be made: "
    with pytest.raises(NoBackupError) as told:
        LibraryFile.open(old_path, backups=tmp_path / "in the way")
    assert str(told.value).startswith(start)
    fill_disk(monkeypatch)
    with pytest.raises(NoBackupError) as told:
        LibraryFile.open(old_path, backups=backups)
    assert str(told.value).startswith(start + "The disk with")
    assert str(told.value).endswith("is full.")
    assert Look.at(old_path) == before


def spoil(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.seek(4096 * 3)
        stream.write(b"\xa5" * 4096 * 5)


def add_trigger(path: Path) -> None:
    with closing(sqlite.connect(str(path))) as connection, connection:
        connection.execute("CREATE TRIGGER evil AFTER INSERT ON entity BEGIN DELETE FROM name; END")


def orphan(path: Path) -> None:
    with closing(sqlite.connect(str(path))) as connection, connection:
        connection.execute("UPDATE point_topic SET topic_id = 99999 WHERE id = 1")


def name_a_folder_of_others(path: Path) -> None:
    with closing(sqlite.connect(str(path))) as connection, connection:
        connection.execute("UPDATE library SET uid = '../../somewhere'")


def call_it_newer(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.seek(60)
        stream.write((99).to_bytes(4, "big"))


@pytest.mark.parametrize(
    ("harm", "refusal"),
    [
        (spoil, DamagedFileError),
        (add_trigger, DamagedFileError),
        (orphan, DamagedFileError),
        (name_a_folder_of_others, DamagedFileError),
        (call_it_newer, NewerFileError),
    ],
)
def test_what_is_damaged_or_newer_stays_as_it_is(
    old_path: Path, backups: Path, harm: Callable[[Path], None], refusal: type[StoreError]
) -> None:
    harm(old_path)
    before = Look.at(old_path)
    with pytest.raises(refusal, match=f"“{old_path.name}”"):
        LibraryFile.open(old_path, backups=backups)
    assert Look.at(old_path) == before
    assert not backups.exists()


def test_references_that_only_the_steps_look_at_are_damage(
    old_path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    orphan(old_path)
    monkeypatch.setattr("briefbook.store.connection.QUICK_CHECK_BYTES", 0)
    before = Look.at(old_path)
    with pytest.raises(DamagedFileError):
        LibraryFile.open(old_path, backups=backups)
    assert Look.at(old_path) == before


def test_a_large_library_whose_pages_are_damaged_is_told_by_its_own_name(
    old_path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite.connect(str(old_path))) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'name_entity'").fetchone()
    with old_path.open("r+b") as stream:
        stream.seek((page - 1) * 4096 + 64)
        stream.write(b"\xa5" * 4000)
    monkeypatch.setattr("briefbook.store.connection.QUICK_CHECK_BYTES", 0)
    before = Look.at(old_path)
    with pytest.raises(DamagedFileError, match=f"“{old_path.name}”"):
        LibraryFile.open(old_path, backups=backups)
    assert Look.at(old_path) == before


def test_its_lock_names_who_has_it_while_it_is_brought_along(old_path: Path, backups: Path) -> None:
    seen = []

    def look(_done: int, _total: int) -> bool:
        seen.append(json.loads(LockFile(old_path).path.read_text())["pid"])
        return True

    LibraryFile.open(old_path, backups=backups, progress=look).close()
    assert set(seen) == {os.getpid()}


def test_work_goes_on_in_it(old_path: Path, backups: Path) -> None:
    with closing(Session(LibraryFile.open(old_path, backups=backups))) as session:
        connection = session.file.connection
        assert session.undo_label is None
        (brief_id,) = connection.execute(SETTLED).fetchone()
        dots = read_brief_dots(connection, [brief_id])
        topic = create_entity(session, EntityKind.TOPIC, "The castle of Zenda")
        rename_entity(session, topic, "The moat of Zenda")
        session.undo()
        session.redo()
        delete_entity(session, topic)
        session.undo()
        assert [hit.id for hit in search(connection, "moat")] == [topic]
        assert read_brief_dots(connection, [brief_id]) == dots


def test_what_clearance_was_given_on_still_counts(old_path: Path, backups: Path) -> None:
    with LibraryFile.open(old_path, backups=backups) as file:
        (brief_id,) = file.connection.execute(SETTLED).fetchone()
        points = list_points(file.connection, brief_id)
        section = read_section(file.connection, "brief", brief_id, SectionKind.BACKGROUND)
    told = [(each.clearance.state, each.clearance.changed) for each in points]
    assert told == [("cleared", False), ("for_clearance", False), ("cleared", True)]
    assert (section.clearance.state, section.clearance.changed) == ("cleared", False)


def test_an_old_backup_outlives_those_of_a_busy_day(old_path: Path, backups: Path) -> None:
    uid = read_uid(old_path)
    with LibraryFile.open(old_path, backups=backups) as file:
        now = datetime.now(UTC)
        for minutes in range(30, 600, 30):
            os.utime(old_path, ns=(minutes, minutes))
            backup_module.back_up(file, backups / uid, now + timedelta(minutes=minutes))
        versions = [each.schema_version for each in list_backups(backups / uid, find_stem(old_path))]
        assert versions.count(1) == 1
        for day in range(1, 16):
            os.utime(old_path, ns=(day, day))
            backup_module.back_up(file, backups / uid, now + timedelta(days=day))
        versions = [each.schema_version for each in list_backups(backups / uid, find_stem(old_path))]
        assert 1 not in versions
