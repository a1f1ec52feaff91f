"""What a file is, told before any library is imported from its first 100 bytes (SQLite file format, section 1.3).

Of a file that does not begin as SQLite's do the first pages are looked at.
"""

import contextlib
import os
import struct
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from briefbook.store.errors import (
    DamagedFileError,
    FolderError,
    ForeignFileError,
    NewerFileError,
    NotFoundError,
    ObstructedError,
    StoreError,
    UnreadableError,
    to_store_error,
)
from briefbook.store.held import find_held_status
from briefbook.store.lost_head import HEAD_PAGES, PAGE_BYTES, is_beheaded, looks_enciphered
from briefbook.store.side_file import journal_path, log_path
from briefbook.store.standing import is_folder

APPLICATION_ID = 0x42426B31
# What the schema of each version must hash to (`schema.fingerprint`). It is laid down here once, in a test, and not at
# every start; the steps of `upgrade` lead from one to the next.
KNOWN_FINGERPRINTS = {1: "2232f4b5a0f0171a", 2: "e4ba7e1a9965ca4a", 3: "864c180ee1675078"}
SCHEMA_VERSION = max(KNOWN_FINGERPRINTS)
# Versions beyond are no number that anybody gave, but damage.
_MOST_VERSIONS = 1000
MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_LIBRARY_ENDING = ".briefbook"
_LOGGED = 2


class FileKind(StrEnum):
    """What a path leads to."""

    OURS = "ours"
    NEWER = "newer"
    FOREIGN = "foreign"
    PERHAPS_ENCRYPTED = "perhaps_encrypted"
    EMPTY = "empty"
    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file is, the schema version that its header names, and whether SQLite keeps a log (WAL) beside it.

    Briefbook has it keep none; another program may have told it to.
    """

    kind: FileKind
    schema_version: int | None = None
    is_logged: bool = False


def sniff(path: Path) -> Sniffed:
    """What the file is; raises StoreError where it cannot be read at all."""
    try:
        status = path.stat()
        if not (S_ISREG(status.st_mode) or S_ISDIR(status.st_mode)):
            # Whoever opens a pipe waits until somebody writes into it.
            return Sniffed(FileKind.FOREIGN)
        if held := find_held_status(status):
            return held.sniffed
        with path.open("rb") as stream:
            header = stream.read(_HEADER_BYTES)
            head = b"" if header.startswith(MAGIC) else header + stream.read(HEAD_PAGES * PAGE_BYTES - len(header))
    except (FileNotFoundError, NotADirectoryError, ValueError):  # the last for a path with a NUL
        return Sniffed(FileKind.MISSING)
    except PermissionError as error:
        # Windows refuses to open a folder in the same way.
        raise FolderError(path.name or str(path)) if is_folder(path) else UnreadableError(path.name) from error
    except OSError as error:
        raise to_store_error(error, path.name or str(path)) from error
    size = status.st_size
    if not size:
        return Sniffed(FileKind.EMPTY)
    if header.startswith(MAGIC):
        return _read_header(header)
    if is_beheaded(head):
        return Sniffed(FileKind.DAMAGED)
    perhaps = size >= PAGE_BYTES and (size % PAGE_BYTES == 0 or _is_cut_off(path) or _is_cut_short(path, head))
    return Sniffed(FileKind.PERHAPS_ENCRYPTED if perhaps else FileKind.FOREIGN)


def _is_cut_short(path: Path, head: bytes) -> bool:
    """Whether a file that ends amid a page may be what is left of an encrypted library."""
    return path.suffix == _LIBRARY_ENDING and looks_enciphered(head)


def _is_cut_off(path: Path) -> bool:
    """Whether a change was cut off, by the journal beside: the file may end amid a page, until that is taken back."""
    try:
        return journal_path(Path(os.path.realpath(path))).stat().st_size > 0
    except OSError:
        return False


def _read_header(header: bytes) -> Sniffed:
    if len(header) < _HEADER_BYTES:
        return Sniffed(FileKind.DAMAGED)
    user_version, application_id = struct.unpack(">I4xI", header[60:72])
    if application_id != APPLICATION_ID:
        return Sniffed(FileKind.FOREIGN)
    if user_version > _MOST_VERSIONS:
        return Sniffed(FileKind.DAMAGED)
    if user_version > SCHEMA_VERSION:
        return Sniffed(FileKind.NEWER, user_version)
    return Sniffed(FileKind.OURS, user_version, _LOGGED in header[18:20])


def looks_encrypted(path: Path) -> bool:
    """Whether a file may be an encrypted library; False for one that cannot be read."""
    try:
        return sniff(path).kind is FileKind.PERHAPS_ENCRYPTED
    except StoreError:
        return False


def require_library(path: Path) -> Sniffed:
    """What the file is, if this version reads it, plain or with a key; else raises the StoreError that says why not."""
    sniffed = sniff(path)
    refusals: dict[FileKind, type[StoreError]] = {
        FileKind.MISSING: NotFoundError,
        FileKind.EMPTY: ForeignFileError,
        FileKind.FOREIGN: ForeignFileError,
        FileKind.NEWER: NewerFileError,
        FileKind.DAMAGED: DamagedFileError,
    }
    refusal = refusals.get(sniffed.kind)
    if refusal:
        raise refusal(path.name)
    require_files_beside(path)
    return sniffed


def require_files_beside(path: Path) -> None:
    """Raise ObstructedError where SQLite would open what is no file for a journal or log of a library."""
    real = Path(os.path.realpath(path))
    for beside in (journal_path(real), log_path(real)):
        with contextlib.suppress(OSError):
            if not S_ISREG(beside.stat().st_mode):
                raise ObstructedError(path.name, beside.name)
