"""What came of one kill, and the table of all."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

PAUSE_S = 1.5
MOST_LOST_S = 1.0
LEAST_SAVED = 0.9


@dataclass(frozen=True)
class Outcome:
    """One kill.

    `age_s` is how old the oldest lost key was, `pause_s` how long ago the last key was typed and `said_saved` what the
    title said then; all are None where nothing was typed. `fault` says what the next opening did not find as it should.
    """

    phase: str
    keys: int = 0
    acknowledged: int = 0
    acknowledged_lost: int = 0
    age_s: float | None = None
    pause_s: float | None = None
    said_saved: bool | None = None
    fault: str = ""


def print_table(outcomes: Sequence[Outcome], *, judges_times: bool = True) -> bool:
    """Print what was found, by phase and in all; whether it is as it has to be, on an idle machine in time as well."""
    print(f"{'phase':<22}{'kills':>7}{'keys':>8}{'acknowledged':>14}{'lost':>6}{'damaged':>9}")
    ordered = sorted(outcomes, key=lambda each: each.phase)
    for phase, group in groupby(ordered, key=lambda each: each.phase):
        _print_row(phase, list(group))
    _print_row("all", outcomes)
    ages = sorted(each.age_s for each in outcomes if each.age_s is not None)
    waited = [each for each in outcomes if each.pause_s is not None and each.pause_s > PAUSE_S]
    saved = sum(bool(each.said_saved) for each in waited)
    if ages:
        print(f"age of the oldest lost key: at most {max(ages):.2f} s, 99 of 100 {ages[int(len(ages) * 0.99)]:.2f} s")
    print(f"“Saved” stood in {saved} of {len(waited)} kills that came over {PAUSE_S} s after the last key")
    for each in outcomes:
        if each.fault:
            print(f"FAULT  {each.phase}: {each.fault}")
    sound = not any(each.fault or each.acknowledged_lost for each in outcomes)
    in_time = max(ages, default=0) <= MOST_LOST_S and saved >= LEAST_SAVED * len(waited)
    return sound and (in_time or not judges_times)


def _print_row(name: str, group: Sequence[Outcome]) -> None:
    keys, acknowledged = sum(each.keys for each in group), sum(each.acknowledged for each in group)
    lost, damaged = sum(each.acknowledged_lost for each in group), sum(bool(each.fault) for each in group)
    print(f"{name:<22}{len(group):>7}{keys:>8}{acknowledged:>14}{lost:>6}{damaged:>9}")
