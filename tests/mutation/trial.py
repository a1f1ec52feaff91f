"""Mutated libraries taken through doors, and the table of what came of it."""

import json
import os
import random
import select
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.mutation.page import damage_pages
from tests.mutation.small_library import write_small_library
from tests.mutation.structure import damage_structure
from tests.mutation.value import ValueWriter

ROOT = Path(__file__).parents[2]
SOUND_EVERY = 50
TIMES_SLOWER = 3
# Below this, in CPU seconds, what a door takes is told by what else the machine does.
FLOOR_S = 0.2
LONGEST_S = 120
WINDOW = "window"
# In what letters a value may be that a mutation writes: their fonts and lexicons are loaded once, whatever the file.
HARBOURS = "harbour ท่าเรือ ທ່າເຮືອ កំពង់ផែ ဆိပ်ကမ်း ميناء נמל 港 みなと 항구 बंदरगाह বন্দর துறைமுகம்"
# How often each is drawn beside the others.
DOORS = {"info": 1.0, "search": 1.0, "check": 1.0, "export": 1.0, "verify": 1.0, "recover": 1.0, WINDOW: 0.87}
NOTE = "fault.txt"
KEEPS_LOG = 2
HEADER_OF_LOG = ((18, 20), (24, 28), (92, 96))
# How many pages there are, which SQLite writes anew where another program left it untrue.
PAGES_OF_HEADER = ((28, 32), (24, 28), (92, 96))


@dataclass(slots=True)
class Tally:
    """What happened at one door."""

    files: int = 0
    sound: int = 0
    refused: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    usual_s: float = 0.0
    slowest_s: float = 0.0
    total_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Case:
    """A file with what was done to it."""

    number: int
    path: Path
    kind: str
    done: str


class Worker:
    """The process behind the doors, started anew after a fault."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._process: subprocess.Popen[str] | None = None
        self.usual_s: dict[str, float] = {}

    def ask(self, door: str, path: Path) -> dict[str, Any]:
        """What came of a library at a door; a crash and a time-out are told as such."""
        process = self._start()
        assert process.stdin
        assert process.stdout
        request = {"door": door, "path": str(path), "folder": str(self._home / "out")}
        try:
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            ready, _, _ = select.select([process.stdout], [], [], LONGEST_S)
            line = process.stdout.readline() if ready else ""
        except BrokenPipeError:
            ready, line = [True], ""
        if not line:
            fault = "crash" if ready else "timeout"
            self.end()
            return {"words": "", "cpu_s": 0.0, "traceback": "", "fault": fault}
        answer: dict[str, Any] = json.loads(line)
        if answer["traceback"]:
            self.end()
        return answer

    def warm_up(self, other: Path, sound: Path) -> None:
        """Load what each door needs with one library, then measure what the undamaged one takes at it."""
        for door in DOORS:
            self.ask(door, other)
            usual_s = float(self.ask(door, sound)["cpu_s"])
            self.usual_s[door] = min(usual_s, self.usual_s.get(door, usual_s))

    def end(self) -> None:
        """Stop the process."""
        if self._process:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream:
                    stream.close()
            self._process = None

    @property
    def fresh(self) -> bool:
        """Whether there is no process."""
        return self._process is None

    def _start(self) -> subprocess.Popen[str]:
        if self._process is None:
            homes = {
                f"XDG_{name}_HOME": str(self._home / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")
            }
            more = {
                "QT_QPA_PLATFORM": "offscreen",
                "HOME": str(self._home),
                "PYTHONPATH": str(ROOT),
                "TMPDIR": str(self._home),
            }
            with (self._home / "worker.log").open("a", encoding="utf-8") as log:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "tests.mutation.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                    stderr=log, text=True, cwd=ROOT, env=os.environ | homes | more,
                )  # fmt: skip
        return self._process


class Trial:
    """One run over so many files; the same seed makes the same files."""

    def __init__(self, folder: Path, seed: int, say: Callable[[str], None]) -> None:
        self._folder, self._seed, self._say = folder, seed, say
        (folder / "home").mkdir(parents=True)
        self.sound = folder / "sound" / "desk.briefbook"
        self.sound.parent.mkdir()
        write_small_library(self.sound)
        self.other = folder / "other" / "desk.briefbook"
        self.other.parent.mkdir()
        write_small_library(self.other, HARBOURS)
        self._bytes = self.sound.read_bytes()
        self._values = ValueWriter(self.sound, folder)
        self._worker = Worker(folder / "home")
        self.tallies = {door: Tally() for door in DOORS}
        self.kinds: Counter[str] = Counter()

    def run(self, first: int, files: int) -> int:
        """Take the files of these numbers through two doors each; returns how many faults there were."""
        try:
            for number in range(first, first + files):
                self._take(number)
        finally:
            self._worker.end()
        return sum(tally.faults.total() for tally in self.tallies.values())

    def make(self, number: int) -> Case:
        """The file of that number in a folder of its own."""
        rng = self._random(number)
        folder = self._folder / f"{number:06}"
        folder.mkdir()
        path = folder / "desk.briefbook"
        if number % SOUND_EVERY == 0:
            path.write_bytes(self._bytes)
            return Case(number, path, "sound", "nothing")
        kind = ("pages", "values", "structure")[number % 3]
        if kind == "pages":
            changed, done = damage_pages(self._bytes, rng)
            path.write_bytes(changed)
        elif kind == "values":
            done = self._values.write(path, number // 3, rng)
        else:
            done = damage_structure(self._bytes, path, rng)
        return Case(number, path, kind, done)

    def _random(self, number: int) -> random.Random:
        return random.Random(f"{self._seed} {number}")

    def _take(self, number: int) -> None:
        case = self.make(number)
        self.kinds[case.kind] += 1
        before = describe(case.path.parent)
        faulty = False
        for door in draw_doors(self._random(-1 - number)):
            if self._worker.fresh:
                self._worker.warm_up(self.other, self.sound)
            answer = self._worker.ask(door, case.path)
            faults = list(self._find_faults(case, door, answer))
            after = describe(case.path.parent)
            if after != before and not (door == WINDOW and is_of_engine(before, after, case.path.name)):
                faults.append(("write", "the file or its folder is another"))
            before = after
            self._note(case, door, answer, faults)
            faulty = faulty or bool(faults)
        if not faulty:
            shutil.rmtree(case.path.parent)

    def _find_faults(self, case: Case, door: str, answer: dict[str, Any]) -> Iterator[tuple[str, str]]:
        if fault := answer.get("fault"):
            yield fault, ""
        if answer["traceback"]:
            yield "traceback", answer["traceback"]
        usual = self._worker.usual_s[door]
        if answer["cpu_s"] > TIMES_SLOWER * max(usual, FLOOR_S):
            yield "slow", f"{answer['cpu_s']:.2f} s, usually {usual:.2f} s"
        if case.kind == "sound" and answer["words"] not in ("done", "told"):
            yield "sound refused", answer["words"]

    def _note(self, case: Case, door: str, answer: dict[str, Any], faults: list[tuple[str, str]]) -> None:
        tally = self.tallies[door]
        tally.files += 1
        tally.sound += case.kind == "sound"
        tally.refused += answer["words"].startswith("refused")
        tally.usual_s = self._worker.usual_s[door]
        tally.total_s += answer["cpu_s"]
        tally.slowest_s = max(tally.slowest_s, answer["cpu_s"])
        for fault, told in faults:
            tally.faults[fault] += 1
            words = f"{fault} at {door}: file {case.number} of seed {self._seed}, {case.kind}: {case.done}\n{told}"
            self._say(words)
            with (case.path.parent / NOTE).open("a", encoding="utf-8") as stream:
                stream.write(words + "\n")

    def describe(self) -> str:
        """The table."""
        kinds = ("crash", "timeout", "traceback", "write", "slow", "sound refused")
        head = ("door", "files", "sound", "refused", *kinds, "usual s", "slowest s", "total s")
        rows = [head] + [
            (door, tally.files, tally.sound, tally.refused, *(tally.faults[kind] for kind in kinds),
             f"{tally.usual_s:.3f}", f"{tally.slowest_s:.3f}", f"{tally.total_s:.1f}")
            for door, tally in self.tallies.items()
        ]  # fmt: skip
        lines = [" ".join(f"{each!s:>13}" for each in row) for row in rows]
        made = ", ".join(f"{count} {kind}" for kind, count in sorted(self.kinds.items()))
        return "\n".join([*lines, f"Files: {made}; seed {self._seed}; {time.strftime('%Y-%m-%d %H:%M')}"])


def describe(folder: Path) -> dict[str, bytes]:
    """What is in a folder, byte for byte, but for what the trial itself notes."""
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.name != NOTE}


def is_of_engine(before: dict[str, bytes], after: dict[str, bytes], name: str) -> bool:
    """Whether all that was written is what SQLite writes into any file that is opened to be changed.

    It keeps no log (WAL) any more, or tells how many pages it has; that is in the header, and in its two counters of
    changes (SQLite's file format, 1.3).
    """
    old, new = before[name], after.get(name, b"")
    if len(old) != len(new):
        return False
    tells_pages = int.from_bytes(new[28:32]) * int.from_bytes(new[16:18]) == len(new)
    known = [HEADER_OF_LOG] * (KEEPS_LOG in old[18:20]) + [PAGES_OF_HEADER] * tells_pages
    return any({**before, name: replace_parts(old, new, parts)} == {**after, name: new} for parts in known)


def replace_parts(old: bytes, new: bytes, parts: Sequence[tuple[int, int]]) -> bytes:
    """The old bytes with some of the new ones."""
    changed = bytearray(old)
    for start, end in parts:
        changed[start:end] = new[start:end]
    return bytes(changed)


def draw_doors(rng: random.Random) -> tuple[str, str]:
    """Two doors, the slowest of them a little less often than the others."""
    (one,) = rng.choices(list(DOORS), list(DOORS.values()))
    others = [door for door in DOORS if door != one]
    (other,) = rng.choices(others, [DOORS[door] for door in others])
    return one, other
