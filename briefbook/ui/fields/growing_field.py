"""A rich-text field that is as high as its text."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefbook.ui.look.theme import POINT_PX
from briefbook.ui.text.rich_text_field import RichTextField
from briefbook.ui.workspace.workspace import Workspace

LEAST_PX = 26


class GrowingField(RichTextField):
    """Stands among other things and never scrolls."""

    def __init__(
        self,
        workspace: Workspace,
        name: str,
        *,
        placeholder: str = "",
        enter_is_next: bool = False,
        size_px: int = POINT_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workspace, enter_is_next=enter_is_next, size_px=size_px, parent=parent)
        self.setProperty("role", "bare")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.viewport().setAutoFillBackground(False)
        # An editor wants all the height it can get, and its neighbours would be spread over what it cannot take.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the text in the new width."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        height = max(LEAST_PX, round(self.document().size().height()))
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.updateGeometry()
            self.height_changed.emit()
