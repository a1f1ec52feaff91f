"""What the window says and offers when the open library is no longer the file at its path."""

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefbook.errors import BriefbookError
from briefbook.session import Moved, Saved, SaveFailed
from briefbook.store.guard_error import DisplacedError
from briefbook.store.standing import is_file
from briefbook.ui.dialog.library_place import shorten_path
from briefbook.ui.library.medium_notice import take_words
from briefbook.ui.start.recent_list import forget_recent_file
from briefbook.ui.start.recent_note import note_opened
from briefbook.ui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from briefbook.ui.library.open_library import OpenLibrary
    from briefbook.ui.library.shell import Shell


class DisplacedFile(QObject):
    """Tells what became of the file of an open library for as long as that holds; follows one that was renamed."""

    def __init__(self, workspace: Workspace, library: "OpenLibrary", shell: "Shell") -> None:
        super().__init__(library)
        self._session = workspace.session
        self._library = library
        self._shell = shell
        self._page = shell.page
        self._path = workspace.session.path
        # Why the last way out did not work, told for as long as a way out is asked for.
        self._refusal = ""
        notifier = workspace.notifier
        notifier.save_failed.connect(self._tell)
        notifier.saved.connect(self._end)
        notifier.moved.connect(self._note_moved)
        shell.came_to_front.connect(self._session.custody.look_soon)

    def finish(self) -> None:
        """Look no more."""
        self._shell.came_to_front.disconnect(self._session.custody.look_soon)
        self._page.alarm.hide()

    def save_elsewhere(self) -> bool:
        """Ask where, write what is open there and go on with that; whether it was done."""
        self._library.flush()
        title = self.tr("Save Elsewhere")
        path = self._shell.choice.ask_to_save(title, self.tr("Copy of {}").format(self._session.path.name))
        if not path:
            return False
        return self._go_on(lambda: self._session.custody.save_elsewhere(path), self._describe_place)

    def put_back(self) -> bool:
        """Write what is open to its own path; what stands there is kept beside it. Whether it was done."""
        self._library.flush()
        found: list[Path | None] = []

        def describe() -> str:
            if found and (kept := found[0]):
                words = self.tr("“{}” is back in its place. The file that stood there is kept as “{}”.")
                return words.format(self._session.path.name, kept.name)
            return self.tr("“{}” is back in its place.").format(self._session.path.name)

        return self._go_on(lambda: found.append(self._session.custody.put_back(datetime.now())), describe)

    def _go_on(self, take_place: Callable[[], object], describe: Callable[[], str]) -> bool:
        try:
            take_place()
            self._session.save()
        except BriefbookError as error:
            self._refusal = str(error)
            self._offer(self._refusal)
            return False
        self._refusal = ""
        self._page.alarm.hide()
        words = describe()
        if self._session.custody.doubtful:
            doubt = self.tr("Parts of it may be as the other program left them: compare it with its backups.")
            words = f"{words} {doubt}"
        self._page.notice.show_words(words)
        return True

    def _describe_place(self) -> str:
        path = self._session.path
        return self.tr("The open library is “{}” in {} now.").format(path.name, shorten_path(path.parent))

    def _tell(self, news: SaveFailed) -> None:
        if isinstance(news.error, DisplacedError):
            words = self.tr("{} What is open here is in no file until you save it elsewhere or put it back.")
            self._offer(" ".join(filter(None, (words.format(news.error), self._refusal))))

    def _offer(self, words: str) -> None:
        alarm = self._page.alarm
        if alarm.isHidden() or alarm.words != words:
            alarm.show_lasting(
                words, (self.tr("Save Elsewhere…"), self.save_elsewhere), (self.tr("Put Back"), self.put_back)
            )

    def _end(self, _: Saved) -> None:
        self._refusal = ""
        self._page.alarm.hide()

    def _note_moved(self, news: Moved) -> None:
        """Let title, list and notices bear the new name."""
        old, self._path = self._path, news.path
        self._shell.show_title()
        # A settings folder that cannot be written costs only the list of recent files.
        with contextlib.suppress(OSError):
            keeps_words = self._shell.preferences.settings.keeps_recent_words
            note_opened(news.path, self._session.file, datetime.now(), keeps_words=keeps_words)
            if not is_file(old):
                forget_recent_file(old.resolve())
        if old != news.path:
            self._tell_place(old, news.path)

    def _tell_place(self, old: Path, new: Path) -> None:
        """Say what the library is called now, and what is to be minded where it lies."""
        notice = self._page.notice
        lines = [] if notice.isHidden() else [notice.words]
        if gone := not is_file(old):
            lines = [self.tr("“{}” is called “{}” now.").format(old.name, new.name)]
        medium = take_words(new, self._library.uid)
        if gone or medium:
            notice.show_words("\n".join([*lines, medium]).strip())
