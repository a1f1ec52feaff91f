"""The photo of a person."""

import hashlib

from briefbook.edits.refusal import RefusedError
from briefbook.edits.row import add_row, get_row, list_rows
from briefbook.records import Attachment, Person
from briefbook.session import Session
from briefbook.values.place import Place

LIMIT_BYTES = 10_000_000
_SIGNATURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


def set_photo(session: Session, person_id: int, photo: bytes, title: str = "") -> None:
    """Give a person this photo; raises RefusedError for what is neither JPEG nor PNG, and for more than 10 MB."""
    media_type = next((name for start, name in _SIGNATURES.items() if photo.startswith(start)), None)
    if media_type is None:
        raise RefusedError("photo", "A photo is a JPEG or a PNG file.")
    if len(photo) > LIMIT_BYTES:
        raise RefusedError("photo", "The photo is larger than 10 MB.")
    sha256 = hashlib.sha256(photo).hexdigest()
    with session.change("Set Photo", place=Place("entity", person_id, "photo")) as db:
        known = list_rows(db, Attachment, sha256=sha256)
        attachment = Attachment(sha256=sha256, media_type=media_type, title=title, bytes=photo)
        get_row(db, Person, person_id).photo_id = known[0].id if known else add_row(db, attachment).id


def remove_photo(session: Session, person_id: int) -> None:
    """Take a person's photo away; its bytes stay, so that it can be undone."""
    with session.change("Remove Photo", place=Place("entity", person_id, "photo")) as db:
        get_row(db, Person, person_id).photo_id = None
