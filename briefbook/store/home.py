"""In which tab something stands: a talking point in its brief, a membership with its person, and so on."""

from briefbook.store.schema import Connection
from briefbook.values.kind import EntityKind, SectionKind
from briefbook.values.place import Place

_ENTITY = "SELECT iif(kind = 'visit', 'programme', 'entity'), id, '' FROM entity WHERE id = ?"
_VISIT = "SELECT 'visit', id, '' FROM visit WHERE id = ?"
_HOMES = {
    "brief": "SELECT 'brief', id, '' FROM brief WHERE id = ?",
    "issue": "SELECT 'brief', brief_id, '' FROM issue WHERE id = ?",
    "point": "SELECT 'brief', brief_id, '' FROM talking_point JOIN issue ON issue.id = issue_id"
    " WHERE talking_point.id = ?",
    "objective": "SELECT 'brief', brief_id, '' FROM objective WHERE id = ?",
    "section": "SELECT iif(brief_id IS NULL, 'visit', 'brief'), coalesce(brief_id, visit_id),"
    " iif(brief_id IS NULL, kind, '') FROM section WHERE id = ?",
    "programme": "SELECT 'programme', id, '' FROM visit WHERE id = ?",
    "programme_item": "SELECT 'programme', visit_id, '' FROM programme_item WHERE id = ?",
    "membership": "SELECT 'entity', person_id, '' FROM membership WHERE id = ?",
    "book": "SELECT 'book', id, '' FROM book_spec WHERE id = ?",
    "library": "SELECT 'library', id, '' FROM library WHERE id = ?",
    "part": "SELECT 'book', book_id, '' FROM book_part WHERE id = ?",
    "entity": _ENTITY,
} | {kind.value: _ENTITY for kind in EntityKind}
_CITED = "SELECT entity_id, point_id, section_id, membership_id FROM citation WHERE id = ?"
_CITED_KINDS = ("entity", "point", "section", "membership")


def find_home(connection: Connection, place: Place) -> Place | None:
    """The place of the tab that shows a place; None for what no longer exists or no tab shows.

    A tab shows a brief, an entity, a programme or a book by id, a visit's prose by its visit and `SectionKind`, or a
    list of entities by their kind. The home of a tab's place is that place.
    """
    if place.kind == "list":
        return place
    if place.kind == "citation":
        return _find_cited(connection, place)
    if place.kind == EntityKind.VISIT and place.field in set(SectionKind):
        found = connection.execute(_VISIT, (place.id,)).fetchone()
        return place if found else None
    query = _HOMES.get(place.kind)
    row = connection.execute(query, (place.id,)).fetchone() if query else None
    return Place(*row) if row else None


def _find_cited(connection: Connection, place: Place) -> Place | None:
    cited = find_cited(connection, place.id)
    return find_home(connection, cited) if cited else None


def find_cited(connection: Connection, citation_id: int) -> Place | None:
    """What a citation is held by: an entity, a point, a section or a membership."""
    row = connection.execute(_CITED, (citation_id,)).fetchone()
    held = zip(_CITED_KINDS, row or (), strict=bool(row))
    return next((Place(kind, key) for kind, key in held if key is not None), None)
