"""What every tab's widget has in common."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from briefbook.ui.action.action_id import ActionId
from briefbook.ui.desk.reader import Reader
from briefbook.ui.draft.draft import flush_drafts
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.place import Place


class Editor(Reader):
    """The widget of one tab: shows and changes what stands at `place`; alone it tells the window nothing."""

    title_changed = Signal(str)
    open_requested = Signal(object)
    entity_selected = Signal(int)
    mentions_changed = Signal()
    status_changed = Signal()
    menu_requested = Signal(QPoint)

    icon_name = "file-text"

    def __init__(self, place: Place, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.workspace = workspace

    def title(self) -> str:
        """What the tab is called."""
        return self.windowTitle()

    def show_place(self, place: Place) -> None:
        """Go to a field or row of this editor; a place that it does not show leaves it as it is."""
        self.setFocus()

    def shown_place(self) -> Place:
        """Where the person is in it, which the preview follows; `status_changed` tells when that is elsewhere."""
        return self.place

    @property
    def chosen_places(self) -> list[Place]:
        """What a command that takes several would be done to."""
        return [self.shown_place()]

    def outlined_place(self) -> Place:
        """What of it the outline shows as chosen when it comes to the front."""
        return self.place

    def flush(self) -> None:
        """Store now what was typed in any of its fields and is not stored yet."""
        flush_drafts(self)

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What this editor can do now: action id -> method."""
        return {}

    def mentioned(self) -> list[tuple[int, int]]:
        """The entities that the text names, each with how often, in the order of first mention."""
        return []

    def first_entity_id(self) -> int | None:
        """Whose card is shown until another is chosen, or None for the first that the text names."""
        return None

    def meeting_day(self) -> date | None:
        """The day on which posts are looked up, or None when it is not known."""
        return None

    def status(self) -> tuple[str, str]:
        """Two texts for the status bar: counts, and the marking with where it comes from."""
        return "", ""

    def state(self) -> dict[str, Any]:
        """What brings the view back in the next session, as JSON can hold it."""
        return {}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Bring back the view that `state` described."""
