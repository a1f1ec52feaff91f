"""The disk as SQLite uses it: every write, cut, sync and removal of this process is noted, and any can be failed.

SQLite does all of it through two tables of functions (https://sqlite.org/c3ref/vfs.html, /io_methods.html). They stand
in the memory of the very library that the program uses, and ours are put before those in them.
"""

import ctypes
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from sqlcipher3 import _sqlite3

OK, FULL = 0, 13  # SQLITE_OK, SQLITE_FULL


class Act(StrEnum):
    """What is done to a file."""

    MAKE = "make"
    WRITE = "write"
    CUT = "cut"
    SYNC = "sync"
    REMOVE = "remove"
    ACKNOWLEDGE = "acknowledge"


# SQLITE_IOERR_WRITE, _TRUNCATE, _FSYNC and _DELETE.
FAULTS = {Act.WRITE: 778, Act.CUT: 1546, Act.SYNC: 1034, Act.REMOVE: 2570}


class Deed(NamedTuple):
    """One act on a file by its name.

    `at` is an offset or a length in bytes, or the number that was acknowledged. With `folder` the entry in the folder
    is put on the disk too.
    """

    act: Act
    name: str = ""
    at: int = 0
    content: bytes = b""
    folder: bool = False


Fail = Callable[[Act], int]  # what is going to be done -> a code of SQLite's, `OK` to let it happen


def let_happen(act: Act) -> int:
    """Fail nothing."""
    return OK


WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
CUT = CFUNCTYPE(c_int, c_void_p, c_int64)
SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
REMOVE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)


class _Methods(ctypes.Structure):
    """sqlite3_io_methods."""

    _fields_ = [
        ("version", c_int),
        *((name, c_void_p) for name in ("close", "read", "write", "cut", "sync")),
        ("others", c_void_p * 13),
    ]


class _File(ctypes.Structure):
    """sqlite3_file."""

    _fields_ = [("methods", POINTER(_Methods))]


class _Disk(ctypes.Structure):
    """The beginning of sqlite3_vfs."""

    _fields_ = [
        *((name, c_int) for name in ("version", "file_bytes", "longest_name")),
        *((name, c_void_p) for name in ("next", "name", "data", "open", "remove")),
    ]


class RecordedDisk:
    """Notes in `deeds` what SQLite does to the files of one folder, and fails what `fail` says; a context manager.

    There is one at a time in a process, and a file that was opened in it has to be closed in it.
    """

    def __init__(self, folder: Path, fail: Fail = let_happen) -> None:
        self.deeds: list[Deed] = []
        self.fail = fail
        self._folder = folder
        self._names: dict[int, str] = {}
        self._new: set[int] = set()
        self._tables: dict[int, tuple[_Methods, ...]] = {}
        self._own = {
            "open": OPEN(self._do_open),
            "remove": REMOVE(self._do_remove),
            "write": WRITE(self._do_write),
            "cut": CUT(self._do_cut),
            "sync": SYNC(self._do_sync),
        }
        find = ctypes.CDLL(_sqlite3.__file__).sqlite3_vfs_find
        find.restype, find.argtypes = POINTER(_Disk), [c_char_p]
        self._disk = find(None).contents

    def __enter__(self) -> "RecordedDisk":
        self._open, self._remove = OPEN(self._disk.open), REMOVE(self._disk.remove)
        self._disk.open, self._disk.remove = self._find_address("open"), self._find_address("remove")
        return self

    def __exit__(self, *_: object) -> None:
        for name, before in (("open", self._open), ("remove", self._remove)):
            setattr(self._disk, name, ctypes.cast(before, c_void_p).value)

    def acknowledge(self, number: int) -> None:
        """Somebody was told that all up to here is saved."""
        self.deeds.append(Deed(Act.ACKNOWLEDGE, at=number))

    def _do_open(self, disk: int, name: int | None, file: int, flags: int, said: int | None) -> int:
        path = Path(ctypes.string_at(name).decode()) if name else Path()
        is_new = not path.exists()
        code: int = self._open(disk, name, file, flags, said)
        if code == OK and name and path.parent == self._folder:
            self._names[file] = path.name
            self._new.discard(file)
            if is_new:
                self._new.add(file)
                self.deeds.append(Deed(Act.MAKE, path.name))
            self._put_before(_File.from_address(file))
        return code

    def _put_before(self, file: _File) -> None:
        address = ctypes.addressof(file.methods.contents)
        if address not in self._tables:
            theirs = _Methods.from_address(address)
            ours = _Methods.from_buffer_copy(theirs)
            for name in ("write", "cut", "sync"):
                setattr(ours, name, self._find_address(name))
            self._tables[address] = (theirs, ours)
            self._tables[ctypes.addressof(ours)] = (theirs, ours)
        file.methods = ctypes.pointer(self._tables[address][1])

    def _find_their(self, file: int, name: str) -> int:
        table = ctypes.addressof(_File.from_address(file).methods.contents)
        return int(getattr(self._tables[table][0], name))

    def _do_write(self, file: int, content: int, size: int, at: int) -> int:
        if code := self.fail(Act.WRITE):
            return code
        self.deeds.append(Deed(Act.WRITE, self._names[file], at, ctypes.string_at(content, size)))
        return int(WRITE(self._find_their(file, "write"))(file, content, size, at))

    def _do_cut(self, file: int, size: int) -> int:
        if code := self.fail(Act.CUT):
            return code
        self.deeds.append(Deed(Act.CUT, self._names[file], size))
        return int(CUT(self._find_their(file, "cut"))(file, size))

    def _do_sync(self, file: int, flags: int) -> int:
        if code := self.fail(Act.SYNC):
            return code
        self.deeds.append(Deed(Act.SYNC, self._names[file], folder=file in self._new))
        self._new.discard(file)
        return int(SYNC(self._find_their(file, "sync"))(file, flags))

    def _do_remove(self, disk: int, name: int, folder: int) -> int:
        path = Path(ctypes.string_at(name).decode())
        if path.parent == self._folder:
            if code := self.fail(Act.REMOVE):
                return code
            self.deeds.append(Deed(Act.REMOVE, path.name, folder=bool(folder)))
        return int(self._remove(disk, name, folder))

    def _find_address(self, name: str) -> int:
        return int(ctypes.cast(self._own[name], c_void_p).value or 0)
