"""Setting, changing and removing the passphrase of the library in a window."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from briefbook.errors import BriefbookError
from briefbook.settings import find_backup_folder
from briefbook.ui.lock.lock_holder import find_lock

if TYPE_CHECKING:
    from briefbook.store.backup_key import BackupChoice
    from briefbook.store.conversion import Conversion
    from briefbook.store.file import LibraryFile
    from briefbook.store.key import LibraryKey
    from briefbook.ui.dialog.progress_dialog import ProgressDialog
    from briefbook.ui.lock.passphrase_dialog import PassphraseStep
    from briefbook.ui.window.window import MainWindow
    from briefbook.ui.workspace.tasks import Task

# Of a small window: it shows nothing of a library, and goes on while the libraries are locked.
STAYS_LOCKED = "stays_locked"


class Change(NamedTuple):
    """What is to be done with a library; `key` is the one that it has before."""

    step: "PassphraseStep"
    path: Path
    key: "LibraryKey | None"
    old_passphrase: str
    new_passphrase: str
    choice: "BackupChoice"


class PassphraseChange(QObject):
    """Asks, closes the library, has it written anew off the window's thread, and opens it again with its tabs.

    Where that fails or is cancelled the library is as it was, and opens again all the same. `ended` tells that nothing
    is under way any more.
    """

    ended = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._change: Change | None = None
        self._locked = False
        self._progress: ProgressDialog | None = None

    @property
    def path(self) -> Path | None:
        """The library that is being written anew."""
        return self._change.path if self._change else None

    def ask_set(self) -> None:
        """Ask for the passphrase of a plain library."""
        from briefbook.ui.lock.passphrase_dialog import PassphraseStep

        self._ask(PassphraseStep.SET)

    def ask_change(self) -> None:
        """Ask for another passphrase."""
        from briefbook.ui.lock.passphrase_dialog import PassphraseStep

        self._ask(PassphraseStep.CHANGE)

    def ask_remove(self) -> None:
        """Ask whether the library is to be plain."""
        from briefbook.ui.lock.passphrase_dialog import PassphraseStep

        self._ask(PassphraseStep.REMOVE)

    def lock(self) -> bool:
        """Open no library any more that is encrypted when what is under way has ended; whether anything is."""
        self._locked = self._change is not None
        if self._progress and self._locked:
            # It names the library and no more.
            self._progress.setProperty(STAYS_LOCKED, True)
        return self._locked

    def stop(self) -> None:
        """The window closes; nothing is under way any more."""
        change, self._change = self._change, None
        if change:
            find_lock(change.path).drop()

    def _ask(self, step: "PassphraseStep") -> None:
        from briefbook.ui.lock.passphrase_dialog import PassphraseDialog

        if self._window.library is None:
            return
        file = self._window.library.file
        dialog = PassphraseDialog(step, file.path.stem, file.key, self._window.opening.tasks, self._window)
        accepted = dialog.exec()
        change = Change(step, file.path, file.key, dialog.old_passphrase, dialog.new_passphrase, dialog.choice)
        dialog.deleteLater()
        if accepted and self._shows(file):
            self._begin(change)

    def _shows(self, file: "LibraryFile") -> bool:
        """Whether a library is still open in the window, which may have been closed while the question stood."""
        return self._window.library is not None and self._window.library.file is file

    def _begin(self, change: Change) -> None:
        # Nobody else opens the library while it is written anew.
        lock_file = find_lock(change.path)
        lock_file.keep()
        self._change = change
        if not self._window.let_library_go():
            self._change = None
            lock_file.settle()
            return
        progress = self._progress = self._show_progress(change)
        work = partial(self._work, change, progress, find_backup_folder(self._window.preferences.settings))
        self._window.opening.tasks.start(self, work, partial(self._show, change), partial(self._refuse, change))

    def _work(self, change: Change, dialog: "ProgressDialog", backups: Path, task: "Task") -> "Conversion":
        from briefbook.store.conversion import decrypt_library, encrypt_library, rekey_library

        def go_on(done: int, total: int) -> bool:
            return not task.cancelled and dialog.report(done, total)

        path, old, new = change.path, change.old_passphrase, change.new_passphrase
        if change.key is None:
            return encrypt_library(path, new, backups=backups, choice=change.choice, progress=go_on)
        if not new:
            return decrypt_library(path, old, backups=backups, choice=change.choice, progress=go_on)
        return rekey_library(path, old, new, backups=backups, choice=change.choice, progress=go_on)

    def _show_progress(self, change: Change) -> "ProgressDialog":
        from briefbook.ui.dialog.progress_dialog import ProgressDialog

        words = self.tr("Encrypting “{}”…") if change.new_passphrase else self.tr("Decrypting “{}”…")
        note = self.tr("The library stays as it is until all of it is written anew.")
        dialog = ProgressDialog(words.format(change.path.stem), note, self._window)
        dialog.open()
        return dialog

    def _show(self, change: Change, done: "Conversion") -> None:
        self._end()
        words = self._describe(change, done)
        left = done.backups.plain or done.backups.sealed
        if not self._open(change.path, done.key, words if left else "") and self._window.library:
            self._window.layout_.library_page.notice.show_words(words)
        self.ended.emit()

    def _refuse(self, change: Change, error: Exception) -> None:
        from briefbook.store.errors import ConversionCancelledError

        self._end()
        failed = isinstance(error, BriefbookError) and not isinstance(error, ConversionCancelledError)
        if not self._open(change.path, change.key, str(error) if failed else "") and failed:
            self._window.opening.refused.emit(str(error), None)
        self.ended.emit()

    def _open(self, path: Path, key: "LibraryKey | None", words: str) -> bool:
        """Show the library again; one that is locked by now asks for a passphrase, with the words. Whether it asks."""
        locked, self._locked = self._locked, False
        self._window.opening.open(path, None if locked else key)
        asks = locked and self._window.unlocking.wish is not None
        if asks:
            self._window.unlocking.tell(words)
        return asks

    def _end(self) -> None:
        self._change = None
        if self._progress:
            self._progress.end()
            self._progress = None

    def _describe(self, change: Change, done: "Conversion") -> str:
        """What holds now, and which backups the key of now does not open."""
        words = [self.tr("The library is plain now: whoever has the file can read it.")]
        if done.key:
            words = [self.tr("The library has another passphrase now.")]
            if change.key is None:
                words = [self.tr("The library is encrypted now. It locks by Ctrl+Shift+L.")]
        if done.backups.plain and done.key:
            words.append(self.tr("Backups that can be read without it: {}.").format(len(done.backups.plain)))
        if done.backups.sealed:
            words.append(self.tr("Backups that keep the old passphrase: {}.").format(len(done.backups.sealed)))
        return " ".join(words)
