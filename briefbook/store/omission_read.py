"""What books leave out of briefs, in plain SQL; reached by `LibraryFile.look`."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefbook.store.place_title import PlaceTitle, read_place_titles
from briefbook.store.schema import Connection
from briefbook.store.search_field import read_rich
from briefbook.values.place import Place

_PLACE = "iif(book_omission.issue_id IS NULL, 'point', 'issue'), coalesce(book_omission.issue_id, point_id)"
_OF_BRIEF = f"""
SELECT {_PLACE}, book_spec.title FROM book_omission JOIN book_spec ON book_spec.id = book_id
WHERE book_omission.issue_id IN (SELECT id FROM issue WHERE brief_id = :brief_id) OR point_id IN (
    SELECT talking_point.id FROM talking_point JOIN issue ON issue.id = issue_id WHERE brief_id = :brief_id
)
ORDER BY book_spec.position, book_spec.id
"""
_OF_BOOK = f"""
SELECT {_PLACE}, coalesce(talking_point.text, '') FROM book_omission
LEFT JOIN talking_point ON talking_point.id = point_id
JOIN issue ON issue.id = coalesce(book_omission.issue_id, talking_point.issue_id) JOIN brief ON brief.id = brief_id
WHERE book_id = ?
ORDER BY brief.position, brief.id, issue.position, issue.id, talking_point.position
"""


@dataclass(frozen=True, slots=True)
class OmissionRead:
    """An issue or a talking point that a book leaves out: what it is called, and what a point says."""

    place: Place
    called: PlaceTitle
    words: str


def list_omitted(connection: Connection, book_id: int) -> frozenset[Place]:
    """The issues and talking points that a book leaves out."""
    rows = connection.execute(f"SELECT {_PLACE} FROM book_omission WHERE book_id = ?", (book_id,))
    return frozenset(Place(kind, key) for kind, key in rows)


def list_omissions(connection: Connection, book_id: int) -> list[OmissionRead]:
    """What a book leaves out, in reading order."""
    rows = {Place(kind, key): read_rich(text) for kind, key, text in connection.execute(_OF_BOOK, (book_id,))}
    titles = read_place_titles(connection, rows)
    return [OmissionRead(place, titles[place], words) for place, words in rows.items()]


def list_omitting_books(connection: Connection, brief_id: int) -> Mapping[Place, Sequence[str]]:
    """The titles of the books that leave out an issue or a talking point of a brief."""
    books: dict[Place, list[str]] = defaultdict(list)
    for kind, key, title in connection.execute(_OF_BRIEF, {"brief_id": brief_id}):
        books[Place(kind, key)].append(title)
    return books
