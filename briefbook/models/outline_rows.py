"""What the outline lists: the parts of the chosen book, the lists of the library, the editions of the book."""

from briefbook.models.outline_model import OutlineRole, OutlineRow
from briefbook.store.reads import count_kinds, list_editions, list_parts
from briefbook.store.schema import Connection
from briefbook.values.kind import EntityKind, PartKind, SectionKind
from briefbook.values.place import Place

PARTS: dict[PartKind, tuple[str, str]] = {
    PartKind.COVER: ("Cover and handling", "book-open"),
    PartKind.CONTENTS: ("Contents", "list"),
    PartKind.KEY_POINTS: ("Key points on one page", "star"),
    PartKind.PROGRAMME: ("Programme", "calendar-days"),
    PartKind.SCENE_SETTER: ("Scene-setter", "file-text"),
    PartKind.BIOGRAPHIES: ("Biographies", "users"),
    PartKind.COMMITMENTS: ("Commitments", "list-checks"),
    PartKind.SOURCES: ("Sources", "paperclip"),
    PartKind.INDEX: ("Index", "hash"),
    PartKind.DISTRIBUTION: ("Distribution", "stamp"),
}
LISTS: dict[EntityKind, tuple[str, str]] = {
    EntityKind.DIALOGUE: ("Dialogues", "messages-square"),
    EntityKind.PERSON: ("People", "user-round"),
    EntityKind.POST: ("Posts", "briefcase"),
    EntityKind.ORGANISATION: ("Organisations", "landmark"),
    EntityKind.MECHANISM: ("Mechanisms", "network"),
    EntityKind.COUNTRY: ("Countries", "globe"),
    EntityKind.PLACE: ("Places", "map-pin"),
    EntityKind.TOPIC: ("Topics", "tag"),
    EntityKind.COMMITMENT: ("Commitments", "list-checks"),
    EntityKind.SOURCE: ("Sources", "newspaper"),
}
LISTED_IN_PARTS = {
    PartKind.BIOGRAPHIES: EntityKind.PERSON,
    PartKind.COMMITMENTS: EntityKind.COMMITMENT,
    PartKind.SOURCES: EntityKind.SOURCE,
}
CLEARED_PARTS = {PartKind.SCENE_SETTER, PartKind.BRIEF}


def build_outline(connection: Connection, visit_id: int | None, book_id: int | None) -> list[OutlineRow]:
    """Every row of the outline; without a book, the library alone."""
    rows: list[OutlineRow] = []
    if visit_id is not None and book_id is not None:
        rows.append(_heading("Briefing book", addable=True))
        rows += _build_parts(connection, visit_id, book_id)
    rows.append(_heading("Library"))
    rows += _build_lists(connection)
    editions = list_editions(connection)
    if editions:
        rows.append(_heading("Editions"))
        rows += [
            OutlineRow(f"edition:{edition.id}", OutlineRole.EDITION, f"Edition {edition.number}", "stamp")
            for edition in editions
        ]
    return rows


def _heading(title: str, *, addable: bool = False) -> OutlineRow:
    return OutlineRow(f"heading:{title}", OutlineRole.HEADING, title, addable=addable)


def _build_parts(connection: Connection, visit_id: int, book_id: int) -> list[OutlineRow]:
    rows: list[OutlineRow] = []
    number = 0
    for part in list_parts(connection, book_id):
        kind = PartKind(part.kind)
        brief = kind is PartKind.BRIEF
        number += brief and bool(part.included)
        title, icon_name = (part.title, "file-text") if brief else PARTS[kind]
        rows.append(
            OutlineRow(
                key=f"part:{part.id}",
                role=OutlineRole.PART,
                title=title,
                icon_name=icon_name,
                number=number if brief and part.included else None,
                dot=part.dot if kind in CLEARED_PARTS else None,
                count=part.count if kind in LISTED_IN_PARTS else None,
                place=_find_place(kind, part.brief_id, visit_id, book_id),
                part_id=part.id,
                included=bool(part.included),
            )
        )
    return rows


def _find_place(kind: PartKind, brief_id: int | None, visit_id: int, book_id: int) -> Place:
    if kind is PartKind.BRIEF and brief_id is not None:
        return Place("brief", brief_id)
    if kind is PartKind.PROGRAMME:
        return Place("programme", visit_id)
    if kind is PartKind.SCENE_SETTER:
        return Place("visit", visit_id, SectionKind.SCENE_SETTER)
    if kind in LISTED_IN_PARTS:
        return Place("list", 0, LISTED_IN_PARTS[kind])
    return Place("book", book_id)


def _build_lists(connection: Connection) -> list[OutlineRow]:
    counts = count_kinds(connection)
    return [
        OutlineRow(
            key=f"list:{kind}",
            role=OutlineRole.LIST,
            title=title,
            icon_name=icon_name,
            count=counts.get(kind, 0),
            place=Place("list", 0, kind),
        )
        for kind, (title, icon_name) in LISTS.items()
    ]
