"""What outline and switcher remember of a library is what a fresh reading of it says, after every kind of change."""

from collections.abc import Callable

import pytest
from sqlalchemy import text

from briefbook.models.book_choice import CHOICE_TABLES, list_book_choices
from briefbook.models.outline_memory import TableMemory
from briefbook.session import Changed, Session
from briefbook.store.field import TABLES
from briefbook.store.field_use import FieldKind
from briefbook.store.reads import count_kinds
from briefbook.store.schema import Connection

WRITTEN = {FieldKind.WORDS, FieldKind.DATE_WORDS}


@pytest.mark.parametrize(("read", "tables"), [(list_book_choices, CHOICE_TABLES), (count_kinds, ("entity",))])
def test_what_is_remembered_is_what_a_reading_says(
    session: Session, read: Callable[[Connection], object], tables: tuple[str, ...]
) -> None:
    memory = TableMemory(read, tables)
    session.watch(lambda news: memory.forget(news.rows) if isinstance(news, Changed) else None)
    connection, changed = session.file.connection, set[str]()
    before = memory.read(connection)
    statements = [
        (table.name, f"UPDATE {table.name} SET {column.name} = 'Zenda ' || id")
        for table in TABLES
        for column in table.columns
        if column.kind in WRITTEN
    ]
    statements.append(("visit", "UPDATE visit SET date_edtf = '2027-05-04'"))
    statements += [("entity", f"DELETE FROM entity WHERE kind = '{kind}'") for kind in ("topic", "visit")]
    for table, statement in statements:
        with session.change("Write") as db:
            db.connection().execute(text(statement))
        assert memory.read(connection) == read(connection)
        if memory.read(connection) != before:
            changed.add(table)
        session.undo()
        assert memory.read(connection) == read(connection) == before
    assert changed >= set(tables)


def test_nothing_is_read_again_that_no_change_concerned(session: Session) -> None:
    read: list[Connection] = []

    def count(connection: Connection) -> int:
        read.append(connection)
        return len(read)

    memory = TableMemory(count, ("visit",))
    session.watch(lambda news: memory.forget(news.rows) if isinstance(news, Changed) else None)
    assert memory.read(session.file.connection) == 1
    for column, times in (("talking_point.title", 1), ("visit.date_words", 2)):
        table, name = column.split(".")
        with session.change("Write") as db:
            db.connection().execute(text(f"UPDATE {table} SET {name} = 'Zenda'"))
        assert memory.read(session.file.connection) == times
