"""The prose of a brief or of a visit."""

from typing import Any

import sqlmodel

from briefbook.edits.marking import check_marking
from briefbook.edits.row import add_row, list_rows
from briefbook.edits.text import dump_text
from briefbook.records import Section
from briefbook.session import Session
from briefbook.text.rich_text import RichText
from briefbook.values.kind import SectionKind
from briefbook.values.place import Place


def change_section(session: Session, owner: Place, kind: SectionKind, text: RichText) -> int:
    """Write the prose of that kind of a brief (`Place("brief", id)`) or a visit (`Place("visit", id)`)."""
    stored = dump_text("text", text)
    place = Place(owner.kind, owner.id, kind)
    with session.change("Change Text", place=place, join=f"{owner.kind}:{owner.id}:{kind}") as db:
        section = _open_section(db, owner, kind)
        section.text = stored
        return section.id


def mark_section(session: Session, owner: Place, kind: SectionKind, marking: str | None) -> int:
    """Mark the prose of that kind; raises RefusedError for a marking that the library does not know."""
    with session.change("Mark Text", place=Place(owner.kind, owner.id, kind)) as db:
        section = _open_section(db, owner, kind)
        section.marking = check_marking(db, "marking", marking)
        return section.id


def _open_section(db: sqlmodel.Session, owner: Place, kind: SectionKind) -> Section:
    column = {"brief": "brief_id", "visit": "visit_id"}[owner.kind]
    own: dict[str, Any] = {column: owner.id, "kind": kind}
    found = list_rows(db, Section, **own)
    return found[0] if found else add_row(db, Section(**own))
