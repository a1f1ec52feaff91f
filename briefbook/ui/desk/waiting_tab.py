"""A tab of the last session that nobody has looked at in this one: its name stands, its editor is made when it is."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from briefbook.models.mention_list_model import ICONS
from briefbook.models.outline_rows import LISTS, name_list
from briefbook.models.term import title_term
from briefbook.store.brief_read import read_brief
from briefbook.store.place_title import NO_TITLE, read_place_titles
from briefbook.store.reads import read_entity
from briefbook.store.schema import Connection
from briefbook.ui.desk.tab_memory import TabState
from briefbook.values.kind import EntityKind, SectionKind
from briefbook.values.place import Place

ICON_NAMES = {
    "brief": "messages-square",
    "programme": "calendar-days",
    "visit": "file-text",
    "book": "book-open",
    "library": "book-marked",
}


class TabName(NamedTuple):
    """What a tab shows of itself."""

    title: str
    icon_name: str


class WaitingTab(QWidget):
    """Keeps the place of a tab among the others, and what brings its view back."""

    title_changed = Signal(str)

    def __init__(self, tab: TabState, name: TabName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tab = tab
        self._name = name

    @property
    def place(self) -> Place:
        """Where its editor will stand."""
        return self.tab.place

    @property
    def icon_name(self) -> str:
        """The icon that its editor will have."""
        return self._name.icon_name

    def title(self) -> str:
        """What its editor will be called."""
        return self._name.title

    def rename(self, name: TabName) -> None:
        """What it waits for is called otherwise now."""
        if name != self._name:
            self._name = name
            self.title_changed.emit(name.title)


def name_tab(connection: Connection, place: Place) -> TabName:
    """What the editor of a tab's place calls itself (see `editor_factory`), without that editor.

    Raises ValueError for a place that an earlier version had.
    """
    match place.kind:
        case "brief":
            brief = read_brief(connection, place.id)
            title = (brief.title or brief.short_name) if brief else ""
        case "entity":
            entity = read_entity(connection, place.id)
            return TabName(entity.name, ICONS[entity.kind]) if entity else TabName("", "")
        case "list":
            kind = EntityKind(place.field)
            return TabName(name_list(kind), LISTS[kind][1])
        case "visit":
            title = title_term(SectionKind(place.field))
        case "programme":
            title = QCoreApplication.translate("ProgrammeEditor", "Programme")
        case "library":
            title = QCoreApplication.translate("LibraryEditor", "Library")
        case _:
            title = read_place_titles(connection, [place]).get(place, NO_TITLE).title
    return TabName(title, ICON_NAMES[place.kind])
