"""Trials of the disk alone: the power goes, and reading and writing fail, while a session saves again and again."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from outcome import Outcome
from power_loss import lose_power
from recorded_disk import FAULTS, FULL, OK, Act, RecordedDisk, let_happen
from truth import DamageError
from work import Work

from briefbook.session import Session
from briefbook.store.errors import StoreError
from briefbook.store.file import LibraryFile
from briefbook.store.key import LibraryKey

NAME = "visit.briefbook"
CHANGES = 40
CHANGES_AT_ONCE = (1, 1, 1, 2, 5)
FAILING_SHARE, FULL_SHARE = 0.1, 0.3
MEDIUM_TRIAL = Path(__file__).with_name("medium_trial.py")
MEDIUM_FAULTS = ("full disk", "folder removed", "medium gone")
NEVER_MS = 3_600_000  # the session saves when it is told to


def lose_power_often(library: Path, times: int, random: Random, key: LibraryKey | None = None) -> list[Outcome]:
    """Let a session save, and the power go at so many moments of it."""
    with _folder() as folder:
        path = Path(shutil.copy(library, folder / NAME))
        with RecordedDisk(folder) as disk:
            work = _begin(path, random, key)
            before = {each.name: each.read_bytes() for each in folder.iterdir() if not each.name.startswith(".")}
            disk.deeds.clear()
            for _ in range(CHANGES):
                for _ in range(random.choice(CHANGES_AT_ONCE)):
                    number = work.change()
                work.session.save()
                disk.acknowledge(number)
            work.session.close()
        return [_look_after_power_loss(before, disk, work, random, key) for _ in range(times)]


def fail_often(library: Path, times: int, random: Random, key: LibraryKey | None = None) -> list[Outcome]:
    """Let a session save on a disk of which so often something fails, and look each time at what a kill would leave.

    What could not be saved is there again, with what came later, when the disk takes it.
    """
    outcomes: list[Outcome] = []
    with _folder() as folder:
        path = Path(shutil.copy(library, folder / NAME))
        with RecordedDisk(folder) as disk:
            work = _begin(path, random, key)
            saved = 0
            while len(outcomes) < times:
                number = work.change()
                disk.fail = lambda act: _choose_fault(act, random)
                try:
                    work.session.save()
                    saved = number
                except StoreError:
                    disk.fail = let_happen
                    outcomes.append(_look_after_fault(folder, work, saved, key))
                disk.fail = let_happen
            work.session.save()
            work.session.close()
        outcomes.append(_complete("I/O errors", lambda: work.require(path, work.number, key)))
    return outcomes


def try_media(library: Path) -> list[Outcome]:
    """A session on a disk that is full or goes; nothing where the system gives no mount namespace."""
    namespace = ["unshare", "--mount", "--map-root-user"]
    if not shutil.which("unshare") or subprocess.run([*namespace, "true"], check=False).returncode:
        print("No mount namespace here: no medium is filled or taken away.")
        return []
    outcomes = []
    for phase in MEDIUM_FAULTS:
        with _folder() as folder:
            command = [*namespace, sys.executable, str(MEDIUM_TRIAL), phase, str(folder), str(library)]
            told = subprocess.run(command, capture_output=True, text=True, check=False)
            outcomes.append(Outcome(phase, fault=(told.stdout + told.stderr).strip() if told.returncode else ""))
    return outcomes


def _begin(path: Path, random: Random, key: LibraryKey | None) -> Work:
    file = LibraryFile.open(path, key=key)
    return Work(Session(file, commit_delay_ms=NEVER_MS), random)


def _choose_fault(act: Act, random: Random) -> int:
    if random.random() >= FAILING_SHARE:
        return OK
    return FULL if act is Act.WRITE and random.random() < FULL_SHARE else FAULTS[act]


def _look_after_power_loss(
    before: dict[str, bytes], disk: RecordedDisk, work: Work, random: Random, key: LibraryKey | None
) -> Outcome:
    with _folder() as folder:
        acknowledged = lose_power(before, disk.deeds, random, folder)
        return _complete("power loss", lambda: work.require(folder / NAME, acknowledged, key))


def _look_after_fault(folder: Path, work: Work, saved: int, key: LibraryKey | None) -> Outcome:
    with _folder() as look:
        shutil.copytree(folder, look, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".~lock*"))

        def require() -> None:
            if not work.session.unsaved:
                raise DamageError("what could not be saved counts as saved")
            work.require(look / NAME, saved, key)

        return _complete("I/O errors", require)


def _complete(phase: str, require: Callable[[], object]) -> Outcome:
    try:
        require()
    except DamageError as error:
        return Outcome(phase, fault=str(error))
    return Outcome(phase)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="crash-test-") as name:
        yield Path(name)
