"""Prose parts of a brief under one another."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefbook.models.term import title_term
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.brief.page import BriefPage
from briefbook.ui.fields.section_block import SectionBlock
from briefbook.ui.look.page_area import PageArea
from briefbook.ui.look.theme import Theme
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import SectionKind
from briefbook.values.place import Place

READING_WIDTH_PX = 760


class ProsePage(BriefPage):
    """One or more prose parts, as wide as can be read with ease."""

    tables = frozenset({"section", "citation", "clearance"})

    def __init__(
        self, workspace: Workspace, brief_id: int, kinds: Sequence[SectionKind], parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, brief_id, parent)
        owner = Place("brief", brief_id)
        self._area = PageArea(parent=self)
        inside = self._area.page
        inside.setMaximumWidth(READING_WIDTH_PX)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 8, 12, 20)
        self.blocks = [SectionBlock(workspace, owner, kind, title_term(kind), inside) for kind in kinds]
        for block in self.blocks:
            column.addWidget(block)
            block.field.entity_clicked.connect(self.entity_clicked)
            block.field.entity_activated.connect(self.entity_activated)
            block.field.mentions_changed.connect(self.mentions_changed)
            block.field.cursorPositionChanged.connect(self.moved)
        column.addStretch()
        self._area.fill(self)

    def refresh(self) -> None:
        """Show every part as it is now."""
        for block in self.blocks:
            block.refresh()

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done to the words under the caret."""
        return (self._current() or self.blocks[0]).handlers()

    def show_place(self, place: Place) -> bool:
        """Go to a part by its kind or its row."""
        for block in self.blocks:
            by_kind = place.kind == "brief" and place.field == block.kind
            by_row = place.kind == "section" and block.read is not None and block.read.id == place.id
            if by_kind or by_row:
                self._area.ensureWidgetVisible(block)
                block.field.setFocus()
                return True
        return False

    def shown_place(self) -> Place | None:
        """The part with the caret."""
        block = self._current() or self.blocks[0]
        return Place("section", block.read.id) if block.read and block.read.id is not None else None

    def take_caret(self) -> None:
        """Go on writing in the first part."""
        self.blocks[0].field.setFocus()

    def texts_now(self) -> list[str]:
        """The words of every part."""
        return [block.field.text().text for block in self.blocks]

    def mark_entity(self, entity_id: int | None) -> None:
        """Tint the mentions of an entity."""
        for block in self.blocks:
            block.field.mark_entity(entity_id)

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        for block in self.blocks:
            block.apply_theme(theme)

    def _current(self) -> SectionBlock | None:
        return next((block for block in self.blocks if block.field.hasFocus()), None)
