"""Cells of a table that hold an entity by its name."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from briefbook.edits.refusal import RefusedError
from briefbook.store.reads import list_entities
from briefbook.ui.workspace import Workspace
from briefbook.values.kind import EntityKind


def offer_names(workspace: Workspace, kinds: Sequence[EntityKind]) -> list[str]:
    """The names of every entity of these kinds."""
    file = workspace.session.file
    with file.lock:
        return [entity.name for kind in kinds for entity in list_entities(file.connection, kind)]


def get_entity_id(workspace: Workspace, kinds: Sequence[EntityKind], typed: str) -> int | None:
    """The entity that is called as typed, None for nothing typed; raises RefusedError for a name nobody has."""
    words = typed.strip()
    if not words:
        return None
    file = workspace.session.file
    marks = ",".join("?" * len(kinds))
    with file.lock:
        rows = file.connection.execute(
            f"SELECT entity.id, text FROM name JOIN entity ON entity.id = entity_id WHERE kind IN ({marks})".replace(
                "WHERE kind", "WHERE entity.kind"
            )
            + " ORDER BY name.position, entity.id",
            [kind.value for kind in kinds],
        ).fetchall()
    found = next((key for key, text in rows if text.casefold() == words.casefold()), None)
    if found is None:
        kind = " or ".join(kind.value for kind in kinds)
        raise RefusedError("name", f"The library has no {kind} called “{words}”. Add it to the library first.")
    return int(found)


def write_entity(
    workspace: Workspace, kinds: Sequence[EntityKind], store: Callable[[Any, int | None], object]
) -> Callable[[Any, str], object]:
    """A column's `write` that finds the entity of the typed name and stores its id."""

    def write(row: Any, typed: str) -> object:
        return store(row, get_entity_id(workspace, kinds, typed))

    return write


def build_offers(workspace: Workspace, kinds: Sequence[EntityKind]) -> Callable[[], list[str]]:
    """A column's `offers`."""
    return partial(offer_names, workspace, kinds)
