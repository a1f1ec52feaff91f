"""Fields of a source as lines: read, typed and read again."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.text.csl import read_csl_field, write_csl_field
from briefbook.values.edtf import parse_edtf

lines = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
fields = st.sampled_from(["author", "issued", "accessed", "publisher", "note"])
authors = st.lists(st.text(st.sampled_from("abcÉ茂 "), min_size=1).map(str.strip).filter(bool), max_size=3)


@given(fields, lines, lines)
def test_what_was_read_is_written_as_it_was(name: str, first: str, line: str) -> None:
    item = write_csl_field(write_csl_field({"type": "article"}, name, first), name, line)
    assert write_csl_field(item, name, read_csl_field(item, name)) == item
    assert item["type"] == "article"
    assert (name in item) == bool(read_csl_field(item, name))


def test_a_name_of_numbers_is_read_as_it_stands() -> None:
    assert read_csl_field({"author": [{"family": "Zenda", "given": 5, "suffix": ["x"]}]}, "author") == "5 Zenda ['x']"


@given(authors)
def test_authors_stand_between_semicolons(names: list[str]) -> None:
    item = write_csl_field({}, "author", " ;".join(names))
    assert read_csl_field(item, "author") == "; ".join(names)
    assert item == ({"author": [{"literal": name} for name in names]} if names else {})


@given(st.dates(date(1000, 1, 1)))
def test_a_day_is_stored_in_parts_however_it_is_typed(day: date) -> None:
    words = f"{day.day} {day:%B} {day.year}"
    for line in (day.isoformat(), words):
        item = write_csl_field({}, "issued", line)
        assert item == {"issued": {"date-parts": [[day.year, day.month, day.day]]}}
        assert parse_edtf(read_csl_field(item, "issued")).earliest == day


@pytest.mark.parametrize(
    ("line", "stored", "read"),
    [
        ("2026", {"date-parts": [[2026]]}, "2026"),
        ("January 2026", {"date-parts": [[2026, 1]]}, "2026-01"),
        ("15–17 January 2026", {"date-parts": [[2026, 1, 15], [2026, 1, 17]]}, "2026-01-15/2026-01-17"),
        ("about 2025", {"date-parts": [[2025]], "circa": True}, "2025~"),
        ("2026-40", {"raw": "2026-40"}, "2026-40"),
        ("2026-13", {"raw": "2026-13"}, "2026-13"),
        ("2023-02-29", {"raw": "2023-02-29"}, "2023-02-29"),
        ("2026-1-16", {"raw": "2026-1-16"}, "2026-1-16"),
        ("2025~/2026", {"raw": "2025~/2026"}, "2025~/2026"),
        ("2025/2026~", {"raw": "2025/2026~"}, "2025/2026~"),
        ("since 2024", {"raw": "since 2024"}, "since 2024"),
        ("last year", {"raw": "last year"}, "last year"),
        ("²", {"raw": "²"}, "²"),
    ],
)
def test_a_date_is_stored_in_parts_only_where_it_has_them(line: str, stored: dict[str, Any], read: str) -> None:
    item = write_csl_field({}, "issued", line)
    assert item == {"issued": stored}
    assert read_csl_field(item, "issued") == read


@pytest.mark.parametrize(
    ("item", "name", "line"),
    [
        ({}, "author", ""),
        (
            {"author": [{"given": "Antoinette", "non-dropping-particle": "de", "family": "Mauban"}]},
            "author",
            "Antoinette de Mauban",
        ),
        ({"author": [{"literal": "Court of Strelsau"}, {}]}, "author", "Court of Strelsau"),
        ({"issued": {"date-parts": [["2026", "1"]]}}, "issued", "2026-01"),
        ({"issued": {"date-parts": [[2026, None]]}}, "issued", "2026"),
        ({"issued": {"date-parts": [[]]}}, "issued", ""),
        ({"issued": {"literal": "Lent 1894"}}, "issued", "Lent 1894"),
        ({"volume": 0}, "volume", "0"),
        ({"note": None}, "note", ""),
    ],
)
def test_items_of_other_programs_are_read(item: dict[str, Any], name: str, line: str) -> None:
    assert read_csl_field(item, name) == line


def test_an_author_who_stays_keeps_the_parts_of_the_name() -> None:
    flavia = {"given": "Flavia", "family": "Elphberg"}
    item = write_csl_field({"author": [flavia, {"literal": "Sapt"}]}, "author", "Fritz; Flavia Elphberg")
    assert item == {"author": [{"literal": "Fritz"}, flavia]}


@pytest.mark.parametrize(
    ("author", "line"),
    [
        ({"family": "夏目", "given": "漱石"}, "夏目漱石"),
        ({"family": "つづき", "given": "みちお"}, "つづきみちお"),
        ({"family": "曹", "given": "雪芹"}, "曹雪芹"),
        ({"family": "김", "given": "소월"}, "김 소월"),
        ({"family": "Jókai", "given": "Mór", "static-ordering": True}, "Jókai Mór"),
        ({"family": "Hope", "given": "Anthony"}, "Anthony Hope"),
        ({"family": "夏目", "given": "Sōseki"}, "Sōseki 夏目"),
        ({"family": "夏目"}, "夏目"),
        ({"given": "漱石"}, "漱石"),
        ({"family": "Hope"}, "Hope"),
        ({"literal": "Foreign Office", "family": "夏"}, "Foreign Office"),
    ],
)
def test_an_author_is_named_in_the_order_of_their_script(author: dict[str, Any], line: str) -> None:
    item = {"author": [author]}
    assert read_csl_field(item, "author") == line
    assert write_csl_field(item, "author", line) == item
