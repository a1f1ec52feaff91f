"""A quiet button that shows how something is marked and offers the levels and caveats of the library."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from briefbook.store.marking_read import describe_marking
from briefbook.store.scheme_read import Standing, read_standing
from briefbook.ui.look.elided_button import ElidedButton
from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import META_ICON_PX, Theme
from briefbook.ui.popup.marking_popup import MarkingPopup
from briefbook.ui.workspace.workspace import Workspace


class MarkingButton(ElidedButton):
    """The marking of a portion or, where `of_title` says so, of a title; `mark` stores what is chosen.

    `is_mixed` says whether it is stored for several that are marked differently now.
    One that cannot be compared with the library's own levels has a sign that warns.
    """

    def __init__(
        self,
        workspace: Workspace,
        mark: Callable[[str | None], object],
        parent: QWidget,
        *,
        of_title: bool = False,
        is_mixed: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._file = workspace.session.file
        self._mark = mark
        self._is_mixed = is_mixed
        self._marking: str | None = None
        self._standing: Standing | None = None
        self._theme = workspace.appearance.theme
        self._name = self.tr("Marking of the title") if of_title else self.tr("Marking")
        self._is_quiet = of_title  # few schemes ask for marked titles: where there is none the sign alone stands
        self.setProperty("role", "meta")
        self.setIconSize(QSize(META_ICON_PX, META_ICON_PX))
        self.setEnabled(not workspace.session.read_only)
        self.clicked.connect(self._choose)
        self.show_marking(None)

    def show_marking(self, marking: str | None, note: str = "") -> None:
        """Show how it is marked now, and what is said quietly of that."""
        self._marking = marking
        words = self._file.look(describe_marking, marking)
        self._standing = self._file.look(read_standing, marking) if marking else None
        unmarked = self.tr("not marked")
        told = " · ".join(filter(None, (words, note))) if words else ""
        self.show_words(told or ("" if self._is_quiet else self.tr("Not marked")))
        said = f"{self._name}: {told or unmarked}"
        self.setToolTip(f"{said}\n{self._describe_fault()}".strip())
        self.setAccessibleName(said)
        self.setAccessibleDescription(self._describe_fault())
        self.apply_theme(self._theme)

    def apply_theme(self, theme: Theme) -> None:
        """Draw the sign in the colours of a theme."""
        self._theme = theme
        warns = bool(self._describe_fault())
        self.setIcon(build_icon("triangle-alert", theme.if_raised_ink) if warns else build_icon("shield", theme.muted))

    def _describe_fault(self) -> str:
        """Why the marking cannot be compared, or nothing."""
        if self._standing is None or self._standing.is_comparable:
            return ""
        if self._standing.is_own:
            return self.tr("{} has no such level.").format(self._standing.scheme)
        words = self.tr("It is not entered as which level of yours this one of {} stands.")
        return words.format(self._standing.scheme)

    def _choose(self) -> None:
        none = self.tr("Not marked")
        popup = MarkingPopup(
            self._name, self._file, self._marking, self._mark, none=none, is_mixed=self._is_mixed(), parent=self
        )
        popup.show_under(self)
