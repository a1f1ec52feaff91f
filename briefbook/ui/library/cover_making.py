"""The picture of a library's first page, made anew whenever its book has been set."""

import contextlib
import threading
from pathlib import Path

from PySide6.QtCore import QObject

from briefbook.printing.preview import PreviewPages
from briefbook.ui.preview.page_source import PageSource
from briefbook.ui.preview.proof import Proof
from briefbook.ui.start.cover_store import COVER_WIDTH_PX, drop_cover, is_listed, may_keep_cover, save_cover
from briefbook.ui.workspace.tasks import Task
from briefbook.ui.workspace.workspace import Workspace


class CoverMaking(QObject):
    """Keeps the picture of one open library true to its book, off the main thread, if the person wants pictures.

    Of a library that holds anything guarded there is none, and one that is there goes.
    """

    def __init__(self, workspace: Workspace, proof: Proof, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._task: Task | None = None
        self._allowed = False
        self._writing = threading.Lock()
        proof.ready.connect(self._make)
        self._judge()

    @property
    def _path(self) -> Path:
        return self._workspace.session.path.resolve()

    def finish(self) -> None:
        """Make no more pictures."""
        if self._task:
            self._task.cancel()
        self._judge()

    def _judge(self) -> None:
        """See whether there may be a picture, and drop the one that may not be."""
        allowed = may_keep_cover(self._workspace.session.file)
        with self._writing:
            self._allowed = allowed
            if not allowed:
                drop_cover(self._path)

    def _make(self, pages: PreviewPages) -> None:
        self._judge()
        if self._task or not self._allowed or not self._workspace.settings.keeps_covers:
            return

        def work(task: Task) -> None:
            if not is_listed(self._path):
                return
            cover = PageSource(pages.sheets).draw(0, COVER_WIDTH_PX)
            # Where a picture cannot be kept, the start page draws a page instead.
            with self._writing, contextlib.suppress(OSError):
                if self._allowed:
                    save_cover(self._path, cover)

        self._task = self._workspace.tasks.start(self, work, self._end, self._end)

    def _end(self, _: Exception | None) -> None:
        self._task = None
