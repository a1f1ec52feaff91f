"""The panels beside the tabs of an open library."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from briefbook.store.entity_card import read_visit_day
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.desk.editor import Editor
from briefbook.ui.desk.status_strip import StatusStrip
from briefbook.ui.library.library_outline import LibraryOutline
from briefbook.ui.library.library_page import LibraryPage
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.place import Place


class LibraryPanels(QObject):
    """Builds the panels of a workspace and keeps them at the editor in front."""

    def __init__(
        self,
        workspace: Workspace,
        outline: LibraryOutline,
        page: LibraryPage,
        status: StatusStrip,
        open_place: Callable[[Place], Editor | None],
    ) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._outline = outline
        self._page = page
        self._status = status
        self._open_place = open_place
        # The sidebar can change the library, which the first sight does without.
        from briefbook.ui.sidebar.entity_sidebar import EntitySidebar

        self.sidebar = EntitySidebar(workspace, page)
        self.sidebar.open_requested.connect(open_place)
        page.add_side("sidebar", self.sidebar, shown=True)
        outline.book_changed.connect(self._follow)
        page.tabs.current_editor_changed.connect(self._follow)
        page.tabs.current_status_changed.connect(self._show_status)
        self._follow()

    def handlers(self) -> dict[ActionId, Callable[[], object]]:
        """Action id -> method."""
        return {ActionId.VIEW_SIDEBAR: self._toggle_sidebar}

    def finish(self) -> None:
        """Take the panels away."""
        self._page.tabs.current_editor_changed.disconnect(self._follow)
        self._page.tabs.current_status_changed.disconnect(self._show_status)
        self._outline.book_changed.disconnect(self._follow)
        self.sidebar.finish()
        self._page.take_sides()
        self.deleteLater()

    def _follow(self) -> None:
        editor = self._page.tabs.current_editor
        self._show_status()
        self._page.outline.show_place(editor.outlined_place() if editor else None)
        self.sidebar.show_editor(editor, self._find_visit_day())

    def _find_visit_day(self) -> date | None:
        file, visit_id = self._workspace.session.file, self._outline.visit_id
        return file.look(read_visit_day, visit_id) if visit_id is not None else None

    def _show_status(self) -> None:
        editor = self._page.tabs.current_editor
        self._status.show_status(*(editor.status() if editor else ("", "")))

    def _toggle_sidebar(self) -> None:
        self._page.show_side("sidebar", self.sidebar.isHidden())
