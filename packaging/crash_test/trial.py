#!/usr/bin/env python3
"""Kill the program again and again while it is worked with, and look what the next opening finds: `make crash-test`.

`--program` is the `briefbook` of the bundle or of a wheel; its version has to be that of the checkout,
whose own code opens what was left. The exit status is 1 where something was lost or damaged.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import disk_trial
import library_set
from killer import ENCRYPTED, KEYS, OLDER, PLAIN, Killer
from outcome import Outcome, print_table
from scene import Scene
from screen import Screen
from typist import FieldNotReachedError
from Xlib.display import Display

from briefbook.store.key import find_key

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / "dist" / "briefbook" / "briefbook"
DELICATE_SHARE = 0.1
LOSSES_OF_A_SESSION = 25
MOST_MISSED_SHARE = 0.05
DELICATE = ("opening", "stepping", "encrypting", "backup", "locking")

Kill = Callable[[], Outcome]


def read_options() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=500, help="how many (500)")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments and keys (1)")
    parser.add_argument("--program", default=str(BUNDLE), help="what to start (the bundle in dist/)")
    parser.add_argument("--losses", type=int, default=300, help="of power, and as many faults of the disk (300)")
    parser.add_argument("--busy", action="store_true", help="judge no times: the machine has other things to do")
    parser.add_argument("--without", nargs="*", default=[], choices=[*DELICATE, ENCRYPTED], help="leave some out")
    return parser.parse_args()


def write_libraries(folder: Path, without: list[str]) -> dict[str, Path]:
    """The libraries that the kills need."""
    made = {PLAIN: library_set.write_plain(folder / "plain.briefbook")}
    if ENCRYPTED not in without:
        made[ENCRYPTED] = library_set.write_encrypted(folder / "encrypted.briefbook", made[PLAIN])
    if "stepping" not in without:
        made[OLDER] = library_set.write_older(folder / "older.briefbook")
    return made


def plan(killer: Killer, kills: int, kinds: list[str], without: list[str], random: Random) -> list[Kill]:
    """So many kills in a random order: most while it is typed into, a tenth among the delicate moments."""
    delicate: dict[str, Callable[[str], Outcome]] = {
        "opening": killer.kill_opening,
        "stepping": lambda _: killer.kill_stepping(),
        "encrypting": killer.kill_converting,
        "backup": killer.kill_backing_up,
        "locking": lambda _: killer.kill_typing(ENCRYPTED, locking=True),
    }
    left = [call for name, call in delicate.items() if name not in without]
    planned: list[Kill] = []
    for at in range(kills):
        kind = kinds[at % len(kinds)]
        often = bool(left) and at < kills * DELICATE_SHARE
        call = left[at % len(left)] if often else killer.kill_typing
        planned.append(lambda call=call, kind=kind: call(kind))  # type: ignore[misc]
    random.shuffle(planned)
    return planned


def run(killer: Killer, planned: list[Kill]) -> list[Outcome]:
    """Do it; a kill for which the field was not reached is done again, and there may be few of these."""
    outcomes: list[Outcome] = []
    missed = 0
    while len(outcomes) < len(planned):
        try:
            outcomes.append(planned[len(outcomes)]())
        except (FieldNotReachedError, TimeoutError) as error:
            killer.start_afresh()
            missed += 1
            print(f"Not reached: {error!r}", flush=True)
            if missed > max(3, len(planned) * MOST_MISSED_SHARE):
                raise
        if len(outcomes) % 50 == 0:
            print(f"{len(outcomes)} kills", flush=True)
    return outcomes


def try_disks(libraries: dict[str, Path], times: int, random: Random) -> list[Outcome]:
    """So many losses of power and faults of a disk under a session without a window, and media that go."""
    outcomes: list[Outcome] = []
    kinds = [kind for kind in (PLAIN, ENCRYPTED) if kind in libraries]
    for kind in kinds:
        for at in range(0, times // len(kinds), LOSSES_OF_A_SESSION):
            key = find_key(libraries[kind], KEYS[kind])
            count = min(LOSSES_OF_A_SESSION, times // len(kinds) - at)
            outcomes += disk_trial.lose_power_often(libraries[kind], count, random, key)
            outcomes += disk_trial.fail_often(libraries[kind], count, random, key)
    return outcomes + (disk_trial.try_media(libraries[PLAIN]) if times else [])


def main() -> int:
    """Do all kills and print the table; returns the exit status."""
    options = read_options()
    random = Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="crash-test-") as name, Screen(managed=False) as screen:
        scene = Scene(Path(name), screen.environment)
        libraries = write_libraries(scene.folder, options.without)
        killer = Killer([options.program], scene, libraries, Display(screen.environment["DISPLAY"]), random)
        kinds = [kind for kind in (PLAIN, ENCRYPTED) if kind in libraries]
        outcomes = try_disks(libraries, options.losses, random)
        print(f"{len(outcomes)} losses of power and faults of a disk", flush=True)
        outcomes += run(killer, plan(killer, options.kills, kinds, options.without, random))
    return 0 if print_table(outcomes, judges_times=not options.busy) else 1


if __name__ == "__main__":
    sys.exit(main())
