"""What the library says of itself, in plain SQL; reached by `LibraryFile.look`."""

from dataclasses import dataclass

from briefbook.store.reads import FIRST_NAME
from briefbook.store.schema import Connection


@dataclass(frozen=True, slots=True)
class LibraryRead:
    """Title, what stands on every cover, and the country that is “we”; `scheme` is the name of its marking scheme."""

    title: str
    office: str
    statement: str
    own_country_id: int | None
    own_country: str
    scheme: str


def read_library_details(connection: Connection) -> LibraryRead:
    """The library's own row in words."""
    row = connection.execute(
        f"SELECT library.title, office, statement, own_country_id, {FIRST_NAME.format('own_country_id')}, scheme.name"
        " FROM library JOIN scheme ON scheme.id = scheme_id"
    ).fetchone()
    title, office, statement, country_id, country, scheme = row
    return LibraryRead(title, office, statement, country_id, country or "", scheme)
