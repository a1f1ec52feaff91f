"""A quiet button that shows how something is marked and offers the levels and caveats of the library."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from briefbook.store.marking_read import describe_marking
from briefbook.ui.brief.card_delegate import META_ICON_PX
from briefbook.ui.fields.marking_popup import MarkingPopup
from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import Theme
from briefbook.ui.workspace import Workspace


class MarkingButton(QPushButton):
    """The marking of a portion or, where `of_title` says so, of a title; `mark` stores what is chosen."""

    def __init__(
        self, workspace: Workspace, mark: Callable[[str | None], object], parent: QWidget, *, of_title: bool = False
    ) -> None:
        super().__init__(parent)
        self._file = workspace.session.file
        self._mark = mark
        self._marking: str | None = None
        self._name = self.tr("Marking of the title") if of_title else self.tr("Marking")
        self._is_quiet = of_title  # few schemes ask for marked titles: where there is none the sign alone stands
        self.setProperty("role", "meta")
        self.setIconSize(QSize(META_ICON_PX, META_ICON_PX))
        self.setEnabled(not workspace.session.read_only)
        self.clicked.connect(self._choose)
        self.show_marking(None)

    def show_marking(self, marking: str | None) -> None:
        """Show how it is marked now."""
        self._marking = marking
        with self._file.lock:
            words = describe_marking(self._file.connection, marking)
        unmarked = self.tr("not marked")
        self.setText(words or ("" if self._is_quiet else self.tr("Not marked")))
        self.setToolTip(f"{self._name}: {words or unmarked}")
        self.setAccessibleName(self.toolTip())

    def paint(self, theme: Theme) -> None:
        """Draw the sign in the colours of a theme."""
        self.setIcon(build_icon("shield", theme.muted))

    def _choose(self) -> None:
        none = self.tr("Not marked")
        MarkingPopup(self._name, self._file, self._marking, self._mark, none=none, parent=self).show_under(self)
