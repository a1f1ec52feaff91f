"""The recipes of books: which parts, in which order, for whom."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlmodel

from briefbook.edits.marking import check_marking
from briefbook.edits.refusal import RefusedError, require_words
from briefbook.edits.row import add_row, change_fields, get_row, list_rows, next_position, put_in_order
from briefbook.records import BookOmission, BookPart, BookSpec, Brief, Issue, TalkingPoint, Visit
from briefbook.session import Session
from briefbook.store.field import get_table
from briefbook.store.field_use import FieldKind
from briefbook.store.json_shape import GREATEST_BUDGET
from briefbook.values.kind import BriefSection, Paper, PartKind
from briefbook.values.place import Place

_UNTITLED = "Write a title for the book."
_MARKINGS = tuple(each.name for each in get_table("book_spec").list_columns(FieldKind.MARKING))
_CHANGEABLE = ("title", "reader_id", "handling", "paper", "duplex", "text_size", "page_banners", "stubs", *_MARKINGS)
_OMITTED: dict[str, type[Issue] | type[TalkingPoint]] = {"issue": Issue, "point": TalkingPoint}
ALL_SECTIONS = json.dumps([section.value for section in BriefSection])


def create_book(session: Session, visit_id: int, title: str, *, paper: str = Paper.A4) -> int:
    """A new book of a visit with every part in reading order; raises RefusedError for an empty title."""
    words = require_words("title", title, _UNTITLED)
    with session.change("Add Book", place=Place("entity", visit_id, "books")) as db:
        siblings = list_rows(db, BookSpec, visit_id=get_row(db, Visit, visit_id).id)
        position = next_position(siblings)
        book = add_row(db, BookSpec(visit_id=visit_id, position=position, title=words, paper=Paper(paper)))
        briefs = [brief.id for brief in list_rows(db, Brief, visit_id=visit_id)]
        for position, part in enumerate(list_default_parts(briefs)):
            db.add(BookPart(book_id=book.id, position=position, **part))
        return book.id


def list_default_parts(brief_ids: Sequence[int]) -> list[dict[str, Any]]:
    """The columns of every part of a book in reading order, a part for each brief."""
    parts: list[dict[str, Any]] = []
    for kind in PartKind:
        if kind is PartKind.BRIEF:
            parts += [{"kind": kind, "brief_id": brief_id, "sections": ALL_SECTIONS} for brief_id in brief_ids]
        else:
            parts.append({"kind": kind})
    return parts


def change_book(session: Session, book_id: int, **fields: Any) -> None:
    """Change a book by column; raises RefusedError for an empty title, a bad value or an unknown marking."""
    if "title" in fields:
        fields["title"] = require_words("title", fields["title"], _UNTITLED)
    field = next(iter(fields), "")
    with session.change("Change Book", place=Place("book", book_id, field), join=f"book:{book_id}:{field}") as db:
        for name in fields.keys() & set(_MARKINGS):
            fields[name] = check_marking(db, name, fields[name])
        change_fields(get_row(db, BookSpec, book_id), fields, _CHANGEABLE)


def set_budgets(session: Session, book_id: int, budgets: Mapping[str, int]) -> None:
    """Set the length budgets that differ from the usual ones; raises RefusedError for one below 1."""
    for name, limit in budgets.items():
        if not 1 <= limit <= GREATEST_BUDGET:
            raise RefusedError(name, "A length budget is at least 1, and no book is longer than a million.")
    with session.change("Set Budgets", place=Place("book", book_id, "budgets")) as db:
        get_row(db, BookSpec, book_id).budgets = json.dumps(dict(budgets))


def delete_book(session: Session, book_id: int) -> None:
    """Delete the recipe of a book; its editions stay."""
    with session.read() as db:
        visit_id = get_row(db, BookSpec, book_id).visit_id
    with session.change("Delete Book", place=Place("entity", visit_id, "books")) as db:
        db.delete(get_row(db, BookSpec, book_id))


def set_part_included(session: Session, part_id: int, included: bool) -> None:
    """Take a part into its book, or leave it out."""
    with session.change("Include Part" if included else "Leave Out Part", place=_get_place(session, part_id)) as db:
        get_row(db, BookPart, part_id).included = included


def move_part(session: Session, part_id: int, position: int) -> None:
    """Put a part at that place in its book."""
    with session.change("Move Part", place=_get_place(session, part_id)) as db:
        part = get_row(db, BookPart, part_id)
        put_in_order(list_rows(db, BookPart, book_id=part.book_id), part, position)


def set_sections(session: Session, part_id: int, sections: Sequence[BriefSection]) -> None:
    """Print these sections of a brief, in reading order whatever the order given."""
    with session.change("Set Sections", place=_get_place(session, part_id)) as db:
        chosen = [section.value for section in BriefSection if section in sections]
        get_row(db, BookPart, part_id).sections = json.dumps(chosen)


def add_part(session: Session, book_id: int, kind: PartKind, brief_id: int | None = None) -> int:
    """A new part where reading order wants it; raises RefusedError for one that the book has, or no brief to print."""
    with session.change("Add Part", place=Place("book", book_id)) as db:
        book = get_row(db, BookSpec, book_id)
        if kind is not PartKind.BRIEF:
            return put_part(db, book.id, kind)
        if brief_id is None:
            raise RefusedError("brief_id", "Choose the brief that is to be printed.")
        if get_row(db, Brief, brief_id).visit_id != book.visit_id:
            raise RefusedError("brief_id", "This brief is of another visit.")
        return put_part(db, book.id, kind, brief_id)


def put_part(db: sqlmodel.Session, book_id: int, kind: PartKind, brief_id: int | None = None) -> int:
    """A new part behind those of its kind, else behind those that are read before it; raises RefusedError."""
    parts = list_rows(db, BookPart, book_id=book_id)
    if any((part.kind, part.brief_id) == (kind, brief_id) for part in parts):
        it = "This brief is" if brief_id is not None else "This part is"
        raise RefusedError("kind", f"{it} in the book already.")
    order = list(PartKind)
    earlier = order[: order.index(kind)]
    own = [place for place, part in enumerate(parts) if part.kind is kind]
    before = own or [place for place, part in enumerate(parts) if part.kind in earlier]
    part = BookPart(book_id=book_id, position=next_position(parts), kind=kind, brief_id=brief_id)
    if kind is PartKind.BRIEF:
        part.sections = ALL_SECTIONS
    put_in_order(parts, add_row(db, part), before[-1] + 1 if before else 0)
    return part.id


def leave_out(session: Session, book_id: int, place: Place) -> None:
    """Leave an issue or a talking point out of one book; it stays in its brief and in every other book."""
    if _find_omission(session, book_id, place):
        return
    with session.change("Leave Out of Book", place=Place(place.kind, place.id)) as db:
        row = get_row(db, _OMITTED[place.kind], place.id)
        own: dict[str, Any] = {f"{place.kind}_id": row.id}
        db.add(BookOmission(book_id=get_row(db, BookSpec, book_id).id, **own))


def take_in(session: Session, book_id: int, place: Place) -> None:
    """Take an issue or a talking point that was left out of a book into it again."""
    omission_id = _find_omission(session, book_id, place)
    if omission_id is not None:
        with session.change("Take Into Book", place=Place(place.kind, place.id)) as db:
            db.delete(get_row(db, BookOmission, omission_id))


def confirm_names(session: Session, book_id: int, keys: Collection[str]) -> None:
    """Let unmarked names and titles, by their keys, into a book that has a ceiling."""
    with session.read() as db:
        known = set(json.loads(get_row(db, BookSpec, book_id).confirmed_names))
    if known.issuperset(keys):
        return
    with session.change("Confirm Names", place=Place("book", book_id, "confirmed_names")) as db:
        get_row(db, BookSpec, book_id).confirmed_names = json.dumps(sorted(known.union(keys)), ensure_ascii=False)


def _find_omission(session: Session, book_id: int, place: Place) -> int | None:
    with session.read() as db:
        found = list_rows(db, BookOmission, book_id=book_id, **{f"{place.kind}_id": place.id})
    return found[0].id if found else None


def _get_place(session: Session, part_id: int) -> Place:
    with session.read() as db:
        return Place("book", get_row(db, BookPart, part_id).book_id, f"part:{part_id}")
