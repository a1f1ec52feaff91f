"""Markings as the book prints them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefbook.book.content import LibraryContent
from briefbook.book.gauge import Gauge
from briefbook.values.marking import Caveat, Level, Scheme, parse_marking
from briefbook.values.place import Place

LEVELS = (Level("OPEN", "Open", "O", "#338833", 0), Level("DESK", "Desk only", "D", "#aa3333", 1))
CAVEATS = (Caveat("RELATIVES ONLY", "Relatives only", abbreviation="RO"), Caveat("CODE", "Code word"))
OWN = Scheme("ruritania", "Ruritania", portion_marks_required=True, levels=LEVELS, caveats=CAVEATS)
ZENDA = Scheme("zenda", "Zenda", portion_marks_required=True, levels=(Level("KEEP", "Keep", "K", "#222222", 0),))
GAUGE = Gauge(LibraryContent("", "", "", "en", OWN, datetime(2026, 1, 16, tzinfo=UTC), foreign_schemes=(ZENDA,)))


@pytest.mark.parametrize(
    ("marking", "portion", "banner"),
    [
        ("ruritania:DESK", "(D)", "Desk only"),
        ("ruritania:OPEN//EYES,CODE//REL ZEN,RUR", "(O//CODE, EYES//REL RUR, ZEN)", "Open//CODE, EYES//REL RUR, ZEN"),
        ("ruritania:OPEN//RELATIVES ONLY,CODE", "(O//CODE, RO)", "Open//CODE, RELATIVES ONLY"),
        ("ruritania:OPEN//TLP:AMBER+STRICT", "(O//TLP:AMBER+STRICT)", "Open//TLP:AMBER+STRICT"),
    ],
)
def test_a_mark_says_level_caveats_release_and_tlp(marking: str, portion: str, banner: str) -> None:
    printed, above = GAUGE.portion(parse_marking(marking)), GAUGE.banner(parse_marking(marking))
    assert printed and printed.text == portion
    assert above and above.text == banner


def test_the_banner_of_a_lower_page_keeps_the_caveats_of_the_book() -> None:
    banners = GAUGE.list_page_banners(parse_marking("ruritania:DESK//EYES//TLP:RED"), None)
    assert [each.text for each in banners] == ["Open//EYES//TLP:RED", "Desk only//EYES//TLP:RED"]
    assert [each.rank for each in banners] == [0, 1]
    assert GAUGE.list_page_banners(None, None) == ()


def test_a_foreign_mark_is_kept_and_counts_as_the_highest_until_an_equivalence_is_entered() -> None:
    printed = GAUGE.portion(parse_marking("zenda:KEEP"))
    assert printed and (printed.text, printed.rank) == ("(ZENDA K)", 1)
    assert GAUGE.banner(parse_marking("zenda:KEEP")) is None
    assert GAUGE.is_above(parse_marking("zenda:KEEP"), parse_marking("ruritania:DESK"))


def test_a_name_shows_its_mark_where_marks_are_demanded_and_it_is_above_the_lowest_level() -> None:
    at, relaxed = Place("person", 1), Gauge(replace(GAUGE.library, scheme=replace(OWN, portion_marks_required=False)))
    marked = {"ruritania:DESK": "(D)", "ruritania:OPEN": "", "zenda:KEEP": "(ZENDA K)"}
    for gauge, shown in ((GAUGE, marked), (relaxed, dict.fromkeys(marked, ""))):
        for marking, text in shown.items():
            portion = gauge.name_portion(parse_marking(marking), at, "Rupert")
            assert (portion.text, portion.named, portion.marking) == (text, True, parse_marking(marking))
        assert gauge.name_portion(None, at).text == ""


def test_no_page_has_a_banner_below_the_floor() -> None:
    banners = GAUGE.list_page_banners(parse_marking("ruritania:DESK"), parse_marking("ruritania:DESK"))
    assert [each.text for each in banners] == ["Desk only"]


def test_gauges_of_one_library_are_one_whatever_was_asked_of_them() -> None:
    asked = replace(GAUGE)
    asked.portion(parse_marking("ruritania:DESK"))
    assert asked == replace(GAUGE)
