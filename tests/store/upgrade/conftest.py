"""Libraries of older forms: the kept ones, and a large one."""

import lzma
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.upgrade import rebuild

KEPT = Path(__file__).with_name("kept")
BRIEFS, POINTS_OF_A_BRIEF, TOPICS = 250, 160, 4_000
TEXT = '{{"v":1,"blocks":[{{"id":"b1","kind":"paragraph","runs":[{{"text":"{}"}}]}}]}}'
LIBRARY = (
    "INSERT INTO library (id, uid, title, scheme_id, created_at, changed_at)"
    " VALUES (1, ?, 'Ruritania', ?, '2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z')"
)
HEAD = (
    f"PRAGMA application_id = {0x42426B31}; PRAGMA user_version = 1; PRAGMA secure_delete = ON; BEGIN;\n"
    + (Path(rebuild.__file__).with_name("schema_1.sql")).read_text(encoding="utf-8")
    + "INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);"
)


@pytest.fixture
def lay_out(tmp_path: Path) -> Callable[[int], Path]:
    """Lays out the kept library of a schema, alone in its folder."""

    def lay(version: int) -> Path:
        folder = tmp_path / "desk"
        folder.mkdir()
        path = folder / "Zenda.briefbook"
        path.write_bytes(lzma.decompress((KEPT / f"schema_{version}.briefbook.xz").read_bytes()))
        return path

    return lay


@pytest.fixture
def old_path(lay_out: Callable[[int], Path]) -> Path:
    """The kept library of schema 1, alone in its folder."""
    return lay_out(1)


@pytest.fixture
def write_scheme(tmp_path: Path) -> Callable[[str, list[str], list[str]], Path]:
    """Writes a library of schema 1 with one scheme, by its code and those of its levels and caveats."""

    def write(code: str, levels: list[str], caveats: list[str]) -> Path:
        path = tmp_path / "scheme.briefbook"
        with closing(sqlite.connect(str(path), isolation_level=None)) as connection:
            connection.executescript(HEAD)
            connection.execute("INSERT INTO scheme VALUES (7, 'scheme', ?, 'The scheme', 0)", (code,))
            connection.executemany(
                "INSERT INTO scheme_level VALUES (NULL, ?, 7, ?, ?, ?, ?, '#123456')",
                [(f"l{at}", at, each, f"{each} reworded", each[:1]) for at, each in enumerate(levels)],
            )
            connection.executemany(
                "INSERT INTO scheme_caveat VALUES (NULL, ?, 7, ?, ?, ?, 'restrictive')",
                [(f"c{at}", at, each, f"{each} reworded") for at, each in enumerate(caveats)],
            )
            connection.execute(LIBRARY, ("scheme", 7))
            connection.execute("COMMIT")
        return path

    return write


@pytest.fixture(scope="session")
def large_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of schema 1 with a hundred thousand rows; not to be changed."""
    path = tmp_path_factory.mktemp("large") / "large.briefbook"
    with closing(sqlite.connect(str(path), isolation_level=None)) as connection:
        connection.executescript(HEAD)
        fill_large(connection)
        connection.execute("COMMIT")
    return path


@pytest.fixture
def large_path(large_source: Path, tmp_path: Path) -> Path:
    """A copy of the large library."""
    return Path(shutil.copy(large_source, tmp_path / "large.briefbook"))


def fill_large(connection: sqlite.Connection) -> None:
    """Write the rows: topics with names, briefs on some of them, points with topics and steps of clearance."""
    run, run_all = connection.execute, connection.executemany
    run("INSERT INTO scheme VALUES (1, 'scheme', 'house', 'House', 0)")
    run(LIBRARY, ("large", 1))
    run("INSERT INTO entity (id, uid, kind) VALUES (1, 'visit', 'visit')")
    run("INSERT INTO visit (id, uid, direction) VALUES (1, 'visit', 'outgoing')")
    topics = range(2, TOPICS + 2)
    run_all("INSERT INTO entity (id, uid, kind) VALUES (?, ?, 'topic')", [(at, f"t{at}") for at in topics])
    run_all("INSERT INTO topic (id, uid) VALUES (?, ?)", [(at, f"t{at}") for at in topics])
    run_all(
        "INSERT INTO name (uid, entity_id, position, text) VALUES (?, ?, 0, ?)",
        [(f"n{at}", at, f"Question {at}") for at in topics],
    )
    run_all(
        "INSERT INTO brief (id, uid, visit_id, subject_id, position) VALUES (?, ?, 1, ?, ?)",
        [(at, f"b{at}", at + 1, at) for at in range(1, BRIEFS + 1)],
    )
    run_all(
        "INSERT INTO issue (id, uid, brief_id, position, title) VALUES (?, ?, ?, 0, 'The railway')",
        [(at, f"i{at}", at) for at in range(1, BRIEFS + 1)],
    )
    points = [
        (
            brief * 1000 + at,
            f"p{brief}-{at}",
            brief,
            at,
            TEXT.format(f"Point {at} on the railway to Hofbau, of brief {brief}."),
        )
        for brief in range(1, BRIEFS + 1)
        for at in range(POINTS_OF_A_BRIEF)
    ]
    run_all("INSERT INTO talking_point (id, uid, issue_id, position, text) VALUES (?, ?, ?, ?, ?)", points)
    run_all(
        "INSERT INTO point_topic (uid, point_id, topic_id, position) VALUES (?, ?, ?, 0)",
        [(f"pt{point[0]}", point[0], point[0] % TOPICS + 2) for point in points],
    )
    run_all(
        "INSERT INTO clearance (uid, point_id, state, at, hash) VALUES (?, ?, 'cleared', '2031-01-16T09:00:00Z', '1')",
        [(f"c{point[0]}", point[0]) for point in points[::4]],
    )


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """The folder of all backups; not there yet."""
    return tmp_path / "backups"
