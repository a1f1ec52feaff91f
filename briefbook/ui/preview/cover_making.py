"""The picture of a library's first page, made anew whenever its book has been set."""

import contextlib

from PySide6.QtCore import QObject

from briefbook.printing import PreviewPages
from briefbook.ui.preview.page_source import PageSource
from briefbook.ui.preview.proof import Proof
from briefbook.ui.start.cover_store import COVER_WIDTH_PX, may_keep_cover, save_cover
from briefbook.ui.tasks import Task
from briefbook.ui.workspace import Workspace


class CoverMaking(QObject):
    """Keeps the picture of one open library true to its book, off the main thread, if the person wants pictures."""

    def __init__(self, workspace: Workspace, proof: Proof, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._path = workspace.session.file.path.resolve()
        self._task: Task | None = None
        proof.ready.connect(self._make)

    def finish(self) -> None:
        """Make no more pictures."""
        if self._task:
            self._task.cancel()

    def _make(self, pages: PreviewPages) -> None:
        if self._task or not self._workspace.settings.keeps_covers:
            return

        def work(task: Task) -> None:
            if may_keep_cover(self._path):
                source = PageSource(pages.pdf)
                cover = source.draw(0, COVER_WIDTH_PX)
                source.close()
                # Where a picture cannot be kept, the start page draws a page instead.
                with contextlib.suppress(OSError):
                    save_cover(self._path, cover)

        self._task = self._workspace.tasks.start(self, work, self._end, self._end)

    def _end(self, _: Exception | None) -> None:
        self._task = None
