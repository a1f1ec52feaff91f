"""The commands of `actions` as Qt actions in menus, each called through one dict from id to method."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from briefbook.ui.action.action_id import ActionId
from briefbook.ui.action.actions import ACTIONS, MENUS, SEPARATOR, SPECS, SUBMENUS, ActionSpec, Need
from briefbook.ui.look.theme import Theme

translate = QCoreApplication.translate

Handlers = Mapping[ActionId, Callable[[], object]]


class ActionTable(QObject):
    """Every command of the window; `about_to_show` asks whoever knows to say what is of use now.

    `about_to_run` is told before a command does anything.
    """

    about_to_run = Signal()
    about_to_show = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._handlers: Handlers = {}
        self._unpainted: Theme | None = None
        self._actions = {spec.id: self._build(spec, window) for spec in ACTIONS}

    def __getitem__(self, action_id: ActionId) -> QAction:
        return self._actions[action_id]

    def fill(self, menu_bar: QMenuBar) -> None:
        """Build the menus."""
        for title, ids in MENUS:
            menu = menu_bar.addMenu(translate("Action", title))
            # An action without a tip of its own shows none.
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(self._paint_icons)
            menu.aboutToShow.connect(self.about_to_show)
            self._fill_menu(menu, ids)

    def offer(self, handlers: Handlers, needs_met: frozenset[Need]) -> None:
        """Let commands work whose needs are met and that somebody handles; the others are greyed."""
        self._handlers = handlers
        for action_id, action in self._actions.items():
            action.setEnabled(action_id in handlers and SPECS[action_id].needs in needs_met)

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme, when a menu is first shown."""
        self._unpainted = theme

    def _paint_icons(self) -> None:
        theme, self._unpainted = self._unpainted, None
        if theme is None:
            return
        from briefbook.ui.look.icon import build_icon

        for action_id, action in self._actions.items():
            # Where there is a picture Qt shows no tick.
            if SPECS[action_id].icon and not SPECS[action_id].checkable:
                action.setIcon(build_icon(SPECS[action_id].icon, theme.muted))

    def _run(self, action_id: ActionId) -> None:
        """What an action does depends on where the caret is, so it is asked for when the action is called."""
        self.about_to_run.emit()
        self.about_to_show.emit()
        if handler := self._handlers.get(action_id):
            handler()

    def _build(self, spec: ActionSpec, window: QWidget) -> QAction:
        action = QAction(translate("Action", spec.text), window)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setShortcuts([QKeySequence(keys) for keys in (spec.shortcut, *spec.also) if keys])
        if spec.of_focus:
            # The window itself never has the focus, so the keys reach the text, the list or the table that has it.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setEnabled(False)
        action.triggered.connect(lambda: self._run(spec.id))
        window.addAction(action)
        return action

    def _fill_menu(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        for action_id in ids:
            if action_id == SEPARATOR:
                menu.addSeparator()
            elif action_id in SUBMENUS:
                title, inner = SUBMENUS[action_id]
                self._fill_menu(menu.addMenu(translate("Action", title)), inner)
            else:
                menu.addAction(self._actions[ActionId(action_id)])
