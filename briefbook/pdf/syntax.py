"""The little PDF syntax that several modules write."""

import zlib
from functools import cache

# Of zlib's levels the one after which bytes are dear: the next saves 4 % of them and takes half as long again.
COMPRESSION = 5


def deflate(data: bytes) -> bytes:
    """Bytes as the filter FlateDecode reads them (ISO 32000-1, 7.4.4)."""
    return zlib.compress(data, COMPRESSION)


def hex_string(text: str) -> bytes:
    """A text as a PDF hexadecimal string: UTF-16 with its byte order mark (ISO 32000-1, 7.9.2)."""
    return b"<feff" + text.encode("utf-16-be").hex().encode() + b">"


@cache
def colour_operands(colour: str) -> bytes:
    """The three operands of a colour `#rrggbb` for `rg` and `RG`."""
    return b"%.3f %.3f %.3f" % tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
