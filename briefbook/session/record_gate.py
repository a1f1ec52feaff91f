"""Records on the library's one connection, and what that costs only when the first of them is asked for."""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefbook.preparation import importing
from briefbook.store.schema import Connection

if TYPE_CHECKING:
    import sqlmodel
    from sqlalchemy import Engine


class RecordGate:
    """SQLModel sessions on the library's one connection; at most one of them, that of the open change, may write."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._engine: Engine | None = None
        self._writing: sqlmodel.Session | None = None

    @property
    def writing(self) -> "sqlmodel.Session | None":
        """The session of the open change."""
        return self._writing

    def join(self, connection: Connection) -> None:
        """Let go of the old connection and go on with another."""
        self.dispose()
        self._connection = connection

    def require_idle(self) -> None:
        """Raise RuntimeError, a bug, when a change is open."""
        if self._writing:
            raise RuntimeError("A change is open.")

    @contextlib.contextmanager
    def open_writing(self) -> "Iterator[sqlmodel.Session]":
        """The session of a change, flushed at its end."""
        with self._open() as db:
            self._writing = db
            try:
                yield db
                db.flush()
            finally:
                self._writing = None

    @contextlib.contextmanager
    def open_reading(self) -> "Iterator[sqlmodel.Session]":
        """A session to read with; raises RuntimeError, a bug, when a record was changed in it."""
        with self._open(autoflush=False) as db:
            yield db
            if db.new or db.dirty or db.deleted:
                raise RuntimeError("Records are changed in Session.change() alone.")

    def dispose(self) -> None:
        """Let go of the connection."""
        if self._engine:
            self._engine.dispose()
            self._engine = None

    def _open(self, *, autoflush: bool = True) -> "sqlmodel.Session":
        """A session on the connection, on whose engine all of them are, made when the first record is asked for."""
        with importing():
            import sqlmodel

            from briefbook.session.engine import join_engine
        if self._engine is None:
            self._engine = join_engine(self._connection)
        return sqlmodel.Session(self._engine, autoflush=autoflush, expire_on_commit=False)
