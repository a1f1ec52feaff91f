"""The clock at home stands on another day often enough: the programme names that day."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.block import Table
from briefbook.book.content import DateContent, ProgrammeItemContent
from briefbook.book.item_time import home_time, local_time
from briefbook.book.printed import line_text
from briefbook.edits.programme import change_programme_item, delete_programme_item, set_programme_date
from briefbook.values.date_words import WEEKDAYS
from briefbook.values.edtf import parse_edtf
from briefbook.values.kind import PartKind, PressAccess

Desk = Any
ZONES = ("Asia/Tokyo", "Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati", "Pacific/Niue")


def item(start: str, end: str, zone: str, home: str, day: str = "2026-01-16") -> ProgrammeItemContent:
    return ProgrammeItemContent(1, "Talks", DateContent(parse_edtf(day)), start, end, zone, home)


@pytest.mark.parametrize(
    ("start", "end", "zone", "home", "there", "at_home"),
    [
        ("14:00", "15:00", "Asia/Kolkata", "Asia/Tokyo", "14:00–15:00", "17:30 JST"),
        ("07:15", "08:00", "Asia/Tokyo", "Europe/London", "07:15–08:00", "Thu 22:15 GMT"),
        ("20:00", "", "America/New_York", "Asia/Kolkata", "20:00", "Sat 06:30 IST"),
        ("07:15", "10:15", "Asia/Tokyo", "Europe/London", "07:15–10:15", "Thu 22:15–01:15 Fri GMT"),
        ("13:30", "14:30", "America/New_York", "Asia/Kolkata", "13:30–14:30", "Sat 00:00 IST"),
        ("12:45", "14:30", "America/New_York", "Asia/Kolkata", "12:45–14:30", "23:15–01:00 Sat IST"),
        ("23:00", "01:00", "Asia/Tokyo", "Asia/Kolkata", "23:00–01:00 Sat", "19:30 IST"),
        ("22:00", "00:30", "Asia/Kolkata", "Asia/Kolkata", "22:00–00:30 Sat", ""),
        ("", "", "Asia/Tokyo", "Europe/London", "", ""),
    ],
)
def test_a_day_that_is_not_the_items_own_is_named(
    start: str, end: str, zone: str, home: str, there: str, at_home: str
) -> None:
    one = item(start, end, zone, home)
    assert local_time(one) == there
    assert home_time(one) == at_home


@pytest.mark.parametrize(
    ("start", "end", "zone", "home", "day", "there", "at_home"),
    [
        ("00:30", "", "Europe/London", "Asia/Kolkata", "2031-10-26", "00:30 BST", "05:00 IST"),
        ("03:30", "", "Europe/London", "Asia/Kolkata", "2031-10-26", "03:30 GMT", "09:00 IST"),
        ("00:30", "03:00", "Europe/London", "Asia/Kolkata", "2031-10-26", "00:30 BST–03:00 GMT", "05:00–08:30 IST"),
        ("00:30", "03:00", "Europe/London", "Africa/Lagos", "2031-10-26", "00:30 BST–03:00 GMT", "00:30–04:00 WAT"),
        ("00:30", "02:30", "Africa/Accra", "Europe/London", "2031-03-30", "00:30–02:30 GMT", "00:30 GMT–03:30 BST"),
        (
            "04:30",
            "07:30",
            "Asia/Kolkata",
            "Europe/London",
            "2031-03-30",
            "04:30–07:30 IST",
            "Sat 23:00 GMT–03:00 Sun BST",
        ),
        (
            "22:00",
            "03:30",
            "Europe/London",
            "Africa/Accra",
            "2031-03-29",
            "22:00 GMT–03:30 Sun BST",
            "22:00–02:30 Sun GMT",
        ),
        ("00:30", "01:15", "America/New_York", "Asia/Kolkata", "2031-03-09", "00:30–01:15 EST", "11:00 IST"),
        ("12:00", "13:00", "America/New_York", "Asia/Kolkata", "2031-03-09", "12:00–13:00 EDT", "21:30 IST"),
    ],
)
def test_on_the_day_on_which_clocks_are_changed_each_time_has_its_own(
    start: str, end: str, zone: str, home: str, day: str, there: str, at_home: str
) -> None:
    one = item(start, end, zone, home, day)
    assert local_time(one, zoned=True) == there
    assert home_time(one) == at_home


times = st.times().map(lambda each: f"{each:%H:%M}")
changes = st.sampled_from(["2031-03-30", "2031-10-26", "2031-03-09", "2031-11-02", "2031-03-29", "2031-11-01"])


@given(changes, times, times, st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_a_clock_is_named_as_it_goes_at_that_moment(day: str, start: str, end: str, zone: str, home: str) -> None:
    one = item(start, end, zone, home, day)
    days = date.fromisoformat(day), date.fromisoformat(day) + timedelta(days=end < start)
    moments = [
        datetime.combine(on, time.fromisoformat(at), ZoneInfo(zone)) for on, at in zip(days, (start, end), strict=True)
    ]
    labels = [name if (name := str(each.tzname())).isalpha() else zone for each in moments]
    words = local_time(one, zoned=True)
    assert words.endswith(f" {labels[1]}")
    assert words.startswith(f"{start} {labels[0]}–") == (labels[0] != labels[1])
    same = [each.utcoffset() == each.astimezone(ZoneInfo(home)).utcoffset() for each in moments]
    assert (home_time(one) == "") == all(same)


def test_a_day_has_one_clock_at_its_head_only_where_all_its_times_have_it(desk: Desk) -> None:
    keys = [key for (key,) in desk.session.file.connection.execute("SELECT id FROM programme_item").fetchall()]
    for key in keys[2:]:
        delete_programme_item(desk.session, key)
    for key, start in zip(keys, ("00:30", "00:45"), strict=False):
        set_programme_date(desk.session, key, "26 October 2031", edtf="2031-10-26")
        change_programme_item(desk.session, key, start_time=start, end_time="", time_zone="Europe/London")

    def heads() -> list[str]:
        return [each.columns[0].head for each in desk.part(PartKind.PROGRAMME).blocks if isinstance(each, Table)]

    assert heads() == ["Time (BST)"]
    change_programme_item(desk.session, keys[1], start_time="09:00")
    assert heads() == ["Time"]
    assert {"00:30 BST", "09:00 GMT"} <= set(desk.words(PartKind.PROGRAMME).splitlines())


@given(
    st.dates(date(2025, 1, 1), date(2027, 12, 30)),
    st.times().map(lambda each: f"{each:%H:%M}"),
    st.sampled_from(ZONES),
    st.sampled_from(ZONES),
)
def test_the_day_of_a_home_time_can_always_be_told(day: date, start: str, zone: str, home: str) -> None:
    words = home_time(item(start, "", zone, home, day.isoformat()))
    there = datetime.fromisoformat(f"{day} {start}").replace(tzinfo=ZoneInfo(zone)).astimezone(ZoneInfo(home))
    if not words:
        assert zone == home or there.date() == day
        return
    named = {short: at for at, each in enumerate(WEEKDAYS) if (short := each[:3]) in words.split()}
    told = day
    if named:
        (weekday,) = named.values()
        told = next(each for away in (-2, -1, 1, 2) if (each := day + timedelta(days=away)).weekday() == weekday)
    assert told == there.date()
    assert f"{there:%H:%M}" in words


def test_the_programme_prints_the_day_at_home(desk: Desk) -> None:
    key = desk.read("SELECT id FROM programme_item WHERE date_edtf = '2026-01-16' ORDER BY position")
    zones = {"time_zone": "Asia/Kolkata", "home_time_zone": "America/New_York"}
    change_programme_item(desk.session, key, start_time="07:15", end_time="08:45", **zones)
    assert "Thu 20:45 EST" in desk.words(PartKind.PROGRAMME)
    change_programme_item(desk.session, key, start_time="21:00", end_time="00:30")
    assert "21:00–00:30 Sat" in desk.words(PartKind.PROGRAMME)


def test_what_is_not_known_of_an_item_takes_no_line(desk: Desk) -> None:
    (item,) = desk.session.file.connection.execute("SELECT min(id) FROM programme_item").fetchone()
    for note, told in (("By train.", ["Landing", "By train."]), ("", ["Landing"])):
        known = {"note": note, "interpreter": "", "lead_id": None, "press": PressAccess.UNKNOWN}
        change_programme_item(desk.session, item, title="Landing", **known)
        tables = [block for block in desk.part(PartKind.PROGRAMME).blocks if isinstance(block, Table)]
        cells = [list(map(line_text, cell.lines)) for table in tables for row in table.rows for cell in row]
        assert [each for each in cells if each[:1] == ["Landing"]] == [told]
