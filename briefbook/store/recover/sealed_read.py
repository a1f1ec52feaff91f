"""Reading an encrypted file of which pages are bad, be it the first one, the salt in it or the list of its tables."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.errors import SalvageCancelledError
from briefbook.store.key import LibraryKey
from briefbook.store.progress import Progress
from briefbook.store.recover.finding import MOST_ID, Found
from briefbook.store.recover.keyed_read import KeyedReader
from briefbook.store.recover.layout import list_names, load_layout
from briefbook.store.recover.page_file import USUAL_PAGE_BYTES
from briefbook.store.recover.page_read import name_values
from briefbook.store.recover.record import Value
from briefbook.store.recover.scratch import take_back
from briefbook.store.recover.sealed_page import list_sound_pages
from briefbook.store.recover.shape import Claims, LeafRows, find_claims
from briefbook.store.recover.spliced_file import SplicedFile, is_listing
from briefbook.store.sniff import KNOWN_FINGERPRINTS

_SEQUENCE = "sqlite_sequence"


@dataclass(frozen=True, slots=True)
class Gone:
    """A file without a list of its tables: its name, its version, 0 where that is lost, and which pages are bad."""

    name: str
    version: int
    sound: set[int]
    bad: set[int]


def find_opening(copy: Path, keys: Iterable[LibraryKey]) -> LibraryKey | None:
    """The first of the keys that any page of a copy was written under; a change that was cut off is taken back."""
    for key in keys:
        take_back(copy, key)
        if list_sound_pages(copy.read_bytes(), key):
            return key
    return None


def read_sealed(copy: Path, key: LibraryKey, name: str, progress: Progress | None) -> Found:
    """All that can be read of a copy with the key that opens it; raises SalvageCancelledError and sqlite's errors.

    The copy is changed meanwhile, and stays as encrypted as it is.
    """
    content = copy.read_bytes()
    sound = list_sound_pages(content, key)
    bad = set(range(1, -(-len(content) // USUAL_PAGE_BYTES) + 1)) - sound
    version = 0
    if 1 in sound:
        # The salt alone may be gone, which is no part of what the first page proves of itself.
        with copy.open("r+b") as stream:
            stream.write(key.salt)
        with contextlib.suppress(sqlite.DatabaseError):
            found = KeyedReader(copy, key, name, progress).read()
            if not found.unlisted:
                return found
            version = found.layout.version
        copy.write_bytes(content)
    return _read_spliced(copy, key, Gone(name, version, sound, bad), progress)


def _read_spliced(copy: Path, key: LibraryKey, gone: Gone, progress: Progress | None) -> Found:
    def report(done: int, total: int) -> None:
        if progress and not progress(done, 4 * total):
            raise SalvageCancelledError(gone.name)

    spliced = SplicedFile(copy, key)
    leaves = list(spliced.read_leaves(gone.sound, report))
    spliced.list_tables(gone.version, list(_find_catalogue(leaves).values()))
    found = KeyedReader(copy, key, gone.name, progress).read()
    _take_leaves(found, leaves)
    # The first page holds nothing but the list of tables.
    found.gaps = set(found.layout.tables) if gone.bad - {1} else set()
    _take_sequence(found, leaves)
    found.close_gaps()
    return found


def _find_catalogue(leaves: Iterable[LeafRows]) -> dict[str, list[Value]]:
    """The rows of the list of tables that tell of a library's own, by name."""
    own = set().union(*(load_layout(version).tables for version in KNOWN_FINGERPRINTS)) | {_SEQUENCE}
    rows: dict[str, list[Value]] = {}
    for leaf in leaves:
        for _, values in leaf:
            if is_listing(values) and values[2] in own:
                rows.setdefault(str(values[1]), values)
    tables = {values[1] for values in rows.values() if values[0] == "table"}
    return {name: values for name, values in rows.items() if values[2] in tables}


def _take_leaves(found: Found, leaves: Iterable[LeafRows]) -> None:
    """Give the rows that no tree reached to the tables whose rows they must be, among those that lack any."""
    claims, lacking = Claims(found), Claims(found, found.unlisted | found.gaps)
    for leaf in leaves:
        rows = [(rowid, values) for rowid, values in leaf if values]
        if not rows or _is_taken(found, claims, rows):
            continue
        table = find_claims(lacking, rows)
        if table:
            names = list_names(found.layout.tables[table])
            for rowid, values in rows:
                found.rows.setdefault(table, {}).setdefault(rowid, name_values(names, values, rowid))


def _is_taken(found: Found, claims: Claims, rows: LeafRows) -> bool:
    rowid, values = rows[0]
    for table in claims.by_length.get(len(values), ()):
        names = list_names(found.layout.tables[table])
        if found.rows.get(table, {}).get(rowid) == name_values(names, values, rowid):
            return True
    return False


def _take_sequence(found: Found, leaves: Iterable[LeafRows]) -> None:
    for leaf in leaves:
        for _, values in leaf:
            name, highest = values if len(values) == 2 else (None, None)
            if isinstance(name, str) and isinstance(highest, int) and 0 < highest < MOST_ID:
                found.highest[name] = max(highest, found.highest.get(name, 0))
