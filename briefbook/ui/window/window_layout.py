"""The pages of the window, one over the other, and its foot."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from briefbook.ui.desk.status_strip import StatusStrip
from briefbook.ui.look.theme import LIGHT, Theme

if TYPE_CHECKING:
    from briefbook.ui.library.library_page import LibraryPage
    from briefbook.ui.lock.passphrase_page import PassphrasePage
    from briefbook.ui.start.start_page import StartPage


class WindowLayout(QStackedWidget):
    """The start page, the page of a library, or that for its passphrase; each is told of when it is first wanted."""

    start_page_made = Signal(object)
    passphrase_page_made = Signal(object)
    library_page_made = Signal(object)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.status = StatusStrip(window)
        self._theme = LIGHT
        self._start_page: StartPage | None = None
        self._passphrase_page: PassphrasePage | None = None
        self._library_page: LibraryPage | None = None

    @property
    def start_page(self) -> "StartPage":
        """The page with New, Open and the recent libraries."""
        if self._start_page is None:
            # A window that opens with a library shows it sooner without this page.
            from briefbook.ui.start.start_page import StartPage

            self._start_page = StartPage(self)
            self._start_page.apply_theme(self._theme)
            self.addWidget(self._start_page)
            self.start_page_made.emit(self._start_page)
        return self._start_page

    @property
    def passphrase_page(self) -> "PassphrasePage":
        """The page that asks for the passphrase of an encrypted library."""
        if self._passphrase_page is None:
            # Only an encrypted library needs it.
            from briefbook.ui.lock.passphrase_page import PassphrasePage

            self._passphrase_page = PassphrasePage(self)
            self._passphrase_page.apply_theme(self._theme)
            self.addWidget(self._passphrase_page)
            self.passphrase_page_made.emit(self._passphrase_page)
        return self._passphrase_page

    @property
    def library_page(self) -> "LibraryPage":
        """The page of the open library."""
        if self._library_page is None:
            # The start page is shown sooner without this page.
            from briefbook.ui.library.library_page import LibraryPage

            self._library_page = LibraryPage(self)
            self._library_page.apply_theme(self._theme)
            self.addWidget(self._library_page)
            self.library_page_made.emit(self._library_page)
        return self._library_page

    @property
    def library_shown(self) -> bool:
        """Whether a library is shown, and not the start page."""
        return self._library_page is not None and self.currentWidget() is self._library_page

    def show_library(self) -> None:
        """Show the page of a library."""
        self.setCurrentWidget(self.library_page)
        self.library_page.outline.setFocus()

    def show_passphrase_page(self) -> None:
        """Show the page that asks for a passphrase, with the caret in its field."""
        self.setCurrentWidget(self.passphrase_page)
        self.passphrase_page.field.setFocus()

    def show_start_page(self) -> None:
        """Show the start page as things stand now."""
        self.setCurrentWidget(self.start_page)
        self.start_page.refresh()

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme in every part."""
        self._theme = theme
        for part in (self._start_page, self._passphrase_page, self._library_page, self.status):
            if part:
                part.apply_theme(theme)
