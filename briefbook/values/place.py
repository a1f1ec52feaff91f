"""Where in a library something stands, so that a finding, a search hit or an undo can go there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A record by its kind (an entity kind, `brief`, `issue`, `point`, `section`, `programme`, `book` …) and id."""

    kind: str
    id: int
    field: str = ""


def same_tab(one: Place, other: Place) -> bool:
    """Whether two places stand in the same tab: a list's field says of what, every other's only where in the tab."""
    by_field = one.kind == "list"
    return (one.kind, one.id) == (other.kind, other.id) and (not by_field or one.field == other.field)
