"""The open tabs of one library: opening a place, and keeping the tabs for the next session."""

import contextlib

from PySide6.QtCore import QObject, Signal

from briefbook.store.home import find_home
from briefbook.ui.desk.editor import Editor
from briefbook.ui.desk.editor_factory import build_editor
from briefbook.ui.desk.tab_memory import TabsState, describe_tabs
from briefbook.ui.desk.tab_strip import EditorTabs
from briefbook.ui.draft.draft import RefusedWords, find_refused_draft
from briefbook.ui.draft.refused_words import may_leave
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.place import Place


class EditorDesk(QObject):
    """Opens places of a workspace in tabs; closes the tabs of what is deleted."""

    editor_opened = Signal(object)

    def __init__(self, tabs: EditorTabs, workspace: Workspace) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self._workspace = workspace
        workspace.notifier.changed.connect(self._close_orphans)

    def open_place(self, place: Place) -> Editor | None:
        """Bring the tab of a place to the front and go to the place in it; None for what no longer exists."""
        home = self.find_home(place)
        if home is None:
            return None
        editor = self._tabs.find_editor(home) or self._open(home)
        self._tabs.setCurrentWidget(editor)
        if place != home:
            editor.show_place(place)
        return editor

    def find_home(self, place: Place) -> Place | None:
        """The tab that a place stands in."""
        file = self._workspace.session.file
        return file.look(find_home, place)

    def flush(self) -> None:
        """Commit whatever was typed in any tab."""
        self._tabs.flush()

    def may_close(self) -> bool:
        """Whether every tab can go without words that no record takes, or the person lets them go."""
        for editor in self._tabs.editors():
            if find_refused_draft(editor):
                self._tabs.setCurrentWidget(editor)
            if not may_leave(editor):
                return False
        return True

    def find_refused(self) -> RefusedWords | None:
        """The first words in any tab that no record takes."""
        drafts = (find_refused_draft(editor) for editor in self._tabs.editors())
        return next((draft.find_refused() for draft in drafts if draft), None)

    def close_all(self) -> None:
        """Take every tab away; what was typed has to be flushed before."""
        for editor in self._tabs.editors():
            self._tabs.drop_editor(editor)

    def describe(self, book_id: int | None) -> TabsState:
        """What is open, for the next session."""
        return describe_tabs(self._tabs.editors(), self._tabs.currentIndex(), book_id)

    def restore(self, state: TabsState) -> None:
        """Open the tabs of the last session, those that still exist."""
        front: Editor | None = None
        for position, tab in enumerate(state.tabs):
            editor = self.open_place(tab.place)
            if editor is None:
                continue
            with contextlib.suppress(KeyError, TypeError, ValueError):  # kept by an older version
                editor.restore_state(tab.view)
            front = editor if position == state.current else front
        if front:
            self._tabs.setCurrentWidget(front)

    def _open(self, home: Place) -> Editor:
        editor = build_editor(home, self._workspace, self._tabs.editor_parent)
        editor.open_requested.connect(self.open_place)
        self._tabs.add_editor(editor)
        self.editor_opened.emit(editor)
        return editor

    def _close_orphans(self) -> None:
        for editor in self._tabs.editors():
            if self.find_home(editor.place) is None:
                self._tabs.drop_editor(editor)
