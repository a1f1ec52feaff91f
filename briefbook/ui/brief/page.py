"""What every section of a brief has in common."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from briefbook.store.brief_read import PointRead
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.draft.draft import flush_drafts
from briefbook.ui.look.theme import Theme
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.clearance import Dot
from briefbook.values.place import Place


class BriefPage(QWidget):
    """One section; alone it tells the tab nothing and has nothing in it.

    Rows of `tables` are shown by none but the sections that name them; those of every other table concern all sections.
    """

    entity_clicked = Signal(int)
    entity_activated = Signal(int)
    open_requested = Signal(object)
    mentions_changed = Signal()
    moved = Signal()
    menu_requested = Signal(QPoint)

    name = ""
    tables: frozenset[str] = frozenset()

    def __init__(self, workspace: Workspace, brief_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.brief_id = brief_id

    def refresh(self) -> None:
        """Read everything anew and show what differs."""

    def count(self) -> int:
        """How much is in it, for its tab; nothing is shown for none."""
        return 0

    def flush(self) -> None:
        """Store now what was typed in any of its fields."""
        flush_drafts(self)

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """Action id -> method."""
        return {}

    def show_place(self, place: Place) -> bool:
        """Go to a place; false when it is not here."""
        return False

    def shown_place(self) -> Place | None:
        """Where the caret is."""
        return None

    @property
    def kept_place(self) -> Place | None:
        """Where the caret is in the next session: a place that `show_place` goes to."""
        return self.shown_place()

    @property
    def chosen_places(self) -> list[Place]:
        """What a command that takes several would be done to."""
        return []

    def take_caret(self) -> None:
        """Put the caret where one would go on writing."""
        self.setFocus()

    def texts_now(self) -> list[str]:
        """The words in it, for mentions."""
        return []

    def list_points(self) -> list[PointRead]:
        """The talking points in it."""
        return []

    def list_dots(self) -> list[Dot]:
        """How far each text that is listed in it is cleared."""
        return []

    def mark_entity(self, entity_id: int | None) -> None:
        """Tint the mentions of an entity."""

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
