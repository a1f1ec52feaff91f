"""What rows say: their texts and words, whatever columns of these there are."""

from collections.abc import Mapping
from functools import lru_cache
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
    rich = {each.name: read_text(row[each.name]) for each in get_table(table).list_columns(FieldKind.TEXT)}
    return rich | {each.name: row[each.name] for each in get_table(table).list_columns(FieldKind.WORDS)}
