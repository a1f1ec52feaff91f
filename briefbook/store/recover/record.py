"""The values of a row as SQLite stores them (file format, section 2.1)."""

import struct
from typing import TypeAlias

from briefbook.store.recover.page_file import read_varint

Value: TypeAlias = int | float | str | bytes | None
_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8}
MOST_COLUMNS = 2000


def read_record(payload: bytes) -> list[Value] | None:
    """The values of a row, or None for bytes that are no row; letters that cannot be read become U+FFFD."""
    head, at = read_varint(payload, 0)
    if not at or head > len(payload) or head < at:
        return None
    types: list[int] = []
    while at < head:
        kind, at = read_varint(payload, at)
        if not at or at > head or len(types) > MOST_COLUMNS:
            return None
        types.append(kind)
    values: list[Value] = []
    for kind in types:
        width = _WIDTHS.get(kind, (kind - 12) // 2 if kind >= 12 else 0)
        if kind in (10, 11) or head + width > len(payload):
            return None
        values.append(_read_value(kind, payload[head : head + width]))
        head += width
    return values


def _read_value(kind: int, piece: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind == 7:
        value: float = struct.unpack(">d", piece)[0]
        return value
    if kind < 7:
        return int.from_bytes(piece, signed=True)
    return piece.decode(errors="replace") if kind % 2 else piece
