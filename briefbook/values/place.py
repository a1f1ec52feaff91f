"""Where in a library something stands, so that a finding, a search hit or an undo can go there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A record by its kind (an entity kind, `brief`, `issue`, `point`, `section`, `programme`, `book` …) and id."""

    kind: str
    id: int
    field: str = ""
