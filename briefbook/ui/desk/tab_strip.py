"""The tabs in the middle of the window, one for each open editor."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QTabWidget, QToolButton, QWidget

from briefbook.ui.desk.editor import Editor
from briefbook.ui.draft.refused_words import may_leave
from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import Theme
from briefbook.values.place import Place, same_tab

CROSS_PX = 11
MOST_LETTERS = 28


class EditorTabs(QTabWidget):
    """The open editors; a tab can be dragged, and closed by its cross or the middle button."""

    current_editor_changed = Signal()
    current_status_changed = Signal()
    menu_requested = Signal(QPoint)
    tabs_changed = Signal()

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
        widgets = [self.widget(index) for index in range(self.count())]
        return [widget for widget in widgets if isinstance(widget, Editor)]

    def find_editor(self, place: Place) -> Editor | None:
        """The open editor of a place, whatever field of it is meant."""
        return next((each for each in self.editors() if same_tab(each.place, place)), None)

    def add_editor(self, editor: Editor) -> None:
        """Give an editor a tab at the right end."""
        index = self.addTab(editor, editor.title())
        editor.title_changed.connect(lambda title: self._rename(editor, title))
        editor.status_changed.connect(lambda: self._note_status(editor))
        editor.menu_requested.connect(self.menu_requested)
        cross = QToolButton(self.tabBar())
        cross.setObjectName("tab_cross")
        cross.setIconSize(QSize(CROSS_PX, CROSS_PX))
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setAccessibleName(self.tr("Close {}").format(editor.title()))
        cross.clicked.connect(lambda: self.close_editor(editor))
        self.tabBar().setTabButton(index, QTabBar.ButtonPosition.RightSide, cross)
        self._rename(editor, editor.title())
        self._paint_icons()
        self.tabs_changed.emit()

    def flush(self) -> None:
        """Store now what was typed in any tab."""
        for editor in self.editors():
            editor.flush()

    def close_editor(self, editor: Editor) -> None:
        """Commit what was typed in an editor and take its tab away, unless the person would lose words by that."""
        editor.flush()
        if may_leave(editor):
            self.drop_editor(editor)

    def drop_editor(self, editor: Editor) -> None:
        """Take a tab away with whatever was typed in it: what it showed is gone."""
        self.removeTab(self.indexOf(editor))
        editor.setParent(None)
        # Windows lets timers ring before it deletes, and the library may be closed by then.
        for timer in editor.findChildren(QTimer):
            timer.stop()
        editor.deleteLater()
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
            if event.button() is Qt.MouseButton.MiddleButton and isinstance(widget, Editor):
                self.close_editor(widget)
                return True
        return super().eventFilter(watched, event)

    def _rename(self, editor: Editor, title: str) -> None:
        index = self.indexOf(editor)
        self.setTabText(index, shorten(title).replace("&", "&&"))
        self.setTabToolTip(index, title)

    def _note_status(self, editor: Editor) -> None:
        if editor is self.currentWidget():
            self.current_status_changed.emit()

    def _show_current(self) -> None:
        self._paint_icons()
        if editor := self.current_editor:
            editor.freshen()
        self.current_editor_changed.emit()

    def _paint_icons(self) -> None:
        if not self._theme:
            return
        for index, editor in enumerate(self.editors()):
            front = index == self.currentIndex()
            colour = self._theme.ink if front else self._theme.muted
            self.setTabIcon(index, build_icon(editor.icon_name, colour))
            cross = self.tabBar().tabButton(index, QTabBar.ButtonPosition.RightSide)
            if isinstance(cross, QToolButton):
                cross.setIcon(build_icon("x", self._theme.muted))


def shorten(title: str) -> str:
    """A title that finds room on a tab; whoever rests on the tab reads all of it."""
    return title if len(title) <= MOST_LETTERS else f"{title[: MOST_LETTERS - 1].rstrip()}…"
