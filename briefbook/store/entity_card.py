"""What stands on the card of an entity beside a text; reached by `LibraryFile.look`."""

from dataclasses import dataclass
from datetime import date

from briefbook.store.entity_fact import Fact, list_facts
from briefbook.store.schema import Connection
from briefbook.values.kind import EntityKind, NameKind
from briefbook.values.name import Name, display_name, other_scripts

_NAMES = "SELECT text, lang, kind, family, sort_form, say, address FROM name WHERE entity_id = ? ORDER BY position, id"
_VISIT_DAY = (
    "SELECT coalesce((SELECT min(date_earliest) FROM dialogue WHERE visit_id = visit.id), date_earliest)"
    " FROM visit WHERE id = ?"
)
_PHOTO = "SELECT bytes FROM attachment WHERE id = (SELECT photo_id FROM person WHERE id = ?)"


@dataclass(frozen=True, slots=True)
class EntityCard:
    """An entity with its names, its photo (the bytes of a picture, empty for none) and its facts as of `day`."""

    id: int
    kind: EntityKind
    names: tuple[Name, ...]
    photo: bytes
    facts: tuple[Fact, ...]
    day: date

    @property
    def title(self) -> str:
        """The name shown first."""
        return display_name(self.names)

    @property
    def other_names(self) -> str:
        """The names in other scripts, readings last."""
        return " · ".join(name.text for name in other_scripts(self.names))

    @property
    def say(self) -> str:
        """How to say the first name that says it."""
        return next((name.say for name in self.names if name.say), "")


def read_card(connection: Connection, entity_id: int, day: date) -> EntityCard | None:
    """The card of an entity as of a day; None for one that no longer exists."""
    found = connection.execute("SELECT kind FROM entity WHERE id = ?", (entity_id,)).fetchone()
    if found is None:
        return None
    kind = EntityKind(found[0])
    photo = connection.execute(_PHOTO, (entity_id,)).fetchone()
    facts = list_facts(connection, kind, entity_id, day)
    return EntityCard(entity_id, kind, list_names(connection, entity_id), photo[0] if photo else b"", tuple(facts), day)


def list_names(connection: Connection, entity_id: int) -> tuple[Name, ...]:
    """The names of an entity in their order."""
    rows = connection.execute(_NAMES, (entity_id,)).fetchall()
    return tuple(Name(text, lang, NameKind(kind), *rest) for text, lang, kind, *rest in rows)


def read_visit_day(connection: Connection, visit_id: int) -> date | None:
    """The day of a visit's first meeting, else its own first day; None where neither is known."""
    row = connection.execute(_VISIT_DAY, (visit_id,)).fetchone()
    return date.fromisoformat(row[0]) if row and row[0] else None
