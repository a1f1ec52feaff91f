"""Pictures that say more than they show: what cameras, editors and ill will put into a file beside its pixels."""

import io
import os
import struct
import zlib
from collections.abc import Iterable

from PIL import Image

WORDS = ("Zenda 51.5074 N", "Hentzau", "Streslau", "Rassendyll", "Strelsau Castle")
EXIF, XMP, COMMENT, INSIDE, BEHIND = (words.encode() for words in WORDS)


def draw(size: tuple[int, int] = (60, 80), mode: str = "RGB") -> Image.Image:
    """A picture that is red at its top left corner and blue at its foot."""
    picture = Image.new("RGB", size, "#2040c0")
    picture.paste("#e01010", (0, 0, size[0] // 2, size[1] // 2))
    return picture.convert(mode)


def encode(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """The bytes of a picture."""
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def build_telling_jpeg() -> bytes:
    """A JPEG with a fill byte before its EXIF, XMP and comment, and with words before its end and behind it."""
    exif = Image.Exif()
    exif[0x010E] = EXIF.decode()
    plain = encode(draw())
    segments = [(0xE1, exif.tobytes()), (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP), (0xFE, COMMENT)]
    telling = b"".join(b"\xff\xff" + bytes([key]) + struct.pack(">H", len(body) + 2) + body for key, body in segments)
    return plain[:2] + telling + plain[2:-2] + INSIDE + plain[-2:] + BEHIND


def build_telling_png() -> bytes:
    """A PNG with EXIF, XMP, a comment and a chunk of its own, and words behind its end."""
    exif = Image.Exif()
    exif[0x010E] = EXIF.decode()
    xmp = b"XML:com.adobe.xmp\0\0\0\0\0" + XMP
    chunks = [(b"eXIf", exif.tobytes()), (b"iTXt", xmp), (b"tEXt", b"Comment\0" + COMMENT), (b"zzZz", INSIDE)]
    return insert_chunks(encode(draw(mode="RGBA"), "PNG"), chunks) + BEHIND


def insert_chunks(png: bytes, chunks: Iterable[tuple[bytes, bytes]]) -> bytes:
    """A PNG with these chunks behind its header."""
    made = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    return png[:33] + b"".join(made) + png[33:]


def build_bomb() -> bytes:
    """A PNG of some hundred bytes that claims 900 million pixels."""
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    small = encode(Image.new("1", (8, 8)), "PNG")
    return small[:16] + header + struct.pack(">I", zlib.crc32(small[12:16] + header)) + small[33:]


def build_many_scans() -> bytes:
    """A JPEG that asks for a thousand passes over its pixels."""
    plain = encode(draw(), progressive=True)
    return plain[:-2] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00" * 1000 + plain[-2:]


def build_noise(size: tuple[int, int] = (300, 380)) -> Image.Image:
    """A picture like no other, which no encoder makes small."""
    return Image.frombytes("RGB", size, os.urandom(size[0] * size[1] * 3))
