"""The libraries that a program is killed over, written once: a plain one, an encrypted one, one of an older form."""

import lzma
import shutil
from contextlib import closing
from pathlib import Path

from scene import PASSPHRASE
from sqlcipher3 import dbapi2 as sqlite
from truth import CELL, MARKERS, POINT, TITLE, find_words

from briefbook.edits.issue import rename_issue
from briefbook.edits.point import change_point_text
from briefbook.edits.programme import change_programme_item
from briefbook.edits.sample import write_sample
from briefbook.session import Session
from briefbook.store.conversion import encrypt_library
from briefbook.store.file import LibraryFile
from briefbook.text.rich_text import plain_text

KEPT = Path(__file__).resolve().parents[2] / "tests" / "store" / "upgrade" / "kept"
POINTS = 60_000
MORE_POINTS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
    "INSERT INTO talking_point (uid, issue_id, position, text) SELECT 'crash' || i, issue_id, 100 + i, text "
    "FROM n, (SELECT issue_id, text FROM talking_point ORDER BY id LIMIT 1)"
)


def write_plain(path: Path) -> Path:
    """Write the sample, with a marker at each of the three places that are typed into."""
    write_sample(path)
    session = Session(LibraryFile.open(path))
    ids = {marker: find_words(session.file.connection, marker)[0] for marker in MARKERS}
    change_point_text(session, ids[POINT], plain_text(POINT))
    rename_issue(session, ids[TITLE], TITLE)
    change_programme_item(session, ids[CELL], title=CELL)
    session.close()
    return path


def write_encrypted(path: Path, plain: Path) -> Path:
    """Write the same, encrypted."""
    shutil.copy(plain, path)
    encrypt_library(path, PASSPHRASE, backups=path.with_name("backups"))
    return path


def write_older(path: Path) -> Path:
    """Write a library of the first form that takes a while to be brought to today's."""
    path.write_bytes(lzma.decompress((KEPT / "schema_1.briefbook.xz").read_bytes()))
    with closing(sqlite.connect(str(path), isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute(MORE_POINTS, (POINTS,))
        connection.execute("COMMIT")
    return path
