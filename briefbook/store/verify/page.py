"""The pages of a library: whether SQLite finds them in order, and its tables to be those of its form."""

import re
from collections.abc import Iterator

from briefbook.store.schema import Connection, fingerprint
from briefbook.store.sniff import KNOWN_FINGERPRINTS
from briefbook.store.verify.damage import Damage, DamageKind, name_place

MOST_OF_PAGES = 100
_HEADING = re.compile(r"\*\*\* in database \w+ \*\*\*")
_PAGE = re.compile(r"\b[Pp]age (\d+)")
_INDEX = re.compile(r"\bindex (\w+)|(?:table|blob \d+ from table) \"(search_index)\"")
_VALUE = re.compile(r"(?:value in|constraint failed in) (\w+)(?:\.(\w+))?")


def is_known(connection: Connection) -> bool:
    """Whether the tables are those of the form that the file names."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return fingerprint(connection) == KNOWN_FINGERPRINTS.get(version)


def find_page_damage(connection: Connection) -> Iterator[Damage]:
    """What SQLite itself finds, of which it tells a hundred things; of an encrypted file every page is proven first."""
    if connection.execute("PRAGMA cipher_status").fetchone() == ("1",):
        for (line,) in connection.execute("PRAGMA cipher_integrity_check").fetchall():
            yield _read_line(line)
    for (told,) in connection.execute(f"PRAGMA integrity_check({MOST_OF_PAGES})"):
        for line in told.splitlines():
            if line != "ok" and not _HEADING.fullmatch(line):
                yield _read_line(line)


def _read_line(line: str) -> Damage:
    if found := _INDEX.search(line):
        return Damage(DamageKind.INDEX, found[1] or found[2], f"An index does not agree with the rows: {line}.")
    if found := _VALUE.search(line):
        place = name_place(found[1], None, found[2] or "")
        return Damage(DamageKind.VALUE, place, f"A value may not stand where it does: {line}.")
    page = _PAGE.search(line)
    return Damage(DamageKind.PAGE, f"page {page[1]}" if page else "", f"The pages of the file do not agree: {line}.")
