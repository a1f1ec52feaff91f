"""What an open library is given of the window that it stands in."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from briefbook.ui.action.action_table import ActionTable
from briefbook.ui.desk.editor import Editor
from briefbook.ui.desk.status_strip import StatusStrip
from briefbook.ui.look.appearance import Appearance
from briefbook.ui.workspace.preferences import Preferences

if TYPE_CHECKING:
    from briefbook.ui.library.library_choice import LibraryChoice
    from briefbook.ui.library.library_page import LibraryPage


class Shell(Protocol):
    """A window around one library; whoever has as much can hold one, so a test needs no window."""

    appearance: Appearance
    preferences: Preferences
    actions_: ActionTable
    choice: "LibraryChoice"

    @property
    def widget(self) -> QWidget:
        """What dialogs stand over, and what ends the library with it."""

    @property
    def page(self) -> "LibraryPage":
        """The page of the open library."""

    @property
    def status(self) -> StatusStrip:
        """The foot of the window."""

    @property
    def current_editor(self) -> Editor | None:
        """The editor in front."""

    @property
    def came_to_front(self) -> SignalInstance:
        """Tells when the window becomes the one in use."""

    def show_title(self) -> None:
        """Bear the name of the library's file."""

    def show_backups(self, path: Path, library_uid: str = "") -> None:
        """Show the backups of a library."""
