"""SQLAlchemy as a guest on the library's one connection: it neither begins nor commits nor closes anything."""

from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.orm import configure_mappers
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlite

from briefbook import records  # noqa: F401  (every record is known before any is used)
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


def prepare_records() -> None:
    """Do what the first use of any record does else, while somebody waits for it; a thread may."""
    configure_mappers()


registry.register("sqlite.guest", __name__, GuestDialect.__name__)


def join_engine(connection: Connection) -> Engine:
    """An engine whose every connection is this one."""
    return create_engine(
        "sqlite+guest://", module=sqlite, creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
    )
