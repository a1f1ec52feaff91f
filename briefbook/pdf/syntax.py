"""The little PDF syntax that several modules write."""

from functools import cache


def hex_string(text: str) -> bytes:
    """A text as a PDF hexadecimal string: UTF-16 with its byte order mark (ISO 32000-1, 7.9.2)."""
    return b"<feff" + text.encode("utf-16-be").hex().encode() + b">"


@cache
def colour_operands(colour: str) -> bytes:
    """The three operands of a colour `#rrggbb` for `rg` and `RG`."""
    return b"%.3f %.3f %.3f" % tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
