"""Salvage: a new library of what can be read of a damaged one, which is never touched."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefbook.store.connection import check_library, connect, naming_errors, set_pragmas
from briefbook.store.errors import (
    DamagedFileError,
    ForeignFileError,
    LostSaltError,
    NewerFileError,
    NothingSavedError,
    PassphraseNeededError,
    SalvageCancelledError,
    StoreError,
    WrongPassphraseError,
)
from briefbook.store.key import SALT_BYTES, LibraryKey
from briefbook.store.new_file import making_file, require_vacant
from briefbook.store.progress import Progress
from briefbook.store.recover.finding import Found
from briefbook.store.recover.page_file import USUAL_PAGE_BYTES
from briefbook.store.recover.page_read import PageReader
from briefbook.store.recover.rebuilding import Rebuilding
from briefbook.store.recover.scratch import open_scratch_copy
from briefbook.store.recover.sealed_read import find_opening, read_sealed
from briefbook.store.recover.value_mending import RowCheck
from briefbook.store.schema import Connection, lay_down
from briefbook.store.search_index import rebuild_docs
from briefbook.store.sniff import MAGIC, SCHEMA_VERSION, FileKind, sniff
from briefbook.store.standing import is_file
from briefbook.store.upgrade.runner import run_steps

_EVERY = 200


@dataclass(frozen=True, slots=True)
class Loss:
    """How many rows of a table were not saved."""

    table: str
    count: int


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was saved of a library, in rows, and what is known to be lost of it.

    Lost are the rows that were read in part or that no library can hold; those that an index, or a link of a saved row,
    names and that are not there; and one row, as the least that it can have been, where a part of a table cannot be
    read and nothing tells what stood in it. Rows of which no trace is left are not counted.
    """

    saved: int
    lost: tuple[Loss, ...]

    @property
    def lost_count(self) -> int:
        """How many rows are known to be lost."""
        return sum(loss.count for loss in self.lost)


@dataclass(frozen=True, slots=True)
class Terms:
    """How a salvage is made: what opens an encrypted library, which values its records refuse, who hears of it.

    `salts` are those of its backups, for a library whose own is damaged.
    """

    passphrase: str | None = None
    key: LibraryKey | None = None
    check: RowCheck | None = None
    progress: Progress | None = None
    salts: tuple[bytes, ...] = ()


def salvage_library(path: Path, new: Path, terms: Terms) -> Salvage:
    """Write what can be read of a library to a new file, of today's form and under the same key.

    Raises StoreError: NothingSavedError where there is nothing to save, PassphraseNeededError, WrongPassphraseError
    and LostSaltError for an encrypted library, SalvageCancelledError where `progress` says no: there is no new file.
    """
    _require_place(path, new)
    with open_scratch_copy(path) as copy, naming_errors(path.name):
        found, key = _read(copy, path.name, terms)
    if not found.count:
        raise NothingSavedError(path.name)
    with making_file(new):
        return _rebuild(found, path, new, key, terms)


def _read(copy: Path, name: str, terms: Terms) -> tuple[Found, LibraryKey | None]:
    """What is found in the copy, and the key that it is encrypted with.

    A plain library whose head is gone cannot be told from an encrypted one, so what it is shows when it is read.
    """
    sealed = _is_sealed(copy)
    refused: StoreError | None = PassphraseNeededError(name) if sealed else None
    if sealed and (terms.key or terms.passphrase):
        key = find_opening(copy, _list_keys(copy, terms))
        if key:
            return read_sealed(copy, key, name, terms.progress), key
        refused = WrongPassphraseError(name) if any(_read_salt(copy)) else LostSaltError(name)
    found = PageReader(copy.read_bytes(), name, terms.progress).read()
    if refused and not found.count:
        raise refused
    return found, None


def _is_sealed(copy: Path) -> bool:
    with copy.open("rb") as stream:
        head = stream.read(len(MAGIC))
    return head != MAGIC and copy.stat().st_size >= USUAL_PAGE_BYTES


def _list_keys(copy: Path, terms: Terms) -> Iterator[LibraryKey]:
    """What may open the copy: its own salt may be damaged, and that of a backup is the same."""
    if terms.key:
        yield terms.key
    if terms.passphrase:
        for salt in dict.fromkeys([_read_salt(copy), *terms.salts]):
            yield LibraryKey.derive(terms.passphrase, salt)


def _read_salt(copy: Path) -> bytes:
    """What stands where the salt should; a salt is drawn by chance and is never nought."""
    with copy.open("rb") as stream:
        return stream.read(SALT_BYTES)


def _require_place(path: Path, new: Path) -> None:
    sniffed = sniff(path)
    if sniffed.kind is FileKind.NEWER:
        raise NewerFileError(path.name)
    if sniffed.kind is FileKind.FOREIGN and not is_file(path):
        # Whoever reads a pipe waits until somebody writes into it.
        raise ForeignFileError(path.name)
    require_vacant(new)


def _rebuild(found: Found, path: Path, new: Path, key: LibraryKey | None, terms: Terms) -> Salvage:
    with naming_errors(new.name), contextlib.closing(connect(new, "mode=rw", key)) as connection:
        _lay_down(connection, found)
        connection.execute("BEGIN EXCLUSIVE")
        rebuilding = Rebuilding(connection, found)
        rebuilding.take_rows(terms.check, _build_report(found, path.name, terms.progress))
        saved = sum(len(rows) for rows in rebuilding.saved.values())
        if not saved:
            raise NothingSavedError(path.name)
        rebuilding.link_rows(path.stem)
        _keep_sequence(connection, found)
        connection.execute("COMMIT")
        run_steps(connection, new.name)
        connection.execute("BEGIN EXCLUSIVE")
        rebuild_docs(connection)
        connection.execute("COMMIT")
        if check_library(connection, new) != SCHEMA_VERSION:
            raise DamagedFileError(new.name)
    return _count(rebuilding)


def _lay_down(connection: Connection, found: Found) -> None:
    lay_down(connection, found.layout.version, found.layout.script)
    set_pragmas(connection, "foreign_keys = OFF")


def _keep_sequence(connection: Connection, found: Found) -> None:
    """See to it that no id which was ever given is given again."""
    if found.layout.version == 1:
        return
    for table, highest in found.highest.items():
        if table in found.layout.tables:
            row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
            if highest > (row[0] if row else 0):
                connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
                connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, highest))


def _build_report(found: Found, name: str, progress: Progress | None) -> Callable[[], None]:
    done, total = 0, found.count

    def report() -> None:
        nonlocal done
        done += 1
        # Reading was the first half.
        if progress and done % _EVERY == 0 and not progress(total + done, 2 * total):
            raise SalvageCancelledError(name)

    return report


def _count(rebuilding: Rebuilding) -> Salvage:
    found, saved = rebuilding.found, rebuilding.saved
    lost = []
    for table in found.layout.tables:
        known = found.rows.get(table, {}).keys() | found.named.get(table, set())
        known |= rebuilding.missed.get(table, set())
        count = max(len(known - saved[table]), int(table in found.gaps))
        if count:
            lost.append(Loss(table, count))
    return Salvage(sum(len(rows) for rows in saved.values()), tuple(lost))
