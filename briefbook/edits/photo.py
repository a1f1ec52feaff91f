"""The photo of a person."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from briefbook.edits.refusal import RefusedError
from briefbook.edits.row import add_row, get_row, list_rows
from briefbook.picture import MOST_BYTES, PictureError, reduce_picture
from briefbook.records import Attachment, Person
from briefbook.session import Session
from briefbook.store.held import find_held
from briefbook.values.place import Place


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as a library keeps it: at the size of print, and nothing in its bytes but the picture."""

    media_type: str
    data: bytes


def develop_photo(data: bytes) -> Photo:
    """The photo in the bytes of a JPEG or PNG, which takes seconds where it is large; raises RefusedError."""
    try:
        return Photo(*reduce_picture(data))
    except PictureError as error:
        raise RefusedError("photo", str(error)) from error


def load_photo(path: Path) -> Photo:
    """The photo in a file, which takes seconds where it is large; raises RefusedError."""
    if find_held(path):
        raise RefusedError("photo", f"“{path.name}” is a library that is open.")
    try:
        # Whoever opens a pipe waits until somebody writes into it.
        data = _read_start(path) if path.is_file() else b""
    except OSError as error:
        raise RefusedError("photo", f"The file “{path.name}” cannot be read.") from error
    return develop_photo(data)


def set_photo(session: Session, person_id: int, photo: Photo) -> None:
    """Give a person this photo."""
    sha256 = hashlib.sha256(photo.data).hexdigest()
    with session.change("Set Photo", place=Place("entity", person_id, "photo")) as db:
        known = list_rows(db, Attachment, sha256=sha256)
        # The name of the file may tell more than the picture does.
        attachment = Attachment(sha256=sha256, media_type=photo.media_type, title="", bytes=photo.data)
        get_row(db, Person, person_id).photo_id = known[0].id if known else add_row(db, attachment).id


def remove_photo(session: Session, person_id: int) -> None:
    """Take a person's photo away; its bytes go when the library is closed, until when this can be undone."""
    with session.change("Remove Photo", place=Place("entity", person_id, "photo")) as db:
        get_row(db, Person, person_id).photo_id = None


def _read_start(path: Path) -> bytes:
    """All of a file that is not too large, and enough of one that is to see that."""
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)
