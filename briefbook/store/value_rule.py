"""What may stand in a column: values that were written elsewhere are looked over before they are used."""

import re
from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any

from briefbook.store.field_use import Column, FieldKind, Table
from briefbook.store.json_shape import read_budgets, read_csl_item, read_name_keys, read_sections
from briefbook.store.place_title import KINDS
from briefbook.store.row_text import read_text
from briefbook.store.search_field import FIRST_NAME_ID, SLOT_MASK, TABLES
from briefbook.store.vocabulary import VOCABULARIES
from briefbook.values.character import LONGEST_LINE, LONGEST_SHOWN, can_be_held
from briefbook.values.edtf import find_edtf, parse_edtf
from briefbook.values.marking import parse_marking

# Ids, positions and numbers beyond it come from no library that Briefbook wrote, and Qt's signals hold no more.
GREATEST = (1 << 31) - 1
FIRST_YEAR, LAST_YEAR = 1900, 2999

NUMBERS = frozenset({FieldKind.KEY, FieldKind.LINK, FieldKind.POSITION, FieldKind.NUMBER})
_UID = re.compile(r"[!-~]{1,64}").fullmatch

Rule = Callable[[Any], object]


class BadValueError(ValueError):
    """A value that a library cannot hold."""


def _require(holds: bool) -> None:
    if not holds:
        raise BadValueError


def check_numbers(kind: FieldKind, values: Collection[int]) -> None:
    """Raise ValueError or TypeError unless numbers, of which there may be many, can stand in columns of a kind."""
    least = 0 if kind is FieldKind.POSITION else 1
    _require(not values or (least <= min(values) and max(values) <= GREATEST))


def _check_flag(value: Any) -> None:
    _require(value in (0, 1))


def _check_line(value: Any) -> None:
    _require(isinstance(value, str) and len(value) <= LONGEST_LINE and can_be_held(value))


def _check_filled(value: Any) -> None:
    _check_line(value)
    _require(value != "")


def _check_shown(value: Any) -> None:
    """What pages show of a marking, some of them on every one."""
    _check_filled(value)
    _require(len(value) <= LONGEST_SHOWN)


def _check_uid(value: Any) -> None:
    _require(_UID(value) is not None)


def _check_text(value: Any) -> None:
    _require(isinstance(value, str))
    for block in read_text(value):
        if block.marking:
            parse_marking(block.marking)


def _check_marking(value: Any) -> None:
    _check_filled(value)
    parse_marking(value)


def _check_day(value: Any) -> None:
    _require(date.fromisoformat(value).isoformat() == value)


def _check_moment(value: Any) -> None:
    moment = datetime.fromisoformat(value)
    # So far from the ends of the calendar that it can be told in any zone.
    _require(moment.tzinfo is not None and FIRST_YEAR <= moment.year <= LAST_YEAR)


def _check_date(value: Any) -> None:
    _check_line(value)
    find_edtf(value)


def _check_attested(value: Any) -> None:
    _check_line(value)
    parse_edtf(value)


def _check_bytes(value: Any) -> None:
    _require(value == "blob")


def _check_document(value: Any) -> None:
    """The id of a search document says of which column it is."""
    _require(isinstance(value, int) and 0 < value <= FIRST_NAME_ID + GREATEST)
    _require(value >= FIRST_NAME_ID or value & SLOT_MASK in {field.slot for table in TABLES for field in table.fields})


def _match(pattern: str) -> Rule:
    return lambda value: _require(isinstance(value, str) and re.fullmatch(pattern, value) is not None)


_CLOCK_TIME = _match(r"(([01][0-9]|2[0-3]):[0-5][0-9])?")
_SHA_256 = _match(r"[0-9a-f]{64}")

_OF_KIND: dict[FieldKind, Rule] = {
    FieldKind.UID: _check_uid,
    FieldKind.WORDS: _check_line,
    FieldKind.TEXT: _check_text,
    FieldKind.MARKING: _check_marking,
    FieldKind.CODE: _check_line,
    FieldKind.FLAG: _check_flag,
    FieldKind.DATE: _check_date,
    FieldKind.DATE_WORDS: _check_line,
    FieldKind.DAY: _check_day,
    FieldKind.MOMENT: _check_moment,
    FieldKind.BYTES: _check_bytes,
}
_OF_COLUMN: dict[tuple[str, str], Rule] = {
    ("scheme", "code"): _check_shown,
    ("scheme", "name"): _check_shown,
    ("scheme_level", "code"): _check_shown,
    ("scheme_level", "wording"): _check_shown,
    ("scheme_level", "abbreviation"): _check_shown,
    ("scheme_level", "colour"): _match(r"#[0-9a-f]{6}"),
    ("scheme_caveat", "code"): _check_shown,
    ("scheme_caveat", "wording"): _check_shown,
    ("library", "title"): _check_filled,
    ("library", "lang"): _check_filled,
    ("name", "text"): _check_filled,
    ("name", "lang"): _check_filled,
    ("attachment", "sha256"): _SHA_256,
    ("attachment", "media_type"): _check_filled,
    ("attestation", "on_edtf"): _check_attested,
    ("source", "csl"): read_csl_item,
    ("clearance", "hash"): _check_filled,
    ("dismissed_mention", "words"): _check_filled,
    ("programme_item", "start_time"): _CLOCK_TIME,
    ("programme_item", "end_time"): _CLOCK_TIME,
    ("book_spec", "budgets"): read_budgets,
    ("book_spec", "confirmed_names"): read_name_keys,
    ("book_part", "sections"): read_sections,
    ("edition", "book_uid"): _check_uid,
    ("edition", "title"): _check_filled,
    ("edition", "pdf_sha256"): _check_filled,
    ("search_doc", "id"): _check_document,
    ("search_doc", "kind"): lambda value: _require(value in KINDS),
    ("search_doc", "text"): lambda value: _require(isinstance(value, str)),
}


def check_value(table: Table, column: Column, value: Any) -> None:
    """Raise ValueError or TypeError for a value that may not stand in a column."""
    if column.kind in NUMBERS:
        check_numbers(column.kind, [value])
    else:
        get_rule(table, column)(value)


def get_rule(table: Table, column: Column) -> Rule:
    """The rule of a column, which raises ValueError or TypeError for a value that may not stand there."""
    if rule := _OF_COLUMN.get((table.name, column.name)):
        return rule
    if column.kind is FieldKind.CHOICE:
        return VOCABULARIES[table.name, column.name]
    return _OF_KIND[column.kind]
