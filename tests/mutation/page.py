"""Damage to the bytes and the pages of a library that are in use (SQLite file format, sections 1.5 and 1.6)."""

import random
import struct
from collections.abc import Callable

HEADER_BYTES = 100


def damage_pages(data: bytes, rng: random.Random) -> tuple[bytes, str]:
    """The bytes of a library with pages damaged that its freelist does not hold, and what was done to them."""
    pages = list_used_pages(data)
    way = rng.choice(WAYS)
    changed = bytearray(data)
    return bytes(changed), way(changed, pages, rng)


def read_page_size(data: bytes) -> int:
    """The size of a page in bytes."""
    (size,) = struct.unpack(">H", data[16:18])
    return 65536 if size == 1 else int(size)


def list_used_pages(data: bytes) -> list[int]:
    """The numbers, from 1, of the pages that are not free."""
    size = read_page_size(data)
    free: set[int] = set()
    (trunk,) = struct.unpack(">I", data[32:36])
    while trunk and trunk not in free:
        start = (trunk - 1) * size
        following, count = struct.unpack(">II", data[start : start + 8])
        free.add(trunk)
        free.update(struct.unpack(f">{count}I", data[start + 8 : start + 8 + 4 * count]))
        trunk = following
    return [number for number in range(1, len(data) // size + 1) if number not in free]


def _find_start(data: bytearray, page: int) -> int:
    return (page - 1) * read_page_size(bytes(data[:HEADER_BYTES]))


def flip_bits(data: bytearray, pages: list[int], rng: random.Random) -> str:
    """Turn one to eight bits."""
    size = read_page_size(bytes(data[:HEADER_BYTES]))
    told = []
    for _ in range(rng.choice((1, 1, 1, 2, 4, 8))):
        at = _find_start(data, rng.choice(pages)) + rng.randrange(size)
        data[at] ^= 1 << rng.randrange(8)
        told.append(str(at))
    return "turned a bit of bytes " + ", ".join(told)


def change_words(data: bytearray, pages: list[int], rng: random.Random) -> str:
    """Write another byte where there is one that is not 0: in words, lengths and pointers."""
    size = read_page_size(bytes(data[:HEADER_BYTES]))
    for _ in range(1000):
        at = _find_start(data, rng.choice(pages)) + rng.randrange(size)
        if at >= HEADER_BYTES and data[at]:
            data[at] = rng.randrange(256)
            return f"wrote {data[at]} at {at}"
    return "changed nothing"


def empty_page(data: bytearray, pages: list[int], rng: random.Random) -> str:
    """Fill a page with zeros."""
    size = read_page_size(bytes(data[:HEADER_BYTES]))
    page = rng.choice(pages[1:])
    start = _find_start(data, page)
    data[start : start + size] = bytes(size)
    return f"emptied page {page}"


def swap_pages(data: bytearray, pages: list[int], rng: random.Random) -> str:
    """Put two pages in each other's place."""
    size = read_page_size(bytes(data[:HEADER_BYTES]))
    one, other = rng.sample(pages[1:], 2)
    first, second = _find_start(data, one), _find_start(data, other)
    kept = data[first : first + size]
    data[first : first + size] = data[second : second + size]
    data[second : second + size] = kept
    return f"swapped pages {one} and {other}"


def repeat_page(data: bytearray, pages: list[int], rng: random.Random) -> str:
    """Write a page over another one."""
    size = read_page_size(bytes(data[:HEADER_BYTES]))
    one, other = rng.sample(pages[1:], 2)
    first, second = _find_start(data, one), _find_start(data, other)
    data[second : second + size] = data[first : first + size]
    return f"wrote page {one} over page {other}"


def tear_page(data: bytearray, pages: list[int], rng: random.Random) -> str:
    """Fill a run of one page with noise, as a torn write leaves it."""
    size = read_page_size(bytes(data[:HEADER_BYTES]))
    page = rng.choice(pages[1:])
    start = _find_start(data, page) + rng.randrange(size)
    length = min(rng.choice((4, 16, 512)), _find_start(data, page) + size - start)
    data[start : start + length] = rng.randbytes(length)
    return f"noise of {length} bytes at {start}"


WAYS: tuple[Callable[[bytearray, list[int], random.Random], str], ...] = (
    flip_bits,
    flip_bits,
    change_words,
    change_words,
    empty_page,
    swap_pages,
    repeat_page,
    tear_page,
)
