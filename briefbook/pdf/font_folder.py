"""The fonts of a folder that a person chose: which of its files can be printed with, and which cut each is."""

import struct
from pathlib import Path

from briefbook.pdf.font_file import FontFile
from briefbook.pdf.theme import FontRole

ENDINGS = frozenset({".ttf", ".otf"})
SIGNATURES = frozenset({b"\0\1\0\0", b"true"})
NEEDED_BYTES = {
    b"cmap": 4, b"glyf": 1, b"head": 54, b"hhea": 36, b"hmtx": 4, b"loca": 4, b"maxp": 6, b"OS/2": 64, b"post": 32
}  # fmt: skip
MOST_TABLES = 200
MAY_NOT_BE_EMBEDDED = 0x0002
ITALIC = 0x0001
LATIN_TEXT, FIRST_WITH_SERIFS, LAST_WITH_SERIFS = 2, 2, 10


def list_further_fonts(folder: Path) -> list[FontFile]:
    """The TrueType fonts of a folder by name, without those that cannot be read or forbid to be embedded.

    They serve no script by themselves: they are asked for a character that no listed font has. A folder that is not
    there has none.
    """
    try:
        paths = sorted(each for each in folder.iterdir() if each.suffix.lower() in ENDINGS)
    except OSError:
        return []
    return [file for path in paths if (file := read_font_file(path))]


def read_font_file(path: Path) -> FontFile | None:
    """What a font says of itself in its OS/2 table (OpenType 1.9); None for one that cannot be printed with."""
    try:
        with path.open("rb") as stream:
            head = stream.read(12)
            count = struct.unpack_from(">H", head, 4)[0] if len(head) == 12 else 0
            if head[:4] not in SIGNATURES or not 0 < count <= MOST_TABLES:
                return None
            rows = struct.unpack(">" + "4s4xII" * count, stream.read(16 * count))
            places = dict(zip(rows[::3], zip(rows[1::3], rows[2::3], strict=True), strict=True))
            size = path.stat().st_size
            short = any(places.get(tag, (0, 0))[1] < least for tag, least in NEEDED_BYTES.items())
            if short or any(at + length > size for at, length in places.values()):
                return None
            stream.seek(places[b"OS/2"][0])
            facts = stream.read(64)
    except (OSError, struct.error):
        return None
    return _describe(path, facts) if len(facts) == 64 else None


def _describe(path: Path, facts: bytes) -> FontFile | None:
    weight, rights, selection = (struct.unpack_from(">H", facts, at)[0] for at in (4, 8, 62))
    if rights & 0x000F == MAY_NOT_BE_EMBEDDED:
        return None
    kind, serif = facts[32], facts[33]
    known = kind == LATIN_TEXT and serif > 1
    has_serifs = FIRST_WITH_SERIFS <= serif <= LAST_WITH_SERIFS if known else "serif" in path.stem.lower()
    role = FontRole.SERIF if has_serifs else FontRole.SANS
    return FontFile(path, role, (), weight, bool(selection & ITALIC))
