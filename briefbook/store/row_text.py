"""What rows say: their texts and words, whatever columns of these there are."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from briefbook.store.field import get_table
from briefbook.store.field_use import FieldKind
from briefbook.text.json_codec import load_rich_text
from briefbook.text.rich_text import RichText


@lru_cache(maxsize=16_384)
def read_text(stored: str) -> RichText:
    """A text of its stored form; raises RichTextError."""
    return load_rich_text(stored)


def read_texts(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """All that a row says, rich texts and plain words, by column: whatever is made of it has a field for each."""
    rich, plain = _list_said(table)
    return {name: read_text(row[name]) for name in rich} | {name: row[name] for name in plain}


@cache
def _list_said(table: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns of rich texts and of plain words."""
    rich, plain = (get_table(table).list_columns(kind) for kind in (FieldKind.TEXT, FieldKind.WORDS))
    return tuple(each.name for each in rich), tuple(each.name for each in plain)
