"""Making a file where nothing stands, for its owner alone; one that was not finished goes."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from briefbook.own_file import OWNER_FILE
from briefbook.store.errors import ExistsError, NoFolderError, to_creation_error, to_store_error
from briefbook.store.side_file import journal_path
from briefbook.store.standing import is_folder, stands


def require_vacant(path: Path) -> None:
    """Raise ExistsError or NoFolderError unless a file can be made at a path, as far as the person may see."""
    if stands(path):
        raise ExistsError(path.name or path.resolve().name)
    if not is_folder(path.parent):
        raise NoFolderError(str(path.parent))


def make_file(path: Path) -> None:
    """Make an empty file; raises OSError where anything stands at the path."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_FILE))


@contextlib.contextmanager
def making_file(path: Path) -> Iterator[None]:
    """Make a file for the block to fill, and take it away again where the block raises; raises StoreError."""
    try:
        make_file(path)
    except OSError as error:
        raise to_creation_error(error, path) from error
    try:
        yield
    except (sqlite.Error, OSError) as error:
        _remove(path)
        raise to_store_error(error, path.name) from error
    except BaseException:
        _remove(path)
        raise


def _remove(path: Path) -> None:
    for each in (path, journal_path(path)):
        with contextlib.suppress(OSError):
            each.unlink(missing_ok=True)
