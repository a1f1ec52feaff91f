"""The books that the switcher offers."""

from dataclasses import dataclass

from briefbook.store.reads import list_books, list_visits
from briefbook.store.schema import Connection
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import find_edtf

CHOICE_TABLES = ("visit", "book_spec", "name")


@dataclass(frozen=True, slots=True)
class BookChoice:
    """One book that can be chosen, with its visit and the visit's dates in words."""

    book_id: int
    book_title: str
    visit_id: int
    visit_title: str
    dates: str


def list_book_choices(connection: Connection) -> list[BookChoice]:
    """Every book of every visit."""
    choices: list[BookChoice] = []
    for visit in list_visits(connection):
        edtf = find_edtf(visit.date_edtf)
        dates = describe_edtf(edtf) if edtf else visit.date_words
        for book in list_books(connection, visit.id):
            choices.append(BookChoice(book.id, book.title, visit.id, visit.title, dates))
    return choices
