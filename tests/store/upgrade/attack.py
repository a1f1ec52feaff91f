"""The steps between schemas attacked: they fail, are killed or find the disk full at one statement after another.

Run as a module it prints a line of JSON for each way of attack; with `--every` no statement is left out. Each attack is
an opening in a process of its own, and then the file is read and rolled back here: it has to be what it was.
"""

import hashlib
import json
import lzma
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from itertools import product
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.cipher_copy import convert_copy
from briefbook.store.connection import set_pragmas
from briefbook.store.errors import StoreError
from briefbook.store.file import LibraryFile
from briefbook.store.info import LibraryInfo, read_info
from briefbook.store.key import LibraryKey
from briefbook.store.snapshot import open_snapshot
from briefbook.store.sniff import SCHEMA_VERSION

KEPT = Path(__file__).with_name("kept")
FIRST = "PRAGMA foreign_keys = OFF"
PASSPHRASE = "Zenda, at noon"
SAMPLED = (0.03, 0.5, 0.98)
MEMORY = Path("/dev/shm")  # a file system without a disk under it
TAKING_OVER_US = 40_000
PAGES_AT_ONCE, FEW_PAGES = 8, 10
Strike = Callable[[], None]


class Attacked(sqlite.Connection):  # type: ignore[misc]
    """Counts the statements of the steps, and then each few pages that the file takes over, and strikes at one of them.

    `spills`: the file is written into long before COMMIT, since no more than ten pages are kept.
    """

    strike: Strike | None = None
    at = -1
    at_taking_over = False
    spills = False
    seen = -1
    statements = 0

    def execute(self, sql: str, *arguments: Any) -> Any:
        if sql == FIRST:
            Attacked.seen = 0
        self._count()
        return super().execute(sql, *arguments)

    def executemany(self, sql: str, *arguments: Any) -> Any:
        self._count()
        return super().executemany(sql, *arguments)

    def backup(self, target: Any, *, pages: int = -1, progress: Any = None) -> None:
        if Attacked.seen < 0:
            super().backup(target)
            return
        Attacked.statements = Attacked.seen
        if Attacked.spills:
            set_pragmas(target, f"cache_size = {FEW_PAGES}", "cache_spill = 1")
        if Attacked.at_taking_over and Attacked.strike:
            Attacked.strike()

        def count(*how: int) -> None:
            self._count()
            if progress:
                progress(*how)

        super().backup(target, pages=PAGES_AT_ONCE, progress=count)
        Attacked.statements, Attacked.seen = Attacked.seen, -1

    def _count(self) -> None:
        if Attacked.seen < 0:
            return
        if Attacked.seen == Attacked.at and Attacked.strike:
            Attacked.strike()
        Attacked.seen += 1


@dataclass(frozen=True, slots=True)
class Way:
    """A way of attack: what strikes, and when, and whether the file is written into before COMMIT.

    Its number is that of a statement, or where it is not `by_statement` what the strike is made of.
    """

    name: str
    spills: bool
    build: Callable[[int], Strike]
    by_statement: bool = True
    at_taking_over: bool = False


@dataclass(slots=True)
class Tally:
    """What came of the attacks of one way on one library."""

    library: str
    way: str
    attacks: int = 0
    half_written: int = 0
    went_through: int = 0
    wrong: list[str] = field(default_factory=list)


def raise_full(_at: int) -> Strike:
    """The engine says that the disk is full."""

    def strike() -> None:
        raise sqlite.OperationalError("database or disk is full")

    return strike


def kill(_at: int) -> Strike:
    """The process is gone before the statement."""
    return lambda: os.kill(os.getpid(), signal.SIGKILL)


def kill_within(microseconds: int) -> Strike:
    """The process is gone so many microseconds into the statement: an alarm that nobody handles ends it."""

    def strike() -> None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, max(microseconds, 1) / 1_000_000)

    return strike


def limit_files(size: int) -> Strike:
    """From the first statement on no file can be longer than that."""

    def strike() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return strike


WAYS = (
    Way("fails", False, raise_full),
    Way("fails, half written", True, raise_full),
    Way("killed", False, kill),
    Way("killed, half written", True, kill),
    Way("killed by the clock", False, kill_within, by_statement=False, at_taking_over=True),
    Way("killed by the clock, half written", True, kill_within, by_statement=False, at_taking_over=True),
    Way("disk full", False, limit_files, by_statement=False),
    Way("disk full, half written", True, limit_files, by_statement=False),
)


class Target:
    """A library of an older form, plain or encrypted, written anew for each attack, alone in its folder."""

    def __init__(self, name: str, data: bytes, folder: Path, passphrase: str | None) -> None:
        self.name = name
        self.path = folder / "desk" / "Zenda.briefbook"
        self.backups = folder / "backups"
        self.key = LibraryKey.derive(passphrase) if passphrase else None
        self.path.parent.mkdir()
        self.path.write_bytes(data)
        if self.key:
            convert_copy(self.path, None, self.key)
        self.data = self.path.read_bytes()
        self.dump = ""
        self.is_itself()
        self.info = self.read()
        self.statements = self._count()

    def lay(self) -> None:
        """Be what it was, with nothing beside it."""
        for each in self.path.parent.iterdir():
            each.unlink()
        self.path.write_bytes(self.data)

    def read(self) -> LibraryInfo:
        """What `info` says."""
        with open_snapshot(self.path, key=self.key) as snapshot:
            return read_info(snapshot.file)

    def open(self) -> LibraryFile:
        """Open it to be changed."""
        return LibraryFile.open(self.path, key=self.key, backups=self.backups)

    def is_itself(self) -> bool:
        """Whether the next opening finds the file as it was, once it has rolled back.

        Byte for byte; an encrypted one, into whose journal SQLCipher puts each page anew, where nothing was written
        and no page lies in the journal.
        """
        as_left, journaled = self.path.read_bytes(), self._count_journaled()
        with closing(sqlite.connect(str(self.path))) as connection:
            if self.key:
                set_pragmas(connection, f'key = "{self.key.literal}"')
            dump = read_all(connection)
            sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        same = self.path.read_bytes() == self.data
        if self.key and (as_left != self.data or journaled):
            same = len(self.path.read_bytes()) == len(self.data)
        self.dump = self.dump or dump
        return sound and same and dump == self.dump

    def _count_journaled(self) -> int:
        """How many pages the next opening puts back (SQLite, database file format, 3)."""
        journal = self.path.with_name(f"{self.path.name}-journal")
        return int.from_bytes(journal.read_bytes()[8:12], "big") if journal.exists() else 0

    def look(self) -> dict[str, bytes]:
        """The library and its journal as they lie there."""
        return {each.name: each.read_bytes() for each in self.path.parent.glob(f"{self.path.name}*")}

    def attack(self, way: Way, at: int) -> int:
        """Open it under attack in a process of its own; how that ended."""
        child = os.fork()
        if child == 0:
            Attacked.strike, Attacked.at_taking_over = way.build(at), way.at_taking_over
            Attacked.at = at if way.by_statement else -1 if way.at_taking_over else 0
            Attacked.spills = way.spills
            os._exit(self._open())
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def _open(self) -> int:
        connect = sqlite.connect
        sqlite.connect = lambda *words, **options: connect(*words, factory=Attacked, **options)
        try:
            self.open().close()
        except (StoreError, sqlite.Error):
            return 3
        return 0

    def _count(self) -> int:
        read, write = os.pipe()
        if os.fork() == 0:
            self._open()
            os.write(write, str(Attacked.statements).encode())
            os._exit(0)
        os.close(write)
        with os.fdopen(read, "rb") as stream:
            count = int(stream.read())
        os.wait()
        self.lay()
        return count


def read_all(connection: Any) -> str:
    """Everything that a library holds, as a hash."""
    words = hashlib.blake2b()
    for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name, type").fetchall():
        words.update(repr((name, sql)).encode())
        if sql and sql.startswith("CREATE TABLE"):
            for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1'):
                words.update(repr(row).encode())
    return words.hexdigest()


def judge(target: Target, tally: Tally, at: int) -> None:
    """Look at what an attack left: readable as it was, and byte for byte what it was once it is rolled back."""
    tally.attacks += 1
    before = target.look()
    try:
        read = target.read()
    except (StoreError, sqlite.Error) as error:
        tally.wrong.append(f"{at}: {type(error).__name__}")
        return
    if target.look() != before:
        tally.wrong.append(f"{at}: changed by reading")
    stepped = read.schema_version == SCHEMA_VERSION
    if replace(read, schema_version=target.info.schema_version) != target.info:
        tally.wrong.append(f"{at}: read as another")
    if not stepped and not target.is_itself():
        tally.wrong.append(f"{at}: another file")
    tally.went_through += stepped
    tally.half_written += not stepped and before[target.path.name] != target.data
    if at % 7 == 0:
        with target.open() as file:
            if file.schema_version != SCHEMA_VERSION or bool(file.notices) == stepped:
                tally.wrong.append(f"{at}: not stepped afterwards")


def choose(target: Target, way: Way, *, every: bool) -> Iterable[int]:
    """The numbers at which to attack: all of them, or one near the beginning, the middle and the end."""
    end, step = target.statements, 1
    if way.build is kill_within:
        end, step = TAKING_OVER_US, 200
    elif way.build is limit_files:
        end, step = len(target.data), 4096
    return range(0, end + 1, step) if every else [int(end * part) for part in SAMPLED]


def list_ways(at: int, passphrase: str | None, *, every: bool) -> tuple[Way, ...]:
    """How to attack the kept library of that place: all steps are gone by the oldest one."""
    if every or (at == 0 and not passphrase):
        return WAYS
    return tuple(way for way in WAYS if way.build is kill and way.spills)


def attack_all(*, every: bool) -> bool:
    """Attack every kept library, plain and encrypted; whether all of them came through."""
    sound = True
    for (at, kept), passphrase in product(enumerate(sorted(KEPT.glob("*.briefbook.xz"))), (None, PASSPHRASE)):
        with tempfile.TemporaryDirectory(prefix="attack-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
            name = f"{kept.stem}, {'encrypted' if passphrase else 'plain'}"
            target = Target(name, lzma.decompress(kept.read_bytes()), Path(folder), passphrase)
            for way in list_ways(at, passphrase, every=every):
                tally = Tally(target.name, way.name)
                for number in choose(target, way, every=every):
                    target.lay()
                    target.attack(way, number)
                    judge(target, tally, number)
                sound = sound and not tally.wrong
                print(json.dumps(asdict(tally)), flush=True)
    return sound


if __name__ == "__main__":
    sys.exit(0 if attack_all(every="--every" in sys.argv) else 1)
