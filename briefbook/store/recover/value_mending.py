"""Mending the values of a row that a library cannot hold, so that the rest of the row is not lost with them.

A value that cannot stand gives way to what its column has by itself, or to nothing where that is allowed. Words of a
text that is no longer well formed are taken out of it. A marking never gets lower: one that cannot be read becomes the
highest of the library's own scheme, or, where it says how much may be shown, the lowest. A photograph whose bytes are
not those that were taken is lost, and so is a row whose column must say something that nobody can guess.
"""

import hashlib
import json
import re
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from briefbook.store.field import list_column_names
from briefbook.store.field_use import FieldKind, Use
from briefbook.store.recover.layout import TableColumn, find_kind
from briefbook.store.recover.record import Value
from briefbook.text.json_codec import RichTextError, dump_rich_text, load_rich_text
from briefbook.text.rich_text import Block, RichText, Run
from briefbook.values.character import REPLACEMENT, mend_halves
from briefbook.values.edtf import find_edtf
from briefbook.values.marking import MarkingError, parse_marking
from briefbook.values.moment import write_moment
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


@dataclass(frozen=True, slots=True)
class Mender:
    """Mends rows; `check` has the last word on values, `highest` and `lowest` are markings that stand for lost ones."""

    check: RowCheck | None
    highest: str
    lowest: str

    def mend(self, table: str, columns: Collection[TableColumn], row: Mapping[str, Value]) -> dict[str, Value] | None:
        """The row as a library can hold it, or None where it is lost."""
        mended: dict[str, Value] = {}
        for column in columns:
            value = row.get(column.name)
            if column.name not in row or not _is_typed(column, value):
                value = self._replace(table, column)
            elif isinstance(value, str):
                value = self._mend_words(table, column, value)
            if value is None and column.required:
                return None
            mended[column.name] = value
        if table == "attachment" and not _is_as_taken(mended):
            return None
        return self._replace_refused(table, columns, mended)

    def _replace_refused(
        self, table: str, columns: Collection[TableColumn], row: dict[str, Value]
    ) -> dict[str, Value] | None:
        refused = set(self.check(table, row)) if self.check else set()
        for column in columns:
            if column.name in refused:
                value = self._replace(table, column)
                if (value is None and column.required) or value == row[column.name]:
                    return None
                row[column.name] = value
        return None if refused and self.check and self.check(table, row) else row

    def _mend_words(self, table: str, column: TableColumn, words: str) -> Value:
        kind = find_kind(table, column.name)
        whole = _make_whole(words)
        if kind is FieldKind.TEXT:
            text = self._mend_text(whole)
            return self._replace(table, column) if text is None else text
        return whole if _is_well_formed(kind, whole) else self._replace(table, column)

    def _mend_text(self, stored: str) -> str | None:
        """A text as it is where it can be read, else its words, a paragraph for each run."""
        with suppress(RichTextError):
            text = load_rich_text(stored)
            if "\\u" not in stored and all(not each.marking or _is_marking(each.marking) for each in text):
                return stored
            return dump_rich_text(RichText(tuple(self._mend_block(block) for block in text)))
        words = []
        for quoted in _TEXT_OF_RUN.findall(stored):
            with suppress(ValueError):
                words.append(_make_whole(json.loads(quoted, strict=False)))
        blocks = tuple(Block(runs=(Run(each),)) for each in words if each.strip())
        return dump_rich_text(RichText(blocks)) if blocks else None

    def _mend_block(self, block: Block) -> Block:
        marking = block.marking if not block.marking or _is_marking(block.marking) else self.highest
        rows = tuple(tuple(_mend_runs(cell) for cell in row) for row in block.rows)
        return replace(block, marking=marking, runs=_mend_runs(block.runs), rows=rows)

    def _replace(self, table: str, column: TableColumn) -> Value:
        kind = find_kind(table, column.name)
        if kind is FieldKind.MARKING:
            return self.lowest if column.name in list_column_names(table, Use.LIMIT) else self.highest
        if kind is FieldKind.UID:
            return new_uid()
        if column.default is not None:
            return read_default(column.default)
        if not column.required:
            return None
        if kind is FieldKind.POSITION:
            return 0
        if (table, kind) == ("library", FieldKind.MOMENT):
            return write_moment(datetime.now(UTC))
        return _GUESSES.get((table, column.name))


def _is_typed(column: TableColumn, value: Value) -> bool:
    if value is None:
        return not column.required
    return isinstance(value, _TYPES.get(column.declared, object))


def _is_as_taken(row: Mapping[str, Value]) -> bool:
    kept = row["bytes"]
    return isinstance(kept, bytes) and hashlib.sha256(kept).hexdigest() == row["sha256"]


def _mend_runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(
        replace(run, text=_make_whole(run.text), link=_make_whole(run.link), ref=_make_whole(run.ref)) for run in runs
    )


Words = TypeVar("Words", str, str | None)


def _make_whole(words: Words) -> Words:
    """Words without what no text may hold."""
    return mend_halves(words.replace("\0", REPLACEMENT)) if words else words


def _is_marking(words: str) -> bool:
    with suppress(MarkingError):
        return parse_marking(words) is not None
    return False


def read_default(sql: str) -> Value:
    """What a default of the schema, a number or a text in quotes, stands for."""
    return sql[1:-1].replace("''", "'") if sql.startswith("'") else int(sql)


def _is_well_formed(kind: FieldKind | None, words: str) -> bool:
    """Whether what a column of that kind holds can be read as such; what is no word must hold no lost letter."""
    if kind in (FieldKind.WORDS, FieldKind.TEXT, FieldKind.DATE_WORDS, None):
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
    FieldKind.MARKING: _is_marking,
    # Half a character can be written in JSON and in nothing else.
    FieldKind.JSON: lambda words: bool(json.dumps(json.loads(words), ensure_ascii=False).encode()),
}
