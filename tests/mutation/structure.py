"""Damage to a library as a whole: cut, swapped, with another header, and with SQL that is not its own."""

import random
import struct
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

FOREIGN: tuple[str, ...] = (
    "CREATE TRIGGER evil AFTER INSERT ON search_doc BEGIN DELETE FROM entity; END",
    "CREATE TRIGGER evil BEFORE UPDATE ON library BEGIN SELECT RAISE(ABORT, 'no'); END",
    "CREATE TEMP TRIGGER evil AFTER UPDATE ON entity BEGIN DELETE FROM name; END",
    "CREATE VIEW evil AS SELECT * FROM entity",
    "CREATE VIEW visitors AS WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT x FROM t",
    "CREATE TABLE evil (a, b GENERATED ALWAYS AS (a || a))",
    "CREATE TABLE evil (a); INSERT INTO evil SELECT zeroblob(100000)",
    "CREATE VIRTUAL TABLE evil USING fts5(a)",
    "CREATE INDEX evil ON entity (lower(description))",
    "CREATE INDEX evil ON name (text) WHERE text > ''",
    "DROP INDEX name_entity",
    "DROP TRIGGER edition_kept",
    "DROP TABLE search_index",
    "DROP TABLE book_omission",
    "ALTER TABLE entity ADD COLUMN evil TEXT",
    "ALTER TABLE entity RENAME COLUMN marking TO marked",
    "ALTER TABLE name RENAME TO names",
    "DELETE FROM search_doc",
    "DELETE FROM library",
    "DELETE FROM scheme_level",
    "DELETE FROM name",
    "DELETE FROM entity",
    "DELETE FROM search_index_data",
    "UPDATE search_index_data SET block = zeroblob(50)",
    "UPDATE search_index_config SET v = 99",
    "DELETE FROM search_index_docsize",
    "UPDATE sqlite_sequence SET seq = 9223372036854775807",
    "UPDATE sqlite_sequence SET seq = 'many'",
    "DELETE FROM sqlite_sequence",
    "ANALYZE; UPDATE sqlite_stat1 SET stat = '1 1 1 1 1 1 1 1'",
    "ANALYZE; DELETE FROM sqlite_stat1",
    "VACUUM",
    "PRAGMA auto_vacuum = FULL; VACUUM",
    "PRAGMA page_size = 512; VACUUM",
    "PRAGMA page_size = 65536; VACUUM",
    "PRAGMA user_version = 1",
    "PRAGMA user_version = 99",
    "PRAGMA user_version = -1",
    "PRAGMA application_id = 0",
    "PRAGMA schema_version = 2147483647",
    "INSERT INTO library SELECT 2, uid || 'x', title, '', '', lang, scheme_id, NULL, '', '' FROM library",
)
REWRITTEN: tuple[tuple[str, str], ...] = (
    ("entity", "CREATE TABLE entity (id INTEGER PRIMARY KEY)"),
    ("entity", "CREATE TABLE entity (id INTEGER PRIMARY KEY AUTOINCREMENT, uid, kind, description, marking)"),
    ("name", "CREATE VIEW name AS SELECT 1"),
    ("name", "nonsense"),
    ("search_index", "CREATE VIRTUAL TABLE search_index USING fts5(text, content='entity')"),
    ("search_doc_inserted", "CREATE TRIGGER search_doc_inserted AFTER INSERT ON search_doc BEGIN SELECT 1; END"),
    ("library", "CREATE TABLE library (id INTEGER PRIMARY KEY, title AS (randomblob(9)))"),
    ("issue_brief", "CREATE INDEX issue_brief ON issue (title)"),
    ("source", "CREATE TABLE source (id INTEGER PRIMARY KEY, uid TEXT DEFAULT (load_extension('evil.so')), csl)"),
)


def damage_structure(data: bytes, path: Path, rng: random.Random) -> str:
    """Write the bytes of a library, damaged as a whole, to a path; returns what was done to them."""
    way = rng.choice(WAYS)
    return way(data, path, rng)


def cut(data: bytes, path: Path, rng: random.Random) -> str:
    """Leave the end off."""
    length = rng.choice((0, 1, 15, 16, 99, 100, 101, 4096, rng.randrange(len(data)), len(data) - 1, len(data) - 4096))
    path.write_bytes(data[:length])
    return f"cut to {length} bytes"


def lengthen(data: bytes, path: Path, rng: random.Random) -> str:
    """Add what is not of the file."""
    more = rng.choice((1, 100, 4096, 40960))
    path.write_bytes(data + rng.choice((bytes(more), rng.randbytes(more), data[:more])))
    return f"{more} bytes more"


def swap(data: bytes, path: Path, rng: random.Random) -> str:
    """Put one stretch of the file in the place of another."""
    at = rng.randrange(1, len(data) // 4096) * 4096 if rng.random() < 0.5 else rng.randrange(1, len(data))
    path.write_bytes(data[at:] + data[:at] if rng.random() < 0.5 else data[:at] + data[: len(data) - at])
    return f"swapped at {at}"


def change_header(data: bytes, path: Path, rng: random.Random) -> str:
    """Write other numbers into the header."""
    changed = bytearray(data)
    at = rng.choice(
        (
            16,
            18,
            19,
            20,
            21,
            22,
            23,
            24,
            28,
            32,
            36,
            40,
            44,
            47,
            48,
            52,
            56,
            59,
            60,
            62,
            64,
            68,
            92,
            96,
            rng.randrange(100),
        )
    )
    width = rng.choice((1, 2, 4))
    value = rng.choice((0, 1, 2, 3, 255, 65535, 0xFFFFFFFF, rng.randrange(1 << 32))) & ((1 << 8 * width) - 1)
    changed[at : at + width] = struct.pack(">I", value)[-width:]
    path.write_bytes(bytes(changed))
    return f"header byte {at}: {value} in {width}"


def hide(data: bytes, path: Path, rng: random.Random) -> str:
    """Write something else in the place of a library."""
    path.write_bytes(
        rng.choice((b"", b"SQLite format 3\0", b"PK\3\4" + data[4:], rng.randbytes(8192), b"%PDF-1.7\n", data[::-1]))
    )
    return "something else altogether"


def run_foreign(data: bytes, path: Path, rng: random.Random) -> str:
    """Run SQL of somebody else's in it."""
    path.write_bytes(data)
    sql = rng.choice(FOREIGN)
    with closing(sqlite.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        with suppress(sqlite.Error):
            connection.executescript(sql)
    return sql


def rewrite(data: bytes, path: Path, rng: random.Random) -> str:
    """Write another statement into the schema."""
    path.write_bytes(data)
    name, sql = rng.choice(REWRITTEN)
    with closing(sqlite.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, name))
    return f"{name}: {sql}"


def misplace_root(data: bytes, path: Path, rng: random.Random) -> str:
    """Let a table or an index begin at another page."""
    path.write_bytes(data)
    with closing(sqlite.connect(path, isolation_level=None)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE rootpage > 0 ORDER BY 1")]
        name, page = rng.choice(names), rng.choice((0, 1, 2, rng.randrange(1, 300), 2**31 - 1))
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = ?", (page, name))
    return f"{name} at page {page}"


WAYS: tuple[Callable[[bytes, Path, random.Random], str], ...] = (
    cut, lengthen, swap, change_header, change_header, hide, run_foreign, run_foreign, run_foreign,
    rewrite, misplace_root,
)  # fmt: skip
