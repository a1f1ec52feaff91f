"""A window: banner, toolbar, outline, tabs, sidebar, preview and status bar around one open library."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal, SignalInstance
from PySide6.QtGui import QCloseEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from briefbook.settings import find_backup_folder
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.action.action_table import ActionTable
from briefbook.ui.library.library_choice import LibraryChoice
from briefbook.ui.library.library_opening import LibraryOpening
from briefbook.ui.lock.lock_holder import is_asked_first
from briefbook.ui.look.appearance import Appearance
from briefbook.ui.window.passphrase_change import PassphraseChange
from briefbook.ui.window.unlocking import Unlocking, Wish
from briefbook.ui.window.window_command import WindowCommands
from briefbook.ui.window.window_layout import WindowLayout
from briefbook.ui.window.window_title import PROGRAM, build_title
from briefbook.ui.workspace.preferences import Preferences

if TYPE_CHECKING:
    from briefbook.store.file import LibraryFile
    from briefbook.ui.desk.editor import Editor
    from briefbook.ui.desk.status_strip import StatusStrip
    from briefbook.ui.library.library_page import LibraryPage
    from briefbook.ui.library.open_library import OpenLibrary
    from briefbook.ui.start.start_page import StartPage
    from briefbook.ui.workspace.workspace import Workspace
    from briefbook.values.place import Place

SIZE_PX = (1440, 900)
FLUSH_MS = 1  # what was painted reaches the screen when Qt has to wait for something
PART_MENU = (
    ActionId.PART_INCLUDE,
    ActionId.PART_MOVE_UP,
    ActionId.PART_MOVE_DOWN,
    ActionId.BRIEF_DELETE,
    ActionId.BOOK_OPEN,
)
CARD_MENU = (
    ActionId.POINT_DUPLICATE,
    ActionId.POINT_MOVE_TO,
    ActionId.POINT_DELETE,
    ActionId.ISSUE_RENAME,
    ActionId.ISSUE_DELETE,
    ActionId.BOOK_LEAVE_OUT,
    ActionId.BOOK_TAKE_IN,
)


class MainWindow(QMainWindow):
    """Shows one library at a time, or the start page; `library_shown` asks for the workspace that can change it.

    Which window shows a library that is wished for, this one or another, is not for the window to say. `seen` is told
    once when the window stands on the screen, `painted` once when there is a page in it.
    """

    seen = Signal()
    painted = Signal()
    library_shown = Signal(object)
    library_requested = Signal(object)
    encrypted_requested = Signal(object, str)
    lock_requested = Signal()
    library_let_go = Signal(bool)
    library_closed = Signal()
    window_requested = Signal()
    activated = Signal()
    closed = Signal()

    def __init__(self, appearance: Appearance, preferences: Preferences) -> None:
        super().__init__()
        self.setObjectName("window")
        self.resize(*SIZE_PX)
        self.appearance = appearance
        self.preferences = preferences
        self.layout_ = WindowLayout(self)
        self.actions_ = ActionTable(self)
        self.opening = LibraryOpening(self, preferences)
        self.choice = LibraryChoice(self.opening, self, preferences)
        self.unlocking = Unlocking(self)
        self.passphrases = PassphraseChange(self)
        self.library: OpenLibrary | None = None
        self._drawn, self._seen, self._painted = False, False, False
        self._flushed = QTimer(self, singleShot=True, interval=FLUSH_MS)
        self._flushed.timeout.connect(self._note_flushed)
        self._waits = False
        self._expected: Path | None = None
        self.setCentralWidget(self.layout_)
        self.setStatusBar(self.layout_.status)
        self.actions_.fill(self.menuBar())
        self._commands = WindowCommands(self)
        self._connect()
        self._apply_theme()
        self.setWindowTitle(PROGRAM)
        self._commands.refresh()

    @property
    def widget(self) -> QWidget:
        """What dialogs stand over."""
        return self

    @property
    def page(self) -> "LibraryPage":
        """The page of the open library."""
        return self.layout_.library_page

    @property
    def status(self) -> "StatusStrip":
        """The foot of the window."""
        return self.layout_.status

    @property
    def came_to_front(self) -> SignalInstance:
        """Tells when the window becomes the one in use."""
        return self.activated

    @property
    def library_path(self) -> Path | None:
        """The library that it shows, or will as soon as it stands on the screen."""
        return self.library.file.path if self.library else self._awaited

    @property
    def _awaited(self) -> Path | None:
        under_way = self.opening.under_way.path if self.opening.under_way else None
        return self.unlocking.path or self.passphrases.path or self._expected or under_way

    @property
    def current_editor(self) -> "Editor | None":
        """The editor in front."""
        return self.layout_.library_page.tabs.current_editor if self.library else None

    def open_place(self, place: "Place") -> "Editor | None":
        """Bring what stands at a place to the front; None where there is nothing or no library."""
        return self.library.open_place(place) if self.library else None

    def expect(self, path: Path | None, *, reading: bool = False) -> None:
        """Show a library, or the start page, once the window stands on the screen: a large library takes a while.

        An encrypted one takes a passphrase first, which is asked for at once.
        """
        if path and is_asked_first(path):
            self.unlocking.ask(Wish(path, reading))
            return
        self._waits, self._expected = True, path
        if self._seen:
            self._show_expected(reading)
            return
        self.seen.connect(partial(self._show_expected, reading))
        if path:
            self.setWindowTitle(build_title(path.name))
            self.layout_.status.show_opening(path.name)

    def show_passphrase_page(self, name: str) -> None:
        """Show the page that asks for the passphrase of a library of this name."""
        self.setWindowTitle(build_title(name))
        self.layout_.show_passphrase_page()
        self.layout_.status.show_no_library()
        self._note_page()
        self._commands.refresh()

    def show_library(self, file: "LibraryFile") -> None:
        """Close the library that is open, show another, and ask for its workspace."""
        if not self.let_library_go():
            file.close()
            return
        from briefbook.ui.library.open_library import OpenLibrary

        self.library = OpenLibrary(file, self)
        self.show_title()
        self.layout_.show_library()
        self._note_page()
        self._commands.refresh()
        self.library_shown.emit(file)

    def show_title(self) -> None:
        """Bear the name of the library's file."""
        if self.library:
            self.setWindowTitle(build_title(self.library.file.path.name))

    def set_workspace(self, workspace: "Workspace") -> None:
        """Let the shown library be changed, and open the tabs of its last session."""
        if self.library and self.library.file is workspace.session.file:
            self.opening.note_opened(self.library.file)
            self.library.set_workspace(workspace)
            self.library.outline.book_changed.connect(self._commands.refresh)
            self.library.commands_changed.connect(self._commands.note_steps)
            self.library.proved.connect(self._commands.refresh)
            self._commands.offer_text()

    def show_backups(self, path: Path, library_uid: str = "") -> None:
        """Show the backups of a library; of one that cannot say which it is, those made of that path or name."""
        from briefbook.ui.window.backup_showing import show_backups

        show_backups(self, path, library_uid)

    def close_library(self) -> bool:
        """Save and close the open library; False when it could not be saved and the person chose to stay."""
        if not self.let_library_go():
            return False
        self.show_start_page()
        return True

    def show_start_page(self) -> None:
        """Show the start page."""
        self.unlocking.stop()
        self.layout_.show_start_page()
        self._name_backup_folder(self.layout_.start_page)
        self._note_page()
        self.setWindowTitle(PROGRAM)
        self.layout_.status.show_no_library()
        self._commands.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the start page where no library is open or expected."""
        if self.layout_.currentWidget() is None and not self._waits:
            self.show_start_page()
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save before closing, and stay when that fails and the person wants to."""
        if not self.let_library_go():
            event.ignore()
            return
        # What is closed opens nothing any more, be it painted a moment ago.
        self._flushed.stop()
        self.unlocking.stop()
        self.opening.finish()
        self.passphrases.stop()
        event.accept()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Tell when the window becomes the one in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window can be seen."""
        super().paintEvent(event)
        if not self._drawn:
            self._drawn = True
            self._flushed.start()

    def _show_expected(self, reading: bool) -> None:
        """Show what the window waits for, unless the system had another library opened in it meanwhile."""
        path, self._expected = self._expected, None
        if path:
            (self.opening.open_for_reading if reading else self.opening.open)(path)
        elif self.library is None:
            self.show_start_page()

    def let_library_go(self, *, may_ask: bool = True) -> bool:
        """Save and close the open library, if there is one; False when it cannot be saved and the person chose to stay.

        Where nobody may be asked it stays, as does one that is hidden: whoever is there need not be the one to ask, and
        the question names what is not saved.
        """
        if self.library:
            self.opening.note_opened(self.library.file)
            asks = may_ask and not self.unlocking.hides
            if not (self.library.close() if asks else self.library.close_unasked()):
                return False
            self._forget_library()
        return True

    def _forget_library(self) -> None:
        if self.library:
            file, self.library = self.library.file, None
            self.opening.drop_snapshot(file)
            self.library_let_go.emit(file.is_encrypted)

    def _connect(self) -> None:
        self.layout_.start_page_made.connect(self._connect_start_page)
        self.layout_.library_page_made.connect(self._connect_library_page)
        self.layout_.status.save_copy_requested.connect(lambda: self._commands.run(ActionId.FILE_SAVE_COPY))
        self.opening.chosen.connect(self.library_requested)
        self.opening.made_encrypted.connect(self.encrypted_requested)
        self.opening.passphrase_needed.connect(lambda path, reading: self.unlocking.ask(Wish(path, reading)))
        self.opening.opened.connect(self.show_library)
        self.opening.refused.connect(self._commands.show_refusal)
        self.opening.damaged.connect(self._commands.show_damage)
        self.appearance.changed.connect(self._apply_theme)
        self.preferences.changed.connect(self._take_preferences)

    def _connect_start_page(self, page: "StartPage") -> None:
        if self._painted:
            page.allow_looks()
        else:
            self.painted.connect(page.allow_looks)
        page.action_requested.connect(self._commands.run)
        page.path_chosen.connect(self.library_requested)
        page.reading_requested.connect(self.opening.open_for_reading)
        page.copy_requested.connect(self.choice.ask_copy)
        page.takeover_requested.connect(self.choice.ask_takeover)
        page.backups_requested.connect(self.show_backups)
        page.salvage_requested.connect(self._ask_salvage)

    def _connect_library_page(self, page: "LibraryPage") -> None:
        page.strip.action_requested.connect(self._commands.run)
        for wish in (page.strip.switcher.visit_requested, page.empty_page.visit_requested):
            wish.connect(lambda: self._commands.run(ActionId.VISIT_ADD))
        page.outline.add_requested.connect(lambda: self._commands.run(ActionId.BRIEF_ADD))
        page.outline.menu_requested.connect(partial(self._show_menu, PART_MENU))
        page.tabs.menu_requested.connect(partial(self._show_menu, CARD_MENU))
        page.tabs.current_editor_changed.connect(self._commands.refresh)
        page.tabs.current_status_changed.connect(self._commands.refresh_soon)
        self.actions_.about_to_run.connect(page.tabs.flush)

    def _note_flushed(self) -> None:
        """Tell what has reached the screen: the window, and then its first page."""
        if not self._seen:
            self._seen = True
            self.seen.emit()
            self._note_page()
        elif not self._painted:
            self._painted = True
            self.painted.emit()

    def _note_page(self) -> None:
        if self._seen and not self._painted and self.layout_.currentWidget() is not None:
            self._flushed.start()

    def _name_backup_folder(self, page: "StartPage") -> None:
        settings = self.preferences.settings
        page.show_backup_folder(find_backup_folder(settings) if settings.keeps_backups else None)

    def _show_menu(self, action_ids: tuple[ActionId, ...], point: QPoint) -> None:
        self._commands.refresh()
        menu = QMenu(self)
        menu.addActions([self.actions_[each] for each in action_ids if self.actions_[each].isEnabled()])
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.actions():
            menu.popup(point)

    def _ask_salvage(self, path: Path) -> None:
        from briefbook.ui.window.salvaging import ask_salvage

        ask_salvage(self, path)

    def _take_preferences(self) -> None:
        from briefbook.ui.start.privacy import drop_unwanted

        if drop_unwanted(self.preferences.settings):
            self.layout_.start_page.look()
        if not self.library:
            self._name_backup_folder(self.layout_.start_page)
        self.appearance.choose(self.preferences.settings.theme)
        self._commands.refresh()

    def _apply_theme(self) -> None:
        self.layout_.apply_theme(self.appearance.theme)
        self.actions_.apply_theme(self.appearance.theme)
