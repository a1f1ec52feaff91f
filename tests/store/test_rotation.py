"""Backups are thinned out by the order in which they were made and by the days that were used, whatever clocks say."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.store.backup import back_up, back_up_anew
from briefbook.store.backup_file import Backup, list_backups, list_own
from briefbook.store.file import LibraryFile
from briefbook.store.rotation import DAYS_KEPT, LATEST_KEPT, choose_kept

NOON = datetime(2031, 1, 16, 12, 0, tzinfo=UTC)
YEARS = timedelta(days=3653)
# What a clock does between two backups: it goes on by hours or days, or jumps, back too.
JUMPS = st.one_of(
    st.integers(0, 60).map(lambda hours: timedelta(hours=hours)),
    st.sampled_from([YEARS, -YEARS, timedelta(days=-1), timedelta(days=400), timedelta(hours=-30)]),
)


@pytest.fixture
def path(sample_path: Path, tmp_path: Path) -> Path:
    """A copy of the sample."""
    (tmp_path / "desk").mkdir()
    return Path(shutil.copy(sample_path, tmp_path / "desk" / "Zenda.briefbook"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where its backups go; not there yet."""
    return tmp_path / "backups" / "uid"


def make(path: Path, folder: Path, moment: datetime, *, check: bool = True) -> Backup:
    with LibraryFile.open(path) as file:
        return back_up_anew(file, folder, moment, lambda _: check)


def change(path: Path, times: int) -> None:
    os.utime(path, (1_000_000 + times, 1_000_000 + times))


@given(st.lists(JUMPS, max_size=80))
def test_the_latest_and_the_last_of_each_day_used_are_kept_whatever_the_clock_does(jumps: list[timedelta]) -> None:
    kept: list[Backup] = []
    days: list[object] = []
    now, latest = NOON, []
    for number, jump in enumerate(jumps, 1):
        now = min(max(now + jump, NOON - 2 * YEARS), NOON + 2 * YEARS)
        made = Backup(Path(str(number)), now, 1, number=number, series="a")
        latest = [made, *latest][:LATEST_KEPT]
        days = [now.date(), *(day for day in days if day != now.date())][:DAYS_KEPT]
        kept = choose_kept([made, *kept])
        assert kept[: len(latest)] == latest
        assert {each.moment.date() for each in kept} >= set(days)
        lasts = {each.moment.date(): each.number for each in reversed(kept)}
        assert all(lasts[day] == max(each.number for each in kept if each.moment.date() == day) for day in days)
        assert len(kept) <= LATEST_KEPT + DAYS_KEPT + 1
        assert choose_kept(kept) == kept


def test_a_clock_ten_years_ahead_costs_no_backup(path: Path, folder: Path) -> None:
    for day in range(14):
        change(path, day)
        make(path, folder, NOON + timedelta(days=day))
    before = [each.path for each in list_backups(folder)]
    change(path, 20)
    ahead = make(path, folder, NOON + YEARS)
    change(path, 21)
    back = make(path, folder, NOON + timedelta(days=14))
    assert [each.path for each in list_backups(folder)] == [back.path, ahead.path, *before[:12]]


def test_a_copy_elsewhere_and_its_original_leave_each_other_alone(path: Path, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    copy = Path(shutil.copy2(path, tmp_path / "stick" / path.name))
    make(path, folder, NOON)
    for day in range(30):
        change(copy, day)
        make(copy, folder, NOON + timedelta(days=day))
    assert len(list_own(folder, path)) == 1
    assert len(list_own(folder, copy)) == DAYS_KEPT
    with LibraryFile.open(path) as file:
        assert back_up(file, folder, NOON) is None


def test_a_library_that_was_moved_or_renamed_finds_its_backups(path: Path, folder: Path, tmp_path: Path) -> None:
    first = make(path, folder, NOON)
    moved = path.rename(tmp_path / "Strelsau.briefbook")
    change(moved, 1)
    second = make(moved, folder, NOON + timedelta(hours=1))
    assert second.series == first.series
    assert [each.path for each in list_own(folder, moved)] == [second.path, first.path]
    shutil.copy2(moved, tmp_path / "desk" / "Far.briefbook")
    moved.unlink()
    assert len(list_own(folder, tmp_path / "desk" / "Far.briefbook")) == 2


def test_backups_of_before_there_were_numbers_stay_listed(path: Path, folder: Path) -> None:
    made = make(path, folder, NOON)
    old = made.path.rename(folder / "Zenda 2030-12-24 08.00.00 UTC.briefbook")
    change(path, 1)
    newer = make(path, folder, NOON - YEARS)
    assert [each.path for each in list_own(folder, path)] == [newer.path, old]


def test_what_was_made_while_damage_was_found_pushes_nothing_out(path: Path, folder: Path) -> None:
    good = make(path, folder, NOON)
    for day in range(20):
        change(path, day)
        assert make(path, folder, NOON + timedelta(days=day), check=False).suspect
    kept = list_own(folder, path)
    assert kept[-1].path == good.path
    assert [each.suspect for each in kept] == [True, True, False]


def test_a_name_that_is_no_utf_8_is_backed_up(path: Path, folder: Path) -> None:
    odd = path.rename(path.with_name(os.fsdecode(b"Zenda \xe9t\xe9.briefbook")))
    made = make(odd, folder, NOON)
    assert made.path.name.isprintable()
    assert list_own(folder, odd) == (made,)


def test_a_backup_that_somebody_has_open_stays(path: Path, folder: Path) -> None:
    first = make(path, folder, NOON)
    with LibraryFile.open(first.path):
        for hour in range(8):
            change(path, hour)
            make(path, folder, NOON + timedelta(hours=hour))
        assert first.path.exists()
