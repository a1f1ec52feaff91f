"""Asking which library, and where: for a new one, the sample, one to open, and copies."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefbook import edits
from briefbook.errors import BriefbookError
from briefbook.ui.dialog.library_place import ENDING, find_library_folder
from briefbook.ui.workspace.preferences import Preferences

if TYPE_CHECKING:
    from briefbook.store.file import LibraryFile
    from briefbook.store.key import LibraryKey
    from briefbook.ui.library.library_opening import LibraryOpening

SAMPLE_NAME = "Sample visit.briefbook"


class LibraryChoice(QObject):
    """Asks the person for a window, and hands what they chose to its `LibraryOpening`."""

    def __init__(self, opening: "LibraryOpening", window: QWidget, preferences: Preferences) -> None:
        super().__init__(window)
        self._opening = opening
        self._window = window
        self._preferences = preferences
        self._filter = self.tr("Briefbook library (*{})").format(ENDING)

    def ask_new(self) -> None:
        """Ask for title, place, marking scheme and passphrase, then make an empty library and choose it."""
        # Not needed for the first sight.
        from briefbook.ui.library.new_library_dialog import NewLibraryDialog

        dialog = NewLibraryDialog(self._preferences.settings.marking_scheme, self._window, self._opening.tasks)
        if dialog.exec():
            path, passphrase = dialog.path, dialog.passphrase
            self._make(path, lambda: _create_empty(path, dialog.title, dialog.scheme, passphrase), passphrase)
        dialog.deleteLater()

    def ask_sample(self) -> None:
        """Ask where, then write the sample there and choose it."""
        if path := self.ask_to_save(self.tr("Save the Sample As"), SAMPLE_NAME):
            self._make(path, lambda: _write_sample(path))

    def ask_open(self) -> None:
        """Ask which library, and choose it."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open Library"), str(find_library_folder()), self._filter
        )
        if name:
            self._opening.chosen.emit(Path(name))

    def ask_save_copy(self, file: "LibraryFile") -> bool:
        """Ask where, then copy an open library there; whether that was done."""
        path = self.ask_to_save(self.tr("Save a Copy"), self.tr("Copy of {}").format(file.path.name))
        if not path:
            return False
        try:
            file.save_copy(path)
        except BriefbookError as error:
            self._opening.refused.emit(str(error), None)
            return False
        return True

    def ask_copy(self, path: Path, key: "LibraryKey | None" = None) -> None:
        """Ask where, then copy a library there as it stands now, whoever has it open, and choose the copy.

        A key that is at hand is tried before the passphrase is asked for.
        """
        from briefbook.store.errors import PassphraseNeededError

        copy = self.ask_to_save(self.tr("Open a Copy"), self.tr("Copy of {}").format(path.name))
        if not copy:
            return
        try:
            _copy_library(path, copy, key=key)
        except PassphraseNeededError:
            self._ask_to_copy(path, copy)
        except BriefbookError as error:
            self._opening.refused.emit(str(error), path)
        else:
            self._opening.chosen.emit(copy)

    def ask_takeover(self, path: Path) -> None:
        """Open a library although a lock names another computer, if the person says that this lock is a lost one."""
        from briefbook.ui.library.lock_takeover import ask_takeover

        if ask_takeover(path, self._window):
            self._opening.chosen.emit(path)

    def _make(self, path: Path, write: Callable[[], None], passphrase: str = "") -> None:
        try:
            write()
        except BriefbookError as error:
            self._opening.refused.emit(str(error), None)
        else:
            if passphrase:
                self._opening.made_encrypted.emit(path, passphrase)
            else:
                self._opening.chosen.emit(path)

    def _ask_to_copy(self, path: Path, copy: Path) -> None:
        from briefbook.ui.lock.passphrase_question import PassphraseQuestion

        question = PassphraseQuestion(
            path.name, lambda passphrase: _copy_library(path, copy, passphrase), self._opening.tasks, self._window
        )
        if question.exec():
            self._opening.made_encrypted.emit(copy, question.field.text)
        question.deleteLater()

    def ask_to_save(self, title: str, name: str) -> Path | None:
        """Ask where to put a library of that name; None when the person thought better of it."""
        from PySide6.QtWidgets import QFileDialog

        proposed = find_library_folder() / (name if name.endswith(ENDING) else name + ENDING)
        # Nothing is ever written over, so there is nothing to ask: an existing file is refused with a sentence.
        option = QFileDialog.Option.DontConfirmOverwrite
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(proposed), self._filter, options=option)
        if not chosen:
            return None
        return Path(chosen) if chosen.endswith(ENDING) else Path(chosen + ENDING)


def _create_empty(path: Path, title: str, scheme: str, passphrase: str) -> None:
    edits.library.create_library(
        path, title, scheme=edits.shipped_scheme.load_scheme(scheme), passphrase=passphrase or None
    )


def _copy_library(path: Path, copy: Path, passphrase: str | None = None, key: "LibraryKey | None" = None) -> None:
    from briefbook.store.snapshot import open_snapshot

    with open_snapshot(path, passphrase=passphrase, key=key) as snapshot:
        snapshot.file.save_copy(copy)


def _write_sample(path: Path) -> None:
    edits.sample.write_sample(path)
