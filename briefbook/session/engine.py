"""SQLAlchemy as a guest on the library's one connection: it neither begins nor commits nor closes anything."""

import contextlib
from collections.abc import Iterator
from typing import Any

import sqlmodel
from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.orm import configure_mappers
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlite

from briefbook.store.schema import Connection


class GuestDialect(SQLiteDialect_pysqlite):
    """SQLite whose transactions belong to the session: pysqlite's own `commit()` would end the long one."""

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: Any) -> None:
        """Leave it to the session."""

    def do_commit(self, dbapi_connection: Any) -> None:
        """Leave it to the session."""

    def do_rollback(self, dbapi_connection: Any) -> None:
        """Leave it to the session."""

    def do_close(self, dbapi_connection: Any) -> None:
        """Leave it to the library file."""


class RecordGate:
    """SQLModel sessions on the library's one connection; at most one of them, that of the open change, may write."""

    def __init__(self, connection: Connection) -> None:
        self._engine = join_engine(connection)
        self._writing: sqlmodel.Session | None = None

    @property
    def writing(self) -> sqlmodel.Session | None:
        """The session of the open change."""
        return self._writing

    def join(self, connection: Connection) -> None:
        """Let go of the old connection and go on with another."""
        self.dispose()
        self._engine = join_engine(connection)

    def require_idle(self) -> None:
        """Raise RuntimeError, a bug, when a change is open."""
        if self._writing:
            raise RuntimeError("A change is open.")

    @contextlib.contextmanager
    def open_writing(self) -> Iterator[sqlmodel.Session]:
        """The session of a change, flushed at its end."""
        with sqlmodel.Session(self._engine, expire_on_commit=False) as db:
            self._writing = db
            try:
                yield db
                db.flush()
            finally:
                self._writing = None

    @contextlib.contextmanager
    def open_reading(self) -> Iterator[sqlmodel.Session]:
        """A session to read with; raises RuntimeError, a bug, when a record was changed in it."""
        with sqlmodel.Session(self._engine, autoflush=False, expire_on_commit=False) as db:
            yield db
            if db.new or db.dirty or db.deleted:
                raise RuntimeError("Records are changed in Session.change() alone.")

    def dispose(self) -> None:
        """Let go of the connection."""
        self._engine.dispose()


def prepare_records() -> None:
    """Do what the first use of any record does else, while somebody waits for it; a thread may."""
    configure_mappers()


registry.register("sqlite.guest", __name__, GuestDialect.__name__)


def join_engine(connection: Connection) -> Engine:
    """An engine whose every connection is this one."""
    return create_engine(
        "sqlite+guest://", module=sqlite, creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
    )
