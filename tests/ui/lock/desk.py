"""The windows of a program that is locked, and what it would hand on to the one that takes its place."""

from PySide6.QtTest import QTest

from briefbook.instance.handover import Handover
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.window.locking import Locking
from briefbook.ui.window.window import MainWindow
from briefbook.ui.window.window_group import WindowGroup
from briefbook.ui.workspace.preferences import Preferences
from briefbook.values.place import Place


class Desk:
    """The windows of a program that would go on as another, and what it would hand on."""

    def __init__(self, group: WindowGroup, preferences: Preferences) -> None:
        self.group = group
        self.handed: list[Handover] = []
        self.locking = Locking(group, preferences, self.handed.append)

    @property
    def window(self) -> MainWindow:
        return self.group.windows[-1]


def write(window: MainWindow, words: str) -> PointCard:
    editor = window.open_place(Place("point", 1))
    assert isinstance(editor, BriefEditor)
    live = editor.pages[0].view.live  # type: ignore[attr-defined]
    assert isinstance(live, PointCard)
    live.text.setFocus()
    QTest.keyClicks(live.text, words)
    return live
