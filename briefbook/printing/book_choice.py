"""Which book of a library is meant."""

import unicodedata

from briefbook.errors import BriefbookError
from briefbook.store.file import LibraryFile
from briefbook.store.reads import list_books, list_visits


class NoBookError(BriefbookError):
    """The library has no such book."""


def get_book_id(file: LibraryFile, title: str | None = None) -> int:
    """The book of that title, else the first book of the latest visit; raises NoBookError."""
    visits = file.look(list_visits)
    books = [book for visit in visits for book in file.look(list_books, visit.id)]
    if not books:
        raise NoBookError(f"“{file.path.name}” has no book yet.")
    if title is None:
        return books[0].id
    wanted = [book.id for book in books if fold(book.title) == fold(title)]
    if not wanted:
        known = ", ".join(dict.fromkeys(f"“{book.title}”" for book in books))
        raise NoBookError(f"There is no book “{title}”; the library has {known}.")
    return wanted[0]


def fold(title: str) -> str:
    """The title as a keyboard can type it: without capitals, with straight apostrophes."""
    return " ".join(unicodedata.normalize("NFKC", title).casefold().replace("’", "'").split())
