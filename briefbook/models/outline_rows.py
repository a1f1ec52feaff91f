"""What the outline lists: the parts of the chosen book, the lists of the library, the editions of the book."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from briefbook.models.outline_model import OutlineRole, OutlineRow
from briefbook.store.clearance_read import read_brief_dots, read_visit_dot
from briefbook.store.reads import EditionRow, PartRow, count_kinds, list_editions, list_parts
from briefbook.store.schema import Connection
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.values.clearance import Dot
from briefbook.values.kind import EntityKind, PartKind, SectionKind
from briefbook.values.place import Place

translate = QCoreApplication.translate

PARTS: dict[PartKind, tuple[str, str]] = {
    PartKind.COVER: (QT_TRANSLATE_NOOP("Outline", "Cover and handling"), "book-open"),
    PartKind.CONTENTS: (QT_TRANSLATE_NOOP("Outline", "Contents"), "list"),
    PartKind.KEY_POINTS: (QT_TRANSLATE_NOOP("Outline", "Key points on one page"), "star"),
    PartKind.PROGRAMME: (QT_TRANSLATE_NOOP("Outline", "Programme"), "calendar-days"),
    PartKind.SCENE_SETTER: (QT_TRANSLATE_NOOP("Outline", "Scene-setter"), "file-text"),
    PartKind.BIOGRAPHIES: (QT_TRANSLATE_NOOP("Outline", "Biographies"), "users"),
    PartKind.COMMITMENTS: (QT_TRANSLATE_NOOP("Outline", "Commitments"), "list-checks"),
    PartKind.SOURCES: (QT_TRANSLATE_NOOP("Outline", "Sources"), "paperclip"),
    PartKind.INDEX: (QT_TRANSLATE_NOOP("Outline", "Index"), "hash"),
    PartKind.DISTRIBUTION: (QT_TRANSLATE_NOOP("Outline", "Distribution"), "stamp"),
}
LISTS: dict[EntityKind, tuple[str, str]] = {
    EntityKind.DIALOGUE: (QT_TRANSLATE_NOOP("List", "Dialogues"), "messages-square"),
    EntityKind.PERSON: (QT_TRANSLATE_NOOP("List", "People"), "user-round"),
    EntityKind.POST: (QT_TRANSLATE_NOOP("List", "Posts"), "briefcase"),
    EntityKind.ORGANISATION: (QT_TRANSLATE_NOOP("List", "Organisations"), "landmark"),
    EntityKind.MECHANISM: (QT_TRANSLATE_NOOP("List", "Mechanisms"), "network"),
    EntityKind.COUNTRY: (QT_TRANSLATE_NOOP("List", "Countries"), "globe"),
    EntityKind.PLACE: (QT_TRANSLATE_NOOP("List", "Places"), "map-pin"),
    EntityKind.TOPIC: (QT_TRANSLATE_NOOP("List", "Topics"), "tag"),
    EntityKind.COMMITMENT: (QT_TRANSLATE_NOOP("List", "Commitments"), "list-checks"),
    EntityKind.SOURCE: (QT_TRANSLATE_NOOP("List", "Sources"), "newspaper"),
}
LISTED_IN_PARTS = {
    PartKind.BIOGRAPHIES: EntityKind.PERSON,
    PartKind.COMMITMENTS: EntityKind.COMMITMENT,
    PartKind.SOURCES: EntityKind.SOURCE,
}
Counts = Mapping[EntityKind, int]
Tabs = Mapping[int, str]
ReadCounts = Callable[[Connection], Counts]
ReadDots = Callable[[Connection, Collection[int]], Mapping[int, Dot]]


def name_part(kind: PartKind) -> str:
    """What a part of a book is called that is no brief."""
    return translate("Outline", PARTS[kind][0])


def name_list(kind: EntityKind) -> str:
    """What the list of a kind is called."""
    return translate("List", LISTS[kind][0])


def build_outline(
    connection: Connection,
    visit_id: int | None,
    book_id: int | None,
    tabs: Tabs | None = None,
    read_dots: ReadDots = read_brief_dots,
    read_counts: ReadCounts = count_kinds,
) -> list[OutlineRow]:
    """Every row of the outline; without a book, the library alone.

    `tabs` are the labels of the briefs that the book prints; while nobody knows them the briefs are only counted.
    """
    rows: list[OutlineRow] = []
    if visit_id is not None and book_id is not None:
        rows.append(_heading("book", translate("Outline", "Briefing book"), addable=True))
        rows += _build_parts(connection, visit_id, book_id, tabs, read_dots)
    rows.append(_heading("library", translate("Outline", "Library")))
    rows += _build_lists(read_counts(connection))
    editions = list_editions(connection, book_id) if book_id is not None else []
    if editions:
        rows.append(_heading("editions", translate("Outline", "Editions")))
        rows += [_build_edition(edition) for edition in editions]
    return rows


def _build_edition(edition: EditionRow) -> OutlineRow:
    moment = datetime.fromisoformat(edition.as_of).astimezone()
    when = f"{moment.day} {moment:%b %H:%M}"
    title = translate("Outline", "Edition {}, {}").format(edition.number, when)
    return OutlineRow(f"edition:{edition.id}", OutlineRole.EDITION, title, "stamp")


def _heading(key: str, title: str, *, addable: bool = False) -> OutlineRow:
    return OutlineRow(f"heading:{key}", OutlineRole.HEADING, title, addable=addable)


def _build_parts(
    connection: Connection, visit_id: int, book_id: int, tabs: Tabs | None, read_dots: ReadDots
) -> list[OutlineRow]:
    rows: list[OutlineRow] = []
    parts = list_parts(connection, book_id)
    if tabs is None:
        briefs = [part.brief_id for part in parts if part.brief_id is not None and part.included]
        tabs = {brief_id: str(at) for at, brief_id in enumerate(briefs, start=1)}
    dots = read_dots(connection, [part.brief_id for part in parts if part.brief_id is not None])
    for part in parts:
        title = name_part(part.kind) if part.kind in PARTS else part.title
        rows.append(
            OutlineRow(
                key=f"part:{part.id}",
                role=OutlineRole.PART,
                title=title,
                icon_name=PARTS[part.kind][1] if part.kind in PARTS else "file-text",
                number=tabs.get(part.brief_id or 0, ""),
                dot=_find_dot(connection, part, visit_id, dots),
                place=_find_place(part, visit_id, book_id),
                part_id=part.id,
                included=part.included,
            )
        )
    return rows


def _find_dot(connection: Connection, part: PartRow, visit_id: int, dots: Mapping[int, Dot]) -> Dot | None:
    if part.brief_id is not None:
        return dots[part.brief_id]
    return read_visit_dot(connection, visit_id) if part.kind is PartKind.SCENE_SETTER else None


def _find_place(part: PartRow, visit_id: int, book_id: int) -> Place:
    if part.brief_id is not None:
        return Place("brief", part.brief_id)
    if part.kind is PartKind.PROGRAMME:
        return Place("programme", visit_id)
    if part.kind is PartKind.SCENE_SETTER:
        return Place("visit", visit_id, SectionKind.SCENE_SETTER)
    if part.kind in LISTED_IN_PARTS:
        return Place("list", 0, LISTED_IN_PARTS[part.kind])
    return Place("book", book_id, f"part:{part.id}")


def _build_lists(counts: Counts) -> list[OutlineRow]:
    return [
        OutlineRow(
            key=f"list:{kind}",
            role=OutlineRole.LIST,
            title=name_list(kind),
            icon_name=icon_name,
            count=counts.get(kind, 0),
            place=Place("list", 0, kind),
        )
        for kind, (_, icon_name) in LISTS.items()
    ]
