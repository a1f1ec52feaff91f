"""The panels beside the tabs of an open library."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from briefbook.ui.editors.editor import Editor
from briefbook.ui.library_outline import LibraryOutline
from briefbook.ui.window_layout import WindowLayout
from briefbook.ui.workspace import Workspace
from briefbook.values.place import Place


class LibraryPanels(QObject):
    """Builds the panels of a workspace and keeps them at the editor in front."""

    def __init__(
        self,
        workspace: Workspace,
        outline: LibraryOutline,
        layout: WindowLayout,
        open_place: Callable[[Place], Editor | None],
    ) -> None:
        super().__init__(layout)
        self._workspace = workspace
        self._outline = outline
        self._layout = layout
        self._open_place = open_place
        layout.tabs.current_editor_changed.connect(self._follow)
        layout.tabs.current_status_changed.connect(self._show_status)
        self._follow()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id -> method."""
        return {f"view.{name}": partial(self._toggle, name) for name in self._layout.list_sides()}

    def finish(self) -> None:
        """Take the panels away."""
        self._layout.tabs.current_editor_changed.disconnect(self._follow)
        self._layout.tabs.current_status_changed.disconnect(self._show_status)
        self._layout.take_sides()
        self.deleteLater()

    def _follow(self) -> None:
        editor = self._layout.tabs.current_editor
        self._show_status()
        self._layout.outline.show_place(editor.place if editor else None)

    def _show_status(self) -> None:
        editor = self._layout.tabs.current_editor
        self._layout.status.show_status(*(editor.status() if editor else ("", "")))

    def _toggle(self, name: str) -> None:
        side = self._layout.find_side(name)
        if side:
            self._layout.show_side(name, side.isHidden())
