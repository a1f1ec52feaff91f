"""What the window's own commands do, and which commands are of use at the moment."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from briefbook.settings import ThemeChoice
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.action.actions import Need

if TYPE_CHECKING:
    from briefbook.store.file import LibraryFile
    from briefbook.ui.guide.guide_window import GuideWindow
    from briefbook.ui.window.text_command import TextCommands
    from briefbook.ui.window.window import MainWindow


class WindowCommands(QObject):
    """The commands that need no library, joined with those of the open library and of the editor in front."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._text: TextCommands | None = None
        self._guide: GuideWindow | None = None
        self._own: dict[ActionId, Callable[[], object]] = {
            ActionId.FILE_NEW: window.choice.ask_new,
            ActionId.FILE_OPEN: window.choice.ask_open,
            ActionId.FILE_SAMPLE: window.choice.ask_sample,
            ActionId.FILE_NEW_WINDOW: window.window_requested.emit,
            ActionId.FILE_CLOSE: self._close_library,
            ActionId.FILE_QUIT: self._quit,
            ActionId.TAB_CLOSE: self._close_tab,
            ActionId.TAB_NEXT: partial(self._step, 1),
            ActionId.TAB_PREVIOUS: partial(self._step, -1),
            ActionId.SETTINGS_OPEN: self._open_settings,
            ActionId.HELP_GUIDE: self._show_guide,
            ActionId.HELP_ABOUT: self._show_about,
        }
        for choice in ThemeChoice:
            self._own[ActionId(f"view.theme_{choice}")] = partial(self._choose_theme, choice)
        window.actions_.about_to_show.connect(self.refresh)
        window.painted.connect(self.offer_text)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)

    def refresh(self) -> None:
        """Offer what is of use now."""
        library = None if self._window.unlocking.hides else self._window.library
        editor = self._window.current_editor if library else None
        needs = {Need.NOTHING}
        handlers = dict(self._own)
        # What has the focus comes last: a box with an undo of its own takes back what is typed in it.
        text = self._text.handlers() if self._text else {}
        if library and library.commands:
            handlers |= library.commands.handlers() | (editor.handlers() if editor else {})
            needs |= {Need.LIBRARY} if library.file.read_only else {Need.LIBRARY, Need.WRITABLE, Need.EDITOR}
            handlers |= self._list_protection_handlers(library.file)
            library.commands.show_names()
        if ActionId.EDIT_UNDO in text:
            self._window.actions_[ActionId.EDIT_UNDO].setText(self.tr("&Undo Typing"))
        self._window.actions_.offer(handlers | text, frozenset(needs))
        if library:
            for button, action_id in self._window.layout_.library_page.strip.buttons().items():
                button.setEnabled(self._window.actions_[action_id].isEnabled())
        for choice in ThemeChoice:
            self._window.actions_[ActionId(f"view.theme_{choice}")].setChecked(choice is self._window.appearance.choice)

    def _list_protection_handlers(self, file: "LibraryFile") -> dict[ActionId, Callable[[], object]]:
        """Setting a passphrase where there is none; else locking, and changing or removing it."""
        tip = self.tr("Save everything, empty the window and ask for the passphrase")
        if not file.is_encrypted:
            tip = self.tr("Only a library with a passphrase can be locked.")
        self._window.actions_[ActionId.FILE_LOCK].setToolTip(tip)
        passphrases = self._window.passphrases
        if not file.is_encrypted:
            return {ActionId.PASSPHRASE_SET: passphrases.ask_set}
        return {
            ActionId.FILE_LOCK: self._window.lock_requested.emit,
            ActionId.PASSPHRASE_CHANGE: passphrases.ask_change,
            ActionId.PASSPHRASE_REMOVE: passphrases.ask_remove,
        }

    def offer_text(self) -> None:
        """From now on offer what can be done to the text that has the focus."""
        if self._text is None:
            # Nothing has the focus before the first sight.
            from briefbook.ui.window.text_command import TextCommands

            self._text = TextCommands(self)
        self.refresh()

    def note_steps(self) -> None:
        """Offer undo and redo from the moment on from which there is something to take back or do again."""
        actions, library = self._window.actions_, self._window.library
        commands = library.commands if library else None
        shown = (actions[ActionId.EDIT_UNDO].isEnabled(), actions[ActionId.EDIT_REDO].isEnabled())
        if commands and shown != (commands.can_undo, commands.can_redo):
            self.refresh()

    def refresh_soon(self) -> None:
        """Look, when everything else is done, what is of use."""
        self._soon.start()

    def run(self, action_id: ActionId) -> None:
        """Do what a button of the window wishes, if it is of use now."""
        self._window.actions_[action_id].trigger()

    def show_refusal(self, sentence: str, path: Path | None) -> None:
        """Say why something did not work: on the start page, or in a box over an open library."""
        if self._window.library is None and self._window.unlocking.path is None:
            from briefbook.ui.library.lock_takeover import may_take_over

            self._window.show_start_page()
            self._window.layout_.start_page.show_refusal(sentence, path)
            if path and may_take_over(path):
                self._window.layout_.start_page.offer_takeover()
            return
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.warning(self._window, self.tr("Briefbook"), sentence)

    def show_damage(self, sentence: str, path: Path) -> None:
        """Say that a library is damaged, and on the start page offer its backups."""
        self.show_refusal(sentence, None)
        if self._window.library is None and self._window.unlocking.path is None:
            self._window.layout_.start_page.offer_backups(path)

    def _close_library(self) -> None:
        if self._window.close_library():
            self._window.library_closed.emit()

    def _quit(self) -> None:
        """Close every window, until one has to stay; the program ends with the last."""
        QApplication.closeAllWindows()

    def _step(self, count: int) -> None:
        if self._window.library:
            self._window.layout_.library_page.tabs.step(count)

    def _close_tab(self) -> None:
        if editor := self._window.current_editor:
            self._window.layout_.library_page.tabs.close_tab(editor)

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._window.preferences.change(theme=choice)
        self.refresh()

    def _open_settings(self) -> None:
        # Not needed for the first sight.
        from briefbook.ui.settings.settings_dialog import SettingsDialog

        SettingsDialog(self._window.preferences, self._window).open()

    def _show_guide(self) -> None:
        """Open the guide at the chapter that fits what the person is doing."""
        if self._guide is None:
            from briefbook.ui.guide.guide_window import GuideWindow

            self._guide = GuideWindow(self._window.appearance, self._window)
            self._window.closed.connect(self._guide.close)
        editor = self._window.current_editor
        self._guide.open_for(editor.place.kind if editor else "" if self._window.library else "start")

    def _show_about(self) -> None:
        from briefbook.ui.about.about_dialog import AboutDialog

        AboutDialog(self._window.appearance, self._window).open()
