"""Hostile values in every column: what no edit lets in, written past every constraint of the file."""

import random
import re
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.field import TABLES
from briefbook.store.field_use import Column, FieldKind, Table
from briefbook.store.orphan import drop_orphans
from briefbook.store.vocabulary import VOCABULARIES

COLUMNS: tuple[tuple[Table, Column], ...] = tuple((table, column) for table in TABLES for column in table.columns)
LONG = 20_000
DEEP = 30_000


def write_raw(words: str) -> str:
    """A text in SQL whose bytes need not be UTF-8."""
    return f"CAST(x'{words.encode('utf-8', 'surrogatepass').hex()}' AS TEXT)"


def quote(value: Any) -> str:
    """A value in SQL."""
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    return write_raw(value) if isinstance(value, str) else repr(value)


ANYTHING: tuple[str, ...] = (
    "NULL", "0", "-1", "1", "2147483648", "9223372036854775807", "-9223372036854775808", "1e308", "9e999", "0.5",
    "x''", "x'00ff80'", "zeroblob(1000)", "CAST(x'ff' AS TEXT)", "CAST(x'c3' AS TEXT)", "CAST(x'6100' AS TEXT)",
    "CAST(x'eda080' AS TEXT)", "CAST(x'f4908080' AS TEXT)", "hex(zeroblob(500000))", "''", "' '",
)  # fmt: skip
WORDS: tuple[str, ...] = (
    "\u202e\u202d\u2066", "\u200b", "a\u0301" * 2000, "\u0301" * 300, "\x01\x02\x1b[31m\x7f", "a\nb\r\nc\td\x0b\x0c\x85\u2028",
    "\ufeff\ufffe\uffff", "\U000f0000\U0010ffff", "W" * LONG, "W " * (LONG // 2), "\u0644\u0627" * 500, "\u0e01" * 3000,
    "<b>&amp;</b><script>", "%s%n{0}{}%(a)s", "'; DROP TABLE entity; --", "../../etc/passwd", "file:///etc/passwd",
    "javascript:alert(1)", "(\\)", "]]>", "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 200, "\u2029", "\ud800", "x\udc00y",
    "=1+1", "\u06dd1\u0600", "\u1100" * 200, "\u0915\u094d" * 500, "\u180b\ufe0f\U000e0100",
)  # fmt: skip
BLOCK = '{{"v":1,"blocks":[{}]}}'
TEXTS: tuple[str, ...] = (
    "", "{}", "[]", "null", "1", '"x"', "{", '{"v":2,"blocks":[]}', '{"v":1}', '{"v":1,"blocks":{}}', '{"v":1,"blocks":[1]}',
    "[" * DEEP, '{"a":' * DEEP, "1" * 5000, "NaN", BLOCK.format("[" * 500 + "]" * 500),
    BLOCK.format('{"kind":"paragraph","runs":[{"text":"\\ud800"}]}'), BLOCK.format('{"kind":"paragraph","runs":[{"text":"\\u0000"}]}'),
    BLOCK.format('{"kind":"bullet","level":1000000000,"runs":[{"text":"a"}]}'), BLOCK.format('{"kind":"heading","level":-3,"runs":[{"text":"a"}]}'),
    BLOCK.format('{"kind":"bullet","level":"9","runs":[{"text":"a"}]}'), BLOCK.format('{"kind":"table","rows":[]}'),
    BLOCK.format('{"kind":"table","rows":[[],[[]],[[{"text":"a"}],[{"text":"b"}]]]}'), BLOCK.format('{"kind":"table","runs":[{"text":"a"}],"rows":[[[{"text":"b"}]]]}'),
    BLOCK.format('{"kind":"paragraph","rows":[[[{"text":"b"}]]],"runs":[{"text":"a"}]}'), BLOCK.format('{"kind":"table","rows":[[' + ",".join(["[]"] * 300) + "]]}"),
    BLOCK.format('{"kind":"paragraph","marking":"x","runs":[{"text":"a"}]}'), BLOCK.format('{"kind":"paragraph","marking":"no:SUCH","runs":[{"text":"a"}]}'),
    BLOCK.format('{"kind":"paragraph","lang":"\\n(","runs":[{"text":"a"}]}'), BLOCK.format('{"kind":"paragraph","lang":"zz-not-a-tongue","runs":[{"text":"a"}]}'),
    BLOCK.format('{"kind":"paragraph","runs":[{"text":"a","marks":["loud"]}]}'), BLOCK.format('{"kind":"paragraph","runs":[{"text":"a","marks":"bold"}]}'),
    BLOCK.format('{"kind":"paragraph","runs":[{"text":"a","link":"javascript:alert(1)"}]}'), BLOCK.format('{"kind":"paragraph","runs":[{"text":"a","link":"file://evil/share"}]}'),
    BLOCK.format('{"kind":"paragraph","runs":[{"text":"a","link":"http://[::1"}]}'), BLOCK.format('{"kind":"paragraph","runs":[{"text":"a","link":"https://x/\\n\\r)>>"}]}'),
    BLOCK.format('{"kind":"paragraph","runs":[{"text":"a","ref":"entity:none"}]}'), BLOCK.format('{"kind":"paragraph","runs":[{"text":"a","ref":"::"}]}'),
    BLOCK.format('{"kind":"paragraph","id":"","runs":[{"text":"a\\n\\tb"}]}'), BLOCK.format(",".join(['{"kind":"bullet","id":"one","runs":[{"text":"a"}]}'] * 3)),
    BLOCK.format('{"kind":"numbered","level":7,"runs":[{"text":"' + "W" * LONG + '"}]}'), BLOCK.format('{"kind":"paragraph","runs":[{"text":""}]}'),
    BLOCK.format(",".join('{"kind":"paragraph","runs":[{"text":"a"}]}' for _ in range(200))),
)  # fmt: skip
JSONS: tuple[str, ...] = (
    *TEXTS[:17], '{"author":"x"}', '{"author":[1]}', '{"author":[{"family":1,"given":[]}]}', '{"author":[{"literal":{}}]}',
    '{"issued":"2024"}', '{"issued":{"date-parts":1}}', '{"issued":{"date-parts":[[null,1e99]]}}', '{"issued":{"date-parts":[["x",99,99]]}}',
    '{"issued":{"raw":[1]}}', '{"URL":"javascript:alert(1)"}', '{"URL":["a"]}', '{"URL":"https://x/\\u0000"}', '{"note":{"a":1}}',
    '{"type":7}', '{"title":"\\udfff"}', '{"point_words":-1}', '{"point_words":1e9}', '{"point_words":"x"}', '{"point_words":true}', '{"no_such":5}',
    '["facts","no_such"]', '["facts","facts"]', "[1]", '["\\ud800"]', '[["a"]]', '{"a":1}', "true",
)  # fmt: skip
DATES: tuple[str, ...] = ("2024-13", "2024-02-30", "0000", "9999-12-31", "9999-24", "..", "../..", "/", "2024/2020", "2024-05-01T10:00", "\u0662\u0660\u0662\u0664", "20245", "-2024", "2024-05~/..", "0001-01-01", "1-1-1")  # fmt: skip
MOMENTS: tuple[str, ...] = ("2024-05-01", "2024-05-01T10:00:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2024-W10", "now", "2024-05-01T25:00:00Z")  # fmt: skip
MARKINGS: tuple[str, ...] = ("x", ":", "ruritania:", ":OPEN", "no:SUCH", "ruritania:NONE", "ruritania:DESK", "ruritania:OPEN//EYES//EYES", "ruritania:OPEN//REL ", "ruritania:OPEN//REL A//REL B", "ruritania:OPEN//TLP:BLUE", "ruritania:OPEN//NO,SUCH", "ruritania:OPEN//" + ",".join(map(str, range(2000))), "ruritania:OPEN//REL \u202e")  # fmt: skip
CODES: tuple[str, ...] = ("#zzzzzz", "#12345", "red", "#FFFFFF", "../etc/localtime", "/etc/passwd", "Europe/Nowhere", "Factory", "24:00", "9:5", "0" * 64, "zz", "en-\x00", "x-" * 400, "CON", "text/html", "image/svg+xml", "ar", "he", "zh-Hant", "\u0430\u0440")  # fmt: skip
BLOBS: tuple[str, ...] = ("x'89504e470d0a1a0a'", "x'ffd8ffe0'", "CAST('GIF89a' AS BLOB)", "randomblob(3000)", "CAST('<svg/>' AS BLOB)", "zeroblob(200000)")  # fmt: skip
OF_KIND: dict[FieldKind, tuple[str, ...]] = {
    FieldKind.WORDS: tuple(map(write_raw, WORDS)),
    FieldKind.DATE_WORDS: tuple(map(write_raw, WORDS)),
    FieldKind.TEXT: tuple(map(write_raw, TEXTS)),
    FieldKind.JSON: tuple(map(write_raw, JSONS)),
    FieldKind.DATE: tuple(map(write_raw, DATES)),
    FieldKind.DAY: tuple(map(write_raw, DATES)),
    FieldKind.MOMENT: tuple(map(write_raw, MOMENTS)),
    FieldKind.MARKING: tuple(map(write_raw, MARKINGS)),
    FieldKind.CODE: tuple(map(write_raw, CODES + WORDS)),
    FieldKind.UID: tuple(map(write_raw, WORDS)),
    FieldKind.BYTES: BLOBS,
    FieldKind.FLAG: ("2", "-1"),
    FieldKind.POSITION: ("0", "1000000", "2147483647", "-5"),
    FieldKind.NUMBER: ("0", "1000000", "2147483647", "-5"),
    FieldKind.KEY: ("7", "99", "2147483647", "2147483648", "-1"),
    FieldKind.LINK: tuple(str(number) for number in (0, 1, 2, 3, 5, 9, 11, 13, 15, 17, 19, 21, 99, 2147483647)),
}


class ValueWriter:
    """Writes hostile values into copies of a library, whose constraints are taken off once and put back each time."""

    def __init__(self, library: Path, folder: Path) -> None:
        self._loose = folder / "loose.db"
        self._loose.write_bytes(library.read_bytes())
        with closing(sqlite.connect(self._loose, isolation_level=None)) as connection:
            rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT'")
            self._schemas = dict(rows.fetchall())
            connection.execute("PRAGMA writable_schema = ON")
            for name, sql in self._schemas.items():
                connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (loosen(sql), name))
            self._triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()

    def write(self, path: Path, number: int, rng: random.Random) -> str:
        """Write a library with a hostile value in the column of that number at a path; returns what was done."""
        table, column = COLUMNS[number % len(COLUMNS)]
        own = [*OF_KIND.get(column.kind, ())]
        if vocabulary := VOCABULARIES.get((table.name, column.name)):
            own = [quote(member.value) for member in vocabulary] + ["'no_such'", "'\u202e'"]
        value = rng.choice(own) if own and rng.random() < 0.7 else rng.choice(ANYTHING)
        all_rows = rng.random() < 0.3
        path.write_bytes(self._loose.read_bytes())
        with closing(sqlite.connect(path, isolation_level=None)) as connection:
            done = self._write_value(connection, table, column, value, rng, all_rows=all_rows)
        if column.to == "attachment":
            # The next opening is meant to take away what nothing refers to any more.
            with closing(sqlite.connect(path, isolation_level=None)) as connection:
                drop_orphans(connection)
        return f"{table.name}.{column.name} = {value[:200]}{' everywhere' if all_rows else ''}: {done}"

    def _write_value(
        self, connection: Any, table: Table, column: Column, value: str, rng: random.Random, *, all_rows: bool
    ) -> str:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA foreign_keys = OFF")
        for name, _ in self._triggers:
            if name.startswith("edition") or rng.random() < 0.5:
                connection.execute(f"DROP TRIGGER {name}")
        where = "" if all_rows else f" WHERE rowid = (SELECT rowid FROM {table.name} ORDER BY random() LIMIT 1)"
        if not all_rows:
            ids = [row[0] for row in connection.execute(f"SELECT rowid FROM {table.name} ORDER BY rowid")]
            where = f" WHERE rowid = {rng.choice(ids)}" if ids else ""
        try:
            connection.execute(f'UPDATE {table.name} SET "{column.name}" = {value}{where}')
            done = "written"
        except sqlite.Error as error:
            done = f"refused by the file itself ({error})"
        left = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        for name, sql in self._triggers:
            if name not in left:
                connection.execute(sql)
        connection.execute("PRAGMA writable_schema = ON")
        for name, sql in self._schemas.items():
            connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, name))
        return done


def loosen(sql: str) -> str:
    """The statement of a table without types, checks and whatever else would refuse a value."""
    words = re.sub(r"\bNOT NULL\b|\bSTRICT\b", "", sql)
    words = _drop_checks(words)
    return re.sub(r"\b(TEXT|BLOB|INTEGER(?! PRIMARY KEY))\b", "", words)


def _drop_checks(sql: str) -> str:
    while found := re.search(r",?\s*\bCHECK \(", sql):
        depth, at = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(sql[at], 0)
            at += 1
        kept = found.group().startswith(",") and sql[at:].lstrip().startswith((",", ")"))
        sql = sql[: found.start()] + ("" if kept or not found.group().startswith(",") else ",") + sql[at:]
    return sql
