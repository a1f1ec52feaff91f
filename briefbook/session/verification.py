"""Looking through a whole library for damage, without ever writing it or a file beside it."""

import contextlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from briefbook.session.value_check import find_refusal, find_row_refusals, find_value_damage
from briefbook.store.backup import copy_at_rest
from briefbook.store.backup_copy import has_lost_salt
from briefbook.store.connection import connect, require_ours, set_pragmas
from briefbook.store.errors import (
    DamagedFileError,
    DiskError,
    InUseError,
    WrongPassphraseError,
    find_store_error,
)
from briefbook.store.field import TABLES
from briefbook.store.file import LibraryFile
from briefbook.store.hold import choose_options
from briefbook.store.key import LibraryKey, find_key
from briefbook.store.progress import Progress
from briefbook.store.schema import Connection
from briefbook.store.snapshot import copy_still, is_at_rest, open_scratch
from briefbook.store.sniff import SCHEMA_VERSION
from briefbook.store.upgrade.runner import upgrade_in_memory
from briefbook.store.verify.attachment import find_attachment_damage
from briefbook.store.verify.damage import MOST_TOLD, Damage, DamageKind, Pace, Verification
from briefbook.store.verify.index import find_document_damage, find_index_damage
from briefbook.store.verify.link import find_link_damage
from briefbook.store.verify.page import find_page_damage, is_known
from briefbook.store.verify.row import (
    find_mark_damage,
    find_marked_backup,
    find_row_damage,
    find_unchanged_backup,
    open_backup,
)

# Pages, values, the search index and rows.
_PASSES = 4
_HEADLESS = Verification((Damage(DamageKind.PAGE, "page 1", "The first page of the file is not that of a library."),))


def verify_library(
    path: Path, home: Path, progress: Progress | None = None, *, passphrase: str | None = None
) -> tuple[Verification, datetime | None]:
    """What is damaged in a library, and the moment in UTC of the copy looked through, where it is open elsewhere.

    `home` is the folder of all backups. A library that is open elsewhere is copied first. One of an older form is
    looked through as it is, but for its values and its search documents, which are those of a copy in memory in today's
    form. Raises StoreError for what cannot be read at all, and VerifyCancelledError.
    """
    try:
        key = find_key(path, passphrase)
    except DamagedFileError:
        return _HEADLESS, None
    try:
        return _verify_at_rest(path, home, progress, key)
    except WrongPassphraseError:
        if has_lost_salt(path, passphrase, home):
            return _HEADLESS, None
        raise


def _verify_at_rest(
    path: Path, home: Path, progress: Progress | None, key: LibraryKey | None
) -> tuple[Verification, datetime | None]:
    if is_at_rest(path):
        with contextlib.suppress(InUseError):
            return verify_file(path, home, progress, key=key), None
    with copy_still(path, key) as (copy, taken_at):
        return verify_file(copy, home, progress, key=key, original=path), taken_at


def verify_file(
    path: Path,
    home: Path,
    progress: Progress | None = None,
    *,
    key: LibraryKey | None = None,
    original: Path | None = None,
) -> Verification:
    """What is damaged in a library that nobody has open, or in a copy of the `original`; raises StoreError."""
    look = _Look(original or path, home, progress, key)
    look.run(path)
    return Verification(tuple(look.found), look.backup)


def verify_open(file: LibraryFile, home: Path, progress: Progress | None = None) -> Verification:
    """What is damaged in a library that is open here, by a copy of it, since nobody opens its path a second time.

    What is not saved is not looked through. Raises StoreError, and VerifyCancelledError.
    """
    with open_scratch(file.path.name) as folder:
        copy = folder / file.path.name
        copy.touch(mode=0o600)
        try:
            copy_at_rest(file, copy)
        except (sqlite.DatabaseError, DamagedFileError) as error:
            refusal = find_store_error(error, file.path.name)
            if refusal and not isinstance(refusal, DamagedFileError):
                raise refusal from error
            return Verification((_tell_unread(error),))
        return verify_file(copy, home, progress, key=file.key, original=file.path)


class _Look:
    """One looking through, and what it has found so far."""

    def __init__(self, original: Path, home: Path, progress: Progress | None, key: LibraryKey | None) -> None:
        self.found: list[Damage] = []
        self.backup: Path | None = None
        self._original, self._name, self._home = original, original.name, home
        self._progress, self._key = progress, key
        self._rows = 0
        self._pace = Pace(original.name, 0, progress)

    def run(self, path: Path) -> None:
        """Look through everything that can be looked at."""
        with self._noting(), contextlib.closing(connect(path, choose_options(path), self._key)) as connection:
            connection.text_factory = _decode
            version = require_ours(connection, self._name)
            # Else whoever opens it meanwhile would change it under the eyes that look at it.
            connection.execute("BEGIN")
            self._rows = _count_rows(connection)
            self._pace = Pace(self._name, self._rows * _PASSES, self._progress)
            self._pace.watch(connection)
            self._note(find_page_damage(connection))
            self._pace.reach(self._rows)
            if not is_known(connection):
                self._note([Damage(DamageKind.PAGE, "sqlite_schema", "The tables are not those of a library.")])
                return
            self._note(find_attachment_damage(connection))
            if version == SCHEMA_VERSION:
                self._look_at_rows(connection)
                self._compare(connection)
                self._pace.reach(self._rows * _PASSES)
            elif not self.found:
                self._look_at_older(connection)

    def _look_at_rows(self, connection: Connection) -> None:
        self._note(find_link_damage(connection))
        self._note(find_value_damage(connection, self._pace))
        # A row of which one value is told of is not told of once more.
        told = {each.place.rsplit(" ", 1)[0] for each in self.found}
        self._note(each for each in find_row_refusals(connection) if each.place not in told)
        if not self.found:
            self._note(find_refusal(connection, self._name))
        self._pace.reach(self._rows * 2)
        self._note(find_document_damage(connection, self._pace))
        self._note(find_index_damage(connection))
        self._pace.reach(self._rows * 3)

    def _look_at_older(self, connection: Connection) -> None:
        connection.execute("ROLLBACK")
        with contextlib.closing(upgrade_in_memory(connection, self._name, self._key)) as stepped:
            # The search index is proven by a copy of it, and all of this is one.
            set_pragmas(stepped, "query_only = OFF")
            stepped.text_factory = _decode
            self._look_at_rows(stepped)

    def _compare(self, connection: Connection) -> None:
        self._note(find_mark_damage(connection))
        path = find_marked_backup(connection, self._home)
        as_it_was = path is None
        if path is None:
            path = find_unchanged_backup(connection, self._home, self._original, self._key)
        if path is None:
            return
        with open_backup(path, self._key) as backup:
            if backup is not None:
                self.backup = path
                self._note(find_row_damage(connection, backup, self._pace, as_it_was=as_it_was))

    def _note(self, found: Iterable[Damage]) -> None:
        with self._noting():
            self.found += islice(found, MOST_TOLD - len(self.found))

    @contextlib.contextmanager
    def _noting(self) -> Iterator[None]:
        """Take it for damage when something cannot be read on; raises StoreError where nobody is to blame for that."""
        try:
            yield
        # The engine quotes a damaged schema, byte for byte, in the words of its error.
        except (sqlite.DatabaseError, UnicodeDecodeError, DamagedFileError) as error:
            self._pace.require_going_on()
            refusal = find_store_error(error, self._name)
            if isinstance(refusal, InUseError | DiskError):
                raise refusal from error
            told = _tell_unread(error)
            self.found += [told] if told not in self.found else []


def _tell_unread(error: Exception) -> Damage:
    return Damage(DamageKind.PAGE, "", f"The file cannot be read to its end: {str(error).rstrip('.')}.")


def _count_rows(connection: Connection) -> int:
    """How many rows there are, as far as that can be told."""
    count = 0
    for table in TABLES:
        with contextlib.suppress(sqlite.DatabaseError):
            count += connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
    return count


def _decode(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")
