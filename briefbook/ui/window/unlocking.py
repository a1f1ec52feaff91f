"""Asks for the passphrase of the library that a window is to show, and opens it with what is typed."""

import contextlib
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefbook.errors import BriefbookError
from briefbook.instance.handover import CaretMark, Seal
from briefbook.store.errors import WrongPassphraseError
from briefbook.ui.dialog.library_place import ENDING
from briefbook.ui.lock.lock_holder import find_lock

if TYPE_CHECKING:
    from briefbook.store.file import LibraryFile
    from briefbook.ui.dialog.progress_dialog import ProgressDialog
    from briefbook.ui.library.open_library import OpenLibrary
    from briefbook.ui.lock.passphrase_page import PassphrasePage
    from briefbook.ui.window.window import MainWindow
    from briefbook.ui.workspace.tasks import Task


@dataclass(frozen=True, slots=True)
class Wish:
    """What is opened with the passphrase: a library, to work on or for reading.

    One that was locked here, or by the program whose place this one took, has the seal that it had then. `told` is what
    happened meanwhile.
    """

    path: Path
    reading: bool = False
    locked: bool = False
    seal: Seal | None = None
    caret: CaretMark | None = None
    told: str = ""


class Unlocking(QObject):
    """The way of one window from a passphrase to its library; `path` is that library while it is not open."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._wish: Wish | None = None
        self._task: Task | None = None
        self._steps: ProgressDialog | None = None
        self._arrived: list[LibraryFile] = []
        self._hidden: OpenLibrary | None = None
        self.caret: CaretMark | None = None
        window.layout_.passphrase_page_made.connect(self._connect)

    @property
    def path(self) -> Path | None:
        """The library whose passphrase is asked for."""
        return self._wish.path if self._wish else None

    @property
    def hides(self) -> bool:
        """Whether the library that is open in the window cannot be seen before its passphrase is given."""
        return self._hidden is not None

    @property
    def wish(self) -> Wish | None:
        """What is asked for, to be asked again by whoever takes the place of this program."""
        return self._wish

    def ask(self, wish: Wish) -> None:
        """Show the page that asks for the passphrase."""
        self._wish = wish
        sentence = self.tr("This library is encrypted. Its passphrase opens it.")
        if wish.locked:
            sentence = self.tr("Locked. Everything is saved; the passphrase opens it again.")
        if wish.locked and not wish.reading:
            # Nobody else opens it meanwhile.
            find_lock(wish.path).keep()
        self._window.layout_.passphrase_page.ask(wish.path.name.removesuffix(ENDING), sentence, wish.told)
        self._window.layout_.passphrase_page.offer_another(True)
        self._window.show_passphrase_page(wish.path.name)

    def hide(self, library: "OpenLibrary", reason: str) -> None:
        """Hide a library that stays open, being not saved for this reason; its passphrase shows it again."""
        page = self._window.layout_.passphrase_page
        if self._hidden:
            page.show_reason(reason)
            return
        # Only a library that cannot be saved comes this way.
        from briefbook.ui.window.caret_mark import mark_caret

        self._hidden, self.caret = library, mark_caret(self._window)
        self._ask_for_hidden(library)
        page.show_reason(reason)

    def tell(self, words: str) -> None:
        """Say on the page what happened to the library that it asks for."""
        if self._wish:
            self.ask(replace(self._wish, told=words))

    def ask_again(self) -> bool:
        """Give up trying a passphrase, as nobody may be there any more, and ask for it anew; whether one was tried."""
        if self._task is None:
            return False
        self._give_up()
        if self._wish:
            self.ask(self._wish)
        elif self._hidden:
            self._ask_for_hidden(self._hidden)
        return True

    def open(self, path: Path, passphrase: str) -> None:
        """Open a library whose passphrase is known already, having just been chosen."""
        self.ask(Wish(path))
        self._try(passphrase)

    def stop(self) -> None:
        """Ask no more: something else is shown, or the window closes."""
        wish, self._wish, self._hidden = self._wish, None, None
        self._give_up()
        if wish:
            self._window.layout_.passphrase_page.forget()
            find_lock(wish.path).drop()

    def _give_up(self) -> None:
        """Have what is being opened opened for nobody."""
        if self._task:
            self._task.cancel()
            self._task = None
        self._end_steps()
        self._close_arrived()

    def _ask_for_hidden(self, library: "OpenLibrary") -> None:
        page, name = self._window.layout_.passphrase_page, library.file.path.name
        page.ask(name.removesuffix(ENDING), self.tr("Locked. The passphrase shows it again."))
        page.offer_another(False)
        self._window.show_passphrase_page(name)

    def _connect(self, page: "PassphrasePage") -> None:
        page.passphrase_given.connect(self._try)
        page.another_requested.connect(self._window.show_start_page)

    def _try(self, passphrase: str) -> None:
        if self._task:
            return
        if self._hidden and (key := self._hidden.file.key):
            self._window.layout_.passphrase_page.show_opening()
            self._task = self._window.opening.tasks.start(
                self, lambda _: key.opens_with(passphrase), self._reveal, self._refuse
            )
        elif self._wish:
            self._open(self._wish, passphrase)

    def _open(self, wish: Wish, passphrase: str) -> None:
        self._window.layout_.passphrase_page.show_opening()
        self._window.layout_.status.show_opening(wish.path.name)
        opening = self._window.opening
        open_it = opening.open_snapshot if wish.reading else opening.open_file

        # Not needed for the first sight.
        from briefbook.ui.library.opening_task import build_steps_dialog
        from briefbook.ui.lock.seal import seal_file

        self._end_steps()
        steps = self._steps = build_steps_dialog(wish.path.name, self._window)

        def work(task: "Task") -> bool:
            # While it is open nobody may look into the file itself.
            same = wish.seal is None or seal_file(wish.path) == wish.seal
            self._arrived.append(open_it(wish.path, passphrase, progress=steps.report))
            if task.cancelled:
                self._close_arrived()
            return same

        self._task = opening.tasks.start(self, work, partial(self._show, wish), self._refuse)

    def _end_steps(self) -> None:
        """Take away what says how far a library of an older form is; one that is still on its way goes no further."""
        if self._steps:
            self._steps.reject()
            self._steps.end()
            self._steps = None

    def _close_arrived(self) -> None:
        """Close what was opened for nobody any more."""
        with contextlib.suppress(IndexError):  # the other thread has it
            self._arrived.pop().close()

    def _show(self, wish: Wish, same: bool) -> None:
        self._task = None
        self._end_steps()
        file = self._arrived.pop()
        if not same:
            told = self.tr("“{}” is not the file that was locked: it was replaced or changed meanwhile.")
            file.notices = (*file.notices, told.format(wish.path.name))
        self._wish, self.caret = None, wish.caret
        self._window.layout_.passphrase_page.forget()
        self._window.opening.tell(file, wish.path)

    def _reveal(self, right: bool) -> None:
        """Show the library that was hidden, with its caret, and try to save it."""
        self._task = None
        library = self._hidden
        if not right or library is None:
            self._window.layout_.passphrase_page.show_refusal(self.tr("This is not the passphrase of this library."))
            return
        from briefbook.ui.window.caret_mark import put_caret

        self._hidden = None
        self._window.layout_.passphrase_page.forget()
        self._window.layout_.show_library()
        library.show_again()
        if caret := self.take_caret():
            put_caret(self._window, caret)

    def take_caret(self) -> CaretMark | None:
        """Where the caret stood when the library was locked, once."""
        caret, self.caret = self.caret, None
        return caret

    def _refuse(self, error: Exception) -> None:
        self._task = None
        self._end_steps()
        self._window.layout_.status.show_no_library()
        if isinstance(error, WrongPassphraseError):
            self._window.layout_.passphrase_page.show_refusal(self.tr("This is not the passphrase of this library."))
        elif isinstance(error, BriefbookError) and self._wish:
            path = self._wish.path
            self.stop()
            self._window.opening.refuse(error, path)
