"""Searching an open library: joins the palette to the window's commands and tabs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QKeySequence

from briefbook.models.search_rows import Command
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.action.actions import MENUS, SPECS, SUBMENUS
from briefbook.ui.search.search_palette import SearchPalette
from briefbook.values.place import Place

if TYPE_CHECKING:
    from briefbook.ui.library.open_library import OpenLibrary
    from briefbook.ui.library.shell import Shell

translate = QCoreApplication.translate

FIND = ActionId.EDIT_FIND
SUGGESTED = (
    ActionId.BRIEF_ADD,
    ActionId.BOOK_CHECK,
    ActionId.BOOK_EXPORT,
    ActionId.VIEW_PREVIEW,
    ActionId.VIEW_SIDEBAR,
    ActionId.VISIT_ADD,
)


class LibrarySearch(QObject):
    """Opens the palette over one library and carries out what is chosen in it."""

    def __init__(self, library: "OpenLibrary", shell: "Shell") -> None:
        super().__init__(library)
        self._library = library
        self._shell = shell
        self.palette = SearchPalette(library.file, shell.appearance, shell.page.strip.search, shell.widget)
        self.palette.place_chosen.connect(self._open_place)
        self.palette.command_chosen.connect(self._run)
        self.destroyed.connect(self.palette.deleteLater)

    def open(self) -> None:
        """Show the palette with the commands that are of use now."""
        self._shell.actions_.about_to_show.emit()
        if self._library.workspace:
            self.palette.results.prefix = self._library.workspace.numbers.prefix
            self.palette.searching.tasks = self._library.workspace.tasks
        commands = self._list_commands()
        by_id = {command.action_id: command for command in commands}
        self.palette.open(commands, tuple(by_id[each] for each in SUGGESTED if each in by_id))

    def _list_commands(self) -> tuple[Command, ...]:
        menus = [(_bare(translate("Action", title)), "", ids) for title, ids in MENUS]
        menus += [("", _bare(translate("Action", title)), ids) for title, ids in SUBMENUS.values()]
        return tuple(
            self._build_command(action_id, menu, above)
            for menu, above, ids in menus
            for action_id in map(ActionId, filter(SPECS.__contains__, ids))
            if action_id != FIND and self._shell.actions_[action_id].isEnabled()
        )

    def _build_command(self, action_id: ActionId, menu: str, above: str) -> Command:
        action = self._shell.actions_[action_id]
        text = ": ".join(filter(None, (above, _bare(action.text()))))
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return Command(action_id, text, menu, shortcut, SPECS[action_id].icon)

    def _open_place(self, place: Place) -> None:
        editor = self._library.open_place(place)
        if editor and not editor.isAncestorOf(self._shell.widget.focusWidget()):
            editor.setFocus()

    def _run(self, action_id: ActionId) -> None:
        self._shell.actions_[action_id].trigger()


def _bare(text: str) -> str:
    """The words of a menu entry without its mnemonic."""
    return text.replace("&", "")
