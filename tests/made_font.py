"""A small TrueType font for a test: the Latin letters of a shipped font, standing for letters of another script."""

import struct
from collections.abc import Iterable, Mapping
from pathlib import Path

import uharfbuzz as hb

from briefbook.resources import resource_path

KEPT = ("OS/2", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "post")
OUTLINES = "abcdefghijklmnopqrstuvwxyz"


def build_tables(letters: Iterable[str]) -> dict[bytes, bytes]:
    """The tables of a font whose glyphs for these letters, and for the space, are Latin ones."""
    face = hb.Face(hb.Blob.from_file_path(str(resource_path("fonts", "SourceSans3-Regular.ttf"))))
    font = hb.Font(face)
    drawn = zip(letters, OUTLINES, strict=False)
    glyphs = {32: font.get_nominal_glyph(32)} | {ord(each): font.get_nominal_glyph(ord(latin)) for each, latin in drawn}
    return {tag.encode(): bytes(face.reference_table(tag).data) for tag in KEPT} | {b"cmap": build_cmap(glyphs)}


def build_cmap(glyphs: Mapping[int, int | None]) -> bytes:
    """A `cmap` table of one subtable in format 12 (OpenType 1.9)."""
    groups = b"".join(struct.pack(">III", code, code, glyphs[code]) for code in sorted(glyphs))
    head = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(glyphs))
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + head + groups


def pack_font(tables: Mapping[bytes, bytes]) -> bytes:
    """The font file of some tables, without checksums, which nobody here reads."""
    at = 12 + 16 * len(tables)
    rows, bodies = [], []
    for tag, data in sorted(tables.items()):
        rows.append(struct.pack(">4sIII", tag, 0, at, len(data)))
        bodies.append(data + b"\0" * (-len(data) % 4))
        at += len(bodies[-1])
    return b"\0\1\0\0" + struct.pack(">HHHH", len(tables), 0, 0, 0) + b"".join(rows) + b"".join(bodies)


def write_font(
    path: Path, letters: Iterable[str], more: Mapping[bytes, bytes] | None = None, **facts: tuple[int, int]
) -> Path:
    """Write such a font, with more tables; `facts` are 16-bit values put into its OS/2 table, as (offset, value)."""
    tables = build_tables(letters) | (more or {})
    words = bytearray(tables[b"OS/2"])
    for offset, value in facts.values():
        struct.pack_into(">H", words, offset, value)
    path.write_bytes(pack_font(tables | {b"OS/2": bytes(words)}))
    return path
