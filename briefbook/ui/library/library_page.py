"""What the window shows of an open library: its parts and how they are laid out."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefbook.ui.desk.banner import MarkingBanner
from briefbook.ui.desk.empty_page import EmptyPage
from briefbook.ui.desk.notice_bar import NoticeBar
from briefbook.ui.desk.outline import OutlineView
from briefbook.ui.desk.tab_strip import EditorTabs
from briefbook.ui.desk.tool_strip import ToolStrip
from briefbook.ui.look.theme import Theme

OUTLINE_PX = 262
SIDE_WIDTHS_PX = {"sidebar": 305, "check": 320, "preview": 456}
# A page can still be read at this width; findings only at their own.
LEAST_SIDE_WIDTHS_PX = SIDE_WIDTHS_PX | {"preview": 300}
LEAST_MIDDLE_PX = 620
TABS_TOP_PX = 5


class LibraryPage(QWidget):
    """Banner over toolbar over outline, tabs, and what stands at the side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = MarkingBanner(self)
        self.strip = ToolStrip(self)
        self.outline = OutlineView(self)
        self.tabs = EditorTabs(self)
        self.notice = NoticeBar(self)
        self.alarm = NoticeBar(self)
        self._sides: dict[str, QWidget] = {}
        self._gave_way = False
        self.empty_page = EmptyPage(self)
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self.empty_page)
        self._middle.addWidget(self.tabs)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._lay_out()
        self.tabs.tabs_changed.connect(self._show_hint)

    def add_side(self, name: str, widget: QWidget, *, shown: bool) -> None:
        """Put a panel at the right: `sidebar`, `check` or `preview`."""
        self._sides[name] = widget
        self._splitter.addWidget(widget)
        self._splitter.setStretchFactor(self._splitter.indexOf(widget), 0)
        widget.setVisible(shown)
        self._give_way()
        self._size_sides()

    def show_side(self, name: str, shown: bool) -> None:
        """Show or hide a panel at the right; where there is no room for all, the others give way to it."""
        if shown:
            self._sides[name].show()
        else:
            self._hide(self._sides[name])
        if name != "sidebar":
            self._share_room(name)
        self._size_sides()

    def take_sides(self) -> None:
        """Take the panels at the right away with the library that they showed."""
        for widget in self._sides.values():
            widget.setParent(None)
            widget.deleteLater()
        self._sides.clear()
        self._gave_way = False
        self._size_sides()

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme in every part."""
        for part in (self.strip, self.outline, self.tabs):
            part.apply_theme(theme)

    def _lay_out(self) -> None:
        self._splitter.setObjectName("desk_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.outline)
        self._splitter.addWidget(self._middle)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setStretchFactor(1, 1)
        self._middle.setMinimumWidth(320)
        self._middle.setContentsMargins(0, TABS_TOP_PX, 0, 0)
        self.outline.setMinimumWidth(180)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.banner, self.strip):
            column.addWidget(part)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.alarm)
        column.addWidget(self.notice)
        self._size_sides()

    def _find_middle_px(self) -> int:
        """How wide the tabs are with the panels that are shown."""
        return max(self._splitter.width() - OUTLINE_PX - self._sum_sides(SIDE_WIDTHS_PX), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sidebar give way in a narrow window, and bring it back in a wide one."""
        super().resizeEvent(event)
        self._give_way()
        self._bring_back()
        self._size_sides()

    def _give_way(self) -> None:
        """Hide the sidebar where the text would have too little beside it and the outline."""
        sidebar = self._sides.get("sidebar")
        if sidebar and self._find_middle_px() < LEAST_MIDDLE_PX and not sidebar.isHidden():
            self._hide(sidebar)
            self._gave_way = True

    def _share_room(self, name: str) -> None:
        """Let the others give way to a panel, first the sidebar, which comes back when no other is shown."""
        for each, widget in self._sides.items():
            crowded = self._find_middle_px() < LEAST_MIDDLE_PX and not self._sides[name].isHidden()
            if each != name and not widget.isHidden() and crowded:
                self._hide(widget)
                self._gave_way = self._gave_way or each == "sidebar"
        self._bring_back()

    def _bring_back(self) -> None:
        """Show the sidebar again where it gave way and has room now."""
        others = any(not widget.isHidden() for each, widget in self._sides.items() if each != "sidebar")
        room = self._find_middle_px() - SIDE_WIDTHS_PX["sidebar"]
        if self._gave_way and not others and room >= LEAST_MIDDLE_PX:
            self._sides["sidebar"].show()
            self._gave_way = False

    def _hide(self, side: QWidget) -> None:
        """Hide a panel, and give a focus that it has back to where it was in the tab in front."""
        focus, editor = QApplication.focusWidget(), self.tabs.current_editor
        if focus is not None and side.isAncestorOf(focus) and editor:
            last: QWidget | None = editor.focusWidget()
            (editor if last is None else last).setFocus()
        side.hide()

    def _size_sides(self) -> None:
        """Give each panel its width; where the text would have too little, the outline hides and a preview shrinks."""
        handles_px = (self._splitter.count() - 1) * self._splitter.handleWidth()
        total, least = self._splitter.width() - handles_px, self._sum_sides(LEAST_SIDE_WIDTHS_PX)
        crowded = least > 0 and total - OUTLINE_PX - least < LEAST_MIDDLE_PX
        if crowded and not self.outline.isHidden():
            self._hide(self.outline)
        self.outline.setVisible(not crowded)
        outline_px = 0 if crowded else OUTLINE_PX
        spare = max(total - outline_px - least - LEAST_MIDDLE_PX, 0)
        widths = {name: min(SIDE_WIDTHS_PX[name], LEAST_SIDE_WIDTHS_PX[name] + spare) for name in self._sides}
        middle_px = max(total - outline_px - self._sum_sides(widths), 0)
        self._splitter.setSizes([outline_px, middle_px, *widths.values()])

    def _sum_sides(self, widths: Mapping[str, int]) -> int:
        return sum(widths[name] for name, widget in self._sides.items() if not widget.isHidden())

    def _show_hint(self) -> None:
        self._middle.setCurrentWidget(self.tabs if self.tabs.count() else self.empty_page)
