"""The tab of a visit's own prose, such as its scene-setter."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefbook.models.term import title_term
from briefbook.store.entity_card import read_visit_day
from briefbook.store.marking_read import describe_marking
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.brief.prose_page import READING_WIDTH_PX
from briefbook.ui.desk.editor import Editor
from briefbook.ui.fields.section_block import SectionBlock
from briefbook.ui.look.count_words import count_words
from briefbook.ui.look.page_area import PageArea
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import SectionKind
from briefbook.values.place import Place

MARGIN_PX = 34


class SectionEditor(Editor):
    """One prose part of a visit, which `place.field` names, as wide as can be read with ease."""

    icon_name = "file-text"

    def __init__(self, place: Place, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(place, workspace, parent)
        self._kind = SectionKind(place.field)
        inside = QWidget(self)
        inside.setMaximumWidth(READING_WIDTH_PX + MARGIN_PX)
        title = QLabel(self.title(), inside)
        title.setProperty("role", "title")
        owner = Place("visit", place.id)
        self.block = SectionBlock(workspace, owner, self._kind, self.tr("Text"), inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN_PX, 20, 12, 20)
        column.addWidget(title)
        column.addWidget(self.block)
        column.addStretch()
        PageArea(inside, self).fill(self)
        field = self.block.field
        self.setFocusProxy(field)
        field.mentions_changed.connect(self.mentions_changed)
        field.entity_clicked.connect(self.entity_selected)
        field.entity_activated.connect(lambda entity_id: self.open_requested.emit(Place("entity", entity_id)))
        workspace.notifier.changed.connect(self.refresh_soon)
        workspace.appearance.changed.connect(self._apply_theme)
        self._apply_theme()

    def title(self) -> str:
        """The name of the part."""
        return title_term(self._kind)

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done to the words."""
        return self.block.handlers()

    def mentioned(self) -> list[tuple[int, int]]:
        """The entities that the text names, each with how often."""
        return list(Counter(mention.entity_id for mention in self.block.field.mentions()).items())

    def mark_entity(self, entity_id: int | None) -> None:
        """Tint the mentions of an entity."""
        self.block.field.mark_entity(entity_id)

    def meeting_day(self) -> date | None:
        """The day of the visit's first meeting."""
        file = self.workspace.session.file
        return file.look(read_visit_day, self.place.id)

    def status(self) -> tuple[str, str]:
        """How many words, and the marking."""
        read = self.block.read
        if read is None:
            return "", ""
        file = self.workspace.session.file
        marking = file.look(describe_marking, read.marking)
        return count_words(read.text.word_count, self.tr("1 word"), self.tr("{} words")), marking

    def state(self) -> dict[str, Any]:
        """Where the caret stands."""
        return {"caret": self.block.field.textCursor().position()}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Put the caret back."""
        cursor = self.block.field.textCursor()
        last = self.block.field.document().characterCount() - 1
        cursor.setPosition(max(0, min(int(state["caret"]), last)))
        self.block.field.setTextCursor(cursor)

    def refresh(self) -> None:
        """Read the prose anew."""
        self.block.refresh()
        self.status_changed.emit()

    def _apply_theme(self) -> None:
        self.block.apply_theme(self.workspace.appearance.theme)
