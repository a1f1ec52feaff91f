"""Cells of a table that hold an entity by its name."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from briefbook import edits
from briefbook.edits.refusal import RefusedError
from briefbook.models.outline_rows import name_list
from briefbook.models.term import describe_term
from briefbook.store.entity_read import list_names
from briefbook.store.reads import list_entities
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import EntityKind


def offer_names(workspace: Workspace, kinds: Sequence[EntityKind]) -> list[str]:
    """The names of every entity of these kinds."""
    file = workspace.session.file
    return [entity.name for kind in kinds for entity in file.look(list_entities, kind)]


def find_entity_id(workspace: Workspace, kinds: Sequence[EntityKind], name: str) -> int | None:
    """The entity of these kinds that has a name, in whatever case; None when nobody has it."""
    names = workspace.session.look(list_names, kinds)
    return next((key for key, text in names if text.casefold() == name.casefold()), None)


def write_entity(
    workspace: Workspace,
    kinds: Sequence[EntityKind],
    store: Callable[[Any, int | None], object],
    *,
    added: EntityKind | None = None,
) -> Callable[[Any, str], object]:
    """A column's `write` that finds the entity of the typed name and stores its id.

    A name that nobody has is refused (RefusedError). Where `added` is a kind it becomes one of that kind, in the same
    step, by the row that `offer_addition` puts among the offers.
    """
    session = workspace.session

    def write(row: Any, typed: str) -> object:
        new = find_addition(typed) if added else None
        name = new or typed.strip()
        known = find_entity_id(workspace, kinds, name) if name else None
        if known is not None or not name:
            return store(row, known)
        if added is None:
            raise RefusedError("name", describe_missing(kinds, name))
        if new is None:
            raise RefusedError("name", describe_unknown(added, name))
        with session.change(f"Add {added.title()}"):
            return store(row, edits.entity.create_entity(session, added, name))

    return write


def describe_missing(kinds: Sequence[EntityKind], name: str) -> str:
    """That nobody has a name, and in which list it can be added."""
    either = QCoreApplication.translate("EntityCell", " or ")
    kind, lists = either.join(map(describe_term, kinds)), either.join(map(name_list, kinds))
    sentence = QCoreApplication.translate(
        "EntityCell",
        "The library has no {} called “{}”. Add it under {} in the outline, then write it here.",
    )
    return sentence.format(kind, name, lists)


def describe_unknown(kind: EntityKind, name: str) -> str:
    """That nobody has a name, and how it is added where it is typed."""
    sentence = QCoreApplication.translate(
        "EntityCell", "The library has no {} called “{}”. To add it, choose “{}” in the list that opens as you type."
    )
    return sentence.format(describe_term(kind), name, offer_addition(name))


def offer_addition(name: str) -> str:
    """The row among the offers by which a name becomes an entity."""
    return QCoreApplication.translate("EntityCell", "Add “{}”").format(name)


def find_addition(words: str) -> str | None:
    """The name that such a row adds; None for other words."""
    before, after = offer_addition("\n").split("\n")
    name = words.strip()
    if not (name.startswith(before) and name.endswith(after)):
        return None
    return name.removeprefix(before).removesuffix(after).strip() or None


def build_offers(workspace: Workspace, kinds: Sequence[EntityKind]) -> Callable[[], list[str]]:
    """A column's `offers`."""
    return partial(offer_names, workspace, kinds)
