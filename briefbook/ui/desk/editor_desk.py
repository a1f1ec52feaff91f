"""The open tabs of one library: opening a place, and keeping the tabs for the next session."""

import contextlib

from PySide6.QtCore import QObject, Signal

from briefbook.store.home import find_home
from briefbook.ui.desk.editor import Editor
from briefbook.ui.desk.editor_factory import build_editor
from briefbook.ui.desk.tab_memory import TabsState, TabState
from briefbook.ui.desk.tab_strip import EditorTabs
from briefbook.ui.desk.waiting_tab import WaitingTab, name_tab
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
        tabs.waiting_shown.connect(self._wake)
        workspace.notifier.changed.connect(self._follow)

    def open_place(self, place: Place) -> Editor | None:
        """Bring the tab of a place to the front and go to the place in it; None for what no longer exists."""
        home = self.find_home(place)
        if home is None:
            return None
        tab = self._tabs.find_tab(home)
        editor = self._wake(tab) if isinstance(tab, WaitingTab) else tab or self._open(home)
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
        self._tabs.waiting_shown.disconnect(self._wake)
        for tab in self._tabs.tabs():
            self._tabs.drop_tab(tab)
        # The tabs stay for the next library.
        self.deleteLater()

    def describe(self, book_id: int | None, finding_count: int) -> TabsState:
        """What is open, for the next session."""
        tabs = (
            tab.tab if isinstance(tab, WaitingTab) else TabState(tab.place, tab.state()) for tab in self._tabs.tabs()
        )
        return TabsState(tuple(tabs), self._tabs.currentIndex(), book_id, finding_count)

    def restore(self, state: TabsState) -> None:
        """Show the tabs of the last session that still exist: the one in front with its editor, the others' names."""
        with self._tabs.filling():
            for position, tab in enumerate(state.tabs):
                # An earlier version may have kept what this one does not know.
                with contextlib.suppress(KeyError, ValueError):
                    if self.find_home(tab.place) is not None and not self._tabs.find_tab(tab.place):
                        self._restore_tab(tab, in_front=position == state.current)

    def _restore_tab(self, tab: TabState, *, in_front: bool) -> None:
        if in_front:
            editor = self._open(tab.place)
            _restore_view(editor, tab)
            self._tabs.setCurrentWidget(editor)
        else:
            name = self._workspace.session.look(name_tab, tab.place)
            self._tabs.add_tab(WaitingTab(tab, name, self._tabs.editor_parent))

    def _open(self, home: Place) -> Editor:
        editor = self._build(home)
        self._tabs.add_tab(editor)
        self.editor_opened.emit(editor)
        return editor

    def _wake(self, waiting: WaitingTab) -> Editor:
        """Make the editor of what waited, which comes to the front."""
        editor = self._build(waiting.place)
        self._tabs.put_in_place(editor, waiting)
        _restore_view(editor, waiting.tab)
        self.editor_opened.emit(editor)
        return editor

    def _build(self, home: Place) -> Editor:
        editor = build_editor(home, self._workspace, self._tabs.editor_parent)
        editor.open_requested.connect(self.open_place)
        return editor

    def _follow(self) -> None:
        """Close the tabs of what is deleted, and call those that wait as what they show is called now."""
        # First those that wait: where an editor goes, the tab beside it comes to the front and gets its own.
        for tab in sorted(self._tabs.tabs(), key=lambda tab: isinstance(tab, Editor)):
            if self.find_home(tab.place) is None:
                self._tabs.drop_tab(tab)
            elif isinstance(tab, WaitingTab):
                tab.rename(self._workspace.session.look(name_tab, tab.place))


def _restore_view(editor: Editor, tab: TabState) -> None:
    with contextlib.suppress(KeyError, TypeError, ValueError, OverflowError):  # kept by an older version
        editor.restore_state(tab.view)
