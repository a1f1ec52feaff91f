"""Which tabs were open in a library, kept beside the settings and never in the library itself."""

import contextlib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from briefbook.settings import load_json, save_json, settings_path
from briefbook.values.place import Place

LIBRARIES_KEPT = 50


@dataclass(frozen=True, slots=True)
class TabState:
    """One tab: its place and what brings its view back."""

    place: Place
    view: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TabsState:
    """The tabs of a library from left to right, the one in front, the chosen book, and how much Check found in it."""

    tabs: tuple[TabState, ...] = ()
    current: int = 0
    book_id: int | None = None
    finding_count: int = 0


def load_tabs(library_uid: str) -> TabsState:
    """What was open in a library the last time; nothing where that is not known or cannot be read."""
    stored = load_json(tabs_path())
    try:
        entry = stored[library_uid]
        tabs = tuple(map(_read_tab, entry["tabs"]))
        return TabsState(tabs, int(entry["current"]), entry["book_id"], int(entry.get("finding_count", 0)))
    except (TypeError, KeyError, ValueError, OverflowError):
        return TabsState()


def save_tabs(library_uid: str, state: TabsState) -> None:
    """Keep what is open; where nothing can be kept, the next session begins without tabs."""
    stored = load_json(tabs_path())
    others = {uid: tabs for uid, tabs in stored.items() if uid != library_uid} if isinstance(stored, dict) else {}
    kept = dict(list(others.items())[-LIBRARIES_KEPT + 1 :])
    with contextlib.suppress(OSError):
        save_json(tabs_path(), kept | {library_uid: asdict(state)})


def tabs_path() -> Path:
    """The file that the tabs are kept in; its folder may not exist yet."""
    return settings_path().with_name("tabs.json")


def _read_tab(stored: Any) -> TabState:
    """Raises TypeError, KeyError or OverflowError for what no version keeps."""
    kind, key, words = (stored["place"][each] for each in ("kind", "id", "field"))
    if not (isinstance(kind, str) and isinstance(key, int) and isinstance(words, str)):
        raise TypeError
    # The database takes no numbers beyond these, and Qt none beyond half of them.
    key.to_bytes(8, signed=True)
    view = dict(stored["view"])
    for each in view.values():
        if isinstance(each, int):
            each.to_bytes(4, signed=True)
    return TabState(Place(kind, key, words), view)
