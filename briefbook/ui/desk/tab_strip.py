"""The tabs in the middle of the window, one for each open editor and each that waits to be looked at."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QTabWidget, QToolButton, QWidget

from briefbook.ui.desk.editor import Editor
from briefbook.ui.desk.waiting_tab import WaitingTab
from briefbook.ui.draft.refused_words import may_leave
from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import Theme
from briefbook.values.place import Place, same_tab

CROSS_PX = 11
MOST_LETTERS = 28


class EditorTabs(QTabWidget):
    """The open editors; a tab can be dragged, and closed by its cross or the middle button.

    `waiting_shown` asks for the editor of a tab that waits and has come to the front.
    """

    current_editor_changed = Signal()
    current_status_changed = Signal()
    menu_requested = Signal(QPoint)
    tabs_changed = Signal()
    waiting_shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.setObjectName("editor_tabs")
        self.tabBar().setDrawBase(False)
        self.tabBar().setExpanding(False)
        self.tabBar().installEventFilter(self)
        self.tabBar().setAccessibleName(self.tr("Open tabs"))
        self.tabBar().tabMoved.connect(self.tabs_changed)
        self.currentChanged.connect(self._show_current)

    @property
    def current_editor(self) -> Editor | None:
        """The editor in front."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Editor) else None

    @property
    def editor_parent(self) -> QWidget | None:
        """Where the tabs' widgets stand: an editor that is made there need not be dressed anew when it gets its tab."""
        return self.findChild(QStackedWidget)

    def editors(self) -> list[Editor]:
        """The open editors from left to right."""
        return [tab for tab in self.tabs() if isinstance(tab, Editor)]

    def tabs(self) -> list[Editor | WaitingTab]:
        """All tabs from left to right, those with an editor and those that wait."""
        widgets = [self.widget(index) for index in range(self.count())]
        return [widget for widget in widgets if isinstance(widget, Editor | WaitingTab)]

    def find_tab(self, place: Place) -> Editor | WaitingTab | None:
        """The tab of a place, whatever field of it is meant."""
        return next((each for each in self.tabs() if same_tab(each.place, place)), None)

    def add_tab(self, tab: Editor | WaitingTab) -> None:
        """Give an editor, or what waits for one, a tab at the right end."""
        self._insert(self.count(), tab)
        self.tabs_changed.emit()

    def put_in_place(self, editor: Editor, waiting: WaitingTab) -> None:
        """Give an editor the tab of what waited for it, and bring it to the front."""
        with self.filling():
            self._insert(self.indexOf(waiting), editor)
            self._take(waiting)
            self.setCurrentWidget(editor)

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Tell of all tabs that come and go in this block when they stand."""
        with QSignalBlocker(self):
            yield
        self.tabs_changed.emit()
        if self.count():
            self._show_current()

    def flush(self) -> None:
        """Store now what was typed in any tab."""
        for editor in self.editors():
            editor.flush()

    def close_tab(self, tab: Editor | WaitingTab) -> None:
        """Commit what was typed in an editor and take its tab away, unless the person would lose words by that."""
        if isinstance(tab, Editor):
            tab.flush()
        if may_leave(tab):
            self.drop_tab(tab)

    def drop_tab(self, tab: Editor | WaitingTab) -> None:
        """Take a tab away with whatever was typed in it: what it showed is gone."""
        self._take(tab)
        self.tabs_changed.emit()

    def step(self, count: int) -> None:
        """Go so many tabs to the right, and round."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + count) % self.count())

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        self._theme = theme
        self._paint_icons()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the tab under the middle button."""
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            index = self.tabBar().tabAt(event.position().toPoint())
            widget = self.widget(index)
            if event.button() is Qt.MouseButton.MiddleButton and isinstance(widget, Editor | WaitingTab):
                self.close_tab(widget)
                return True
        return super().eventFilter(watched, event)

    def _insert(self, index: int, tab: Editor | WaitingTab) -> None:
        index = self.insertTab(index, tab, tab.title())
        cross = QToolButton(self.tabBar())
        cross.setObjectName("tab_cross")
        cross.setIconSize(QSize(CROSS_PX, CROSS_PX))
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(lambda: self.close_tab(tab))
        self.tabBar().setTabButton(index, QTabBar.ButtonPosition.RightSide, cross)
        self._rename(tab, tab.title())
        self._paint_icons()
        tab.title_changed.connect(lambda title: self._rename(tab, title))
        if isinstance(tab, Editor):
            tab.status_changed.connect(lambda: self._note_status(tab))
            tab.menu_requested.connect(self.menu_requested)

    def _take(self, tab: Editor | WaitingTab) -> None:
        self.removeTab(self.indexOf(tab))
        tab.setParent(None)
        # Windows lets timers ring before it deletes, and the library may be closed by then.
        for timer in tab.findChildren(QTimer):
            timer.stop()
        tab.deleteLater()

    def _rename(self, tab: Editor | WaitingTab, title: str) -> None:
        index = self.indexOf(tab)
        self.setTabText(index, shorten(title).replace("&", "&&"))
        self.setTabToolTip(index, title)
        cross = self.tabBar().tabButton(index, QTabBar.ButtonPosition.RightSide)
        if isinstance(cross, QToolButton):
            cross.setAccessibleName(self.tr("Close {}").format(title))

    def _note_status(self, editor: Editor) -> None:
        if editor is self.currentWidget():
            self.current_status_changed.emit()

    def _show_current(self) -> None:
        self._paint_icons()
        widget = self.currentWidget()
        if isinstance(widget, WaitingTab):
            walks = self.tabBar().hasFocus()
            self.waiting_shown.emit(widget)
            # Whoever walks along the tabs by keys goes on walking.
            if walks:
                self.tabBar().setFocus()
            return
        if editor := self.current_editor:
            editor.freshen()
        self.current_editor_changed.emit()

    def _paint_icons(self) -> None:
        if not self._theme:
            return
        for index, tab in enumerate(self.tabs()):
            front = index == self.currentIndex()
            colour = self._theme.ink if front else self._theme.muted
            self.setTabIcon(index, build_icon(tab.icon_name, colour))
            cross = self.tabBar().tabButton(index, QTabBar.ButtonPosition.RightSide)
            if isinstance(cross, QToolButton):
                cross.setIcon(build_icon("x", self._theme.muted))


def shorten(title: str) -> str:
    """A title that finds room on a tab; whoever rests on the tab reads all of it."""
    return title if len(title) <= MOST_LETTERS else f"{title[: MOST_LETTERS - 1].rstrip()}…"
