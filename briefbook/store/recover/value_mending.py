"""Mending the values of a row that a library cannot hold, so that the rest of the row is not lost with them.

A value that cannot stand gives way to what its column has by itself, or to nothing where that is allowed. Words of a
text that is no longer well formed are taken out of it. A marking is never taken away: what cannot be read as one stays
as it is, and shows as unknown. A row is lost where a column must say something that nobody can guess.
"""

import json
import re
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

from briefbook.store.field_use import FieldKind
from briefbook.store.recover.layout import TableColumn, find_kind
from briefbook.store.recover.record import Value
from briefbook.text.json_codec import RichTextError, dump_rich_text, load_rich_text
from briefbook.text.rich_text import Block, RichText, Run
from briefbook.values.edtf import find_edtf
from briefbook.values.uid import new_uid

# Which columns of a row of that table hold what its record refuses.
RowCheck = Callable[[str, Mapping[str, Any]], Collection[str]]
LOST_WORDS = "?"
# What must be said and was lost; a row of any other kind is lost with it.
_GUESSES: dict[tuple[str, str], Value] = {
    ("library", "title"): LOST_WORDS,
    ("name", "text"): LOST_WORDS,
    ("issue", "title"): LOST_WORDS,
    ("programme_item", "title"): LOST_WORDS,
    ("book_spec", "title"): LOST_WORDS,
    ("visit", "direction"): "incoming",
    ("scheme_level", "colour"): "#6b7280",
    ("library", "scheme_id"): 0,
}
_TYPES: dict[str, type] = {"TEXT": str, "INTEGER": int, "BLOB": bytes}
_TEXT_OF_RUN = re.compile(r'"text":\s*("(?:[^"\\]|\\.)*")')
_HALVES = re.compile(r"[\ud800-\udfff]")


def mend_row(
    table: str, columns: Collection[TableColumn], row: Mapping[str, Value], check: RowCheck | None
) -> dict[str, Value] | None:
    """The row as a library can hold it, or None where it is lost."""
    mended: dict[str, Value] = {}
    for column in columns:
        value = row.get(column.name)
        kind = find_kind(table, column.name)
        if column.name not in row or not _is_typed(column, value):
            value = _replace(table, column, kind)
        elif isinstance(value, str):
            value = _mend_words(kind, value)
            if value is None or not _is_well_formed(kind, value):
                value = _replace(table, column, kind)
        if value is None and column.required:
            return None
        mended[column.name] = value
    refused = set(check(table, mended)) if check else set()
    for column in columns:
        if column.name in refused:
            value = _replace(table, column, find_kind(table, column.name))
            if (value is None and column.required) or value == mended[column.name]:
                return None
            mended[column.name] = value
    return None if refused and check and check(table, mended) else mended


def _is_typed(column: TableColumn, value: Value) -> bool:
    if value is None:
        return not column.required
    return isinstance(value, _TYPES.get(column.declared, object))


def _replace(table: str, column: TableColumn, kind: FieldKind | None) -> Value:
    if kind is FieldKind.UID:
        return new_uid()
    if column.default is not None:
        return read_default(column.default)
    if not column.required:
        return None
    if kind is FieldKind.POSITION:
        return 0
    if (table, kind) == ("library", FieldKind.MOMENT):
        return datetime.now(UTC).isoformat().replace("+00:00", "Z")
    return _GUESSES.get((table, column.name))


def read_default(sql: str) -> Value:
    """What a default of the schema, a number or a text in quotes, stands for."""
    return sql[1:-1].replace("''", "'") if sql.startswith("'") else int(sql)


def _mend_words(kind: FieldKind | None, words: str) -> str | None:
    words = _HALVES.sub("\ufffd", words.replace("\0", "\ufffd"))
    if kind is FieldKind.TEXT:
        return _mend_text(words)
    return words


def _mend_text(stored: str) -> str | None:
    """A text as it is where it can be read, else its words, a paragraph for each run."""
    with suppress(RichTextError):
        text = load_rich_text(stored)
        with suppress(RichTextError):
            dump_rich_text(text)
            return stored
    words = []
    for quoted in _TEXT_OF_RUN.findall(stored):
        with suppress(ValueError):
            words.append(json.loads(quoted, strict=False).replace("\0", "\ufffd"))
    blocks = tuple(Block(runs=(Run(_HALVES.sub("\ufffd", each)),)) for each in words if each.strip())
    return dump_rich_text(RichText(blocks)) if blocks else None


def _is_well_formed(kind: FieldKind | None, words: str) -> bool:
    """Whether what a column of that kind holds can be read as such; what is no word must hold no lost letter."""
    if kind in (FieldKind.WORDS, FieldKind.TEXT, FieldKind.DATE_WORDS, FieldKind.MARKING, None):
        return True
    with suppress(ValueError, RecursionError, OverflowError):
        return "\ufffd" not in words and _READS.get(kind, _takes_all)(words)
    return False


def _takes_all(_: str) -> bool:
    return True


_READS: dict[FieldKind, Callable[[str], bool]] = {
    FieldKind.UID: lambda words: bool(words) and words.isprintable(),
    FieldKind.DATE: lambda words: words in ("", "..") or find_edtf(words) is not None,
    FieldKind.DAY: lambda words: bool(date.fromisoformat(words)),
    FieldKind.MOMENT: lambda words: datetime.fromisoformat(words).tzinfo is not None,
    FieldKind.JSON: lambda words: json.loads(words) is not None,
}
