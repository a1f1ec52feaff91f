"""To schema 3: a file knows the newest backup of it, and which rows were touched since; both begin empty."""

from pathlib import Path

from briefbook.store.upgrade.rebuild import rebuild_tables
from briefbook.store.upgrade.step import Connection, Report, Step

_SCHEMA_PATH = Path(__file__).with_name("schema_3.sql")


def _move(connection: Connection, report: Report) -> tuple[str, ...]:
    rebuild_tables(connection, _SCHEMA_PATH.read_text(encoding="utf-8"), report)
    return ()


STEP = Step(version=3, before="e4ba7e1a9965ca4a", after="864c180ee1675078", move=_move)
