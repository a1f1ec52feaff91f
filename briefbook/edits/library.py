"""The library itself: founding one, and what stands on its covers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefbook.edits.marking import add_scheme
from briefbook.edits.refusal import require_words
from briefbook.edits.row import change_fields, get_row
from briefbook.edits.shipped_scheme import HOUSE, load_scheme
from briefbook.records import Library
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.values.marking import Scheme
from briefbook.values.place import Place

LIBRARY_ID = 1

_UNTITLED = "Write a title for the library."
_CHANGEABLE = ("title", "office", "statement", "lang", "own_country_id")


def _read_clock() -> datetime:
    return datetime.now(UTC)


@contextmanager
def found_library(path: Path, now: Callable[[], datetime], passphrase: str | None = None) -> Iterator[Session]:
    """A session on a new file, which is there when the block ends well and not at all when it fails; StoreError."""
    session = Session(LibraryFile.create(path, passphrase=passphrase), now=now)
    try:
        yield session
        session.save()
    except BaseException:
        session.close(discard_unsaved=True)
        path.unlink(missing_ok=True)
        raise
    session.close()


def create_library(
    path: Path,
    title: str,
    *,
    scheme: Scheme | None = None,
    passphrase: str | None = None,
    now: Callable[[], datetime] = _read_clock,
) -> None:
    """Write an empty library to a new file, without a scheme one that marks nothing, with a passphrase encrypted.

    Raises RefusedError for an empty title, StoreError.
    """
    words = require_words("title", title, _UNTITLED)
    with found_library(path, now, passphrase) as session, session.change("Create Library") as db:
        scheme_id = add_scheme(db, scheme or load_scheme(HOUSE))
        moment = now()
        db.add(Library(id=LIBRARY_ID, title=words, scheme_id=scheme_id, created_at=moment, changed_at=moment))


def change_library(session: Session, **fields: Any) -> None:
    """Change the title, office, statement, language or own country; raises RefusedError for an empty title."""
    if "title" in fields:
        fields["title"] = require_words("title", fields["title"], _UNTITLED)
    field = next(iter(fields), "")
    with session.change("Change Library", place=Place("library", LIBRARY_ID, field), join=f"library:{field}") as db:
        change_fields(get_row(db, Library, LIBRARY_ID), fields, _CHANGEABLE)
