"""The page with New, Open, the sample and the recent libraries."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefbook.models.recent_file_model import RecentFile, RecentFileModel
from briefbook.store.standing import is_file
from briefbook.ui.dialog.library_place import find_library_folder, shorten_path
from briefbook.ui.look.page_area import PageArea
from briefbook.ui.look.theme import Theme
from briefbook.ui.start.recent_file_delegate import RecentFileDelegate
from briefbook.ui.start.recent_list import forget_recent_file, load_recent_files
from briefbook.ui.start.recent_view import RecentFileView
from briefbook.ui.start.refusal_notice import RefusalNotice
from briefbook.ui.start.start_head import StartHead
from briefbook.ui.workspace.system_program import open_path

WIDTH_PX = 980
TOP_PX, SIDE_PX, DROP_PX = 72, 24, 56


class StartPage(QWidget):
    """New, open, sample and the recent libraries; says in a sentence why a library could not be opened.

    The files of the list are looked at, one at a time, only when they may: after the first paint.
    """

    action_requested = Signal(str)
    path_chosen = Signal(object)
    reading_requested = Signal(object)
    copy_requested = Signal(object)
    takeover_requested = Signal(object)
    backups_requested = Signal(object)
    salvage_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._head = StartHead(self)
        self._notice = RefusalNotice(self)
        self.recent = RecentFileModel(self)
        self.view = RecentFileView(self)
        self._delegate = RecentFileDelegate(self)
        self._empty = _label(self.tr("Nothing opened yet. Try the sample to see a whole briefing book."), "muted")
        self._place, self._backups = _label("", "muted"), _label("", "muted")
        self.open_folder = QPushButton(self.tr("Open folder"))
        self._may_look = False
        self._looks: Iterator[None] = iter(())
        self._look_soon = QTimer(self, interval=0)
        self._look_soon.timeout.connect(self._look_at_next)
        self._connect()
        self._lay_out()
        self.refresh()

    @property
    def sentence(self) -> str:
        """Why the last library was not opened; empty when it was."""
        return "" if self._notice.isHidden() else self._notice.sentence.text()

    @property
    def offers(self) -> tuple[QPushButton, ...]:
        """What can be done with a library that somebody else has open."""
        return (*self._notice.offers, self._notice.takeover)

    def refresh(self) -> None:
        """Read the list of recent libraries anew and forget the last refusal."""
        self._notice.hide()
        self._show_recent()
        self._place.setText(self.tr("New libraries are kept in {}.").format(shorten_path(find_library_folder())))

    def show_refusal(self, sentence: str, path: Path | None = None) -> None:
        """Say why something failed; a path offers to open that library for reading, or a copy of it."""
        self._notice.show_refusal(sentence, path)

    def offer_takeover(self) -> None:
        """Offer to open a library although a lock names another computer."""
        self._notice.offer_takeover()

    def offer_backups(self, path: Path) -> None:
        """Offer the backups of a library that could not be opened."""
        self._notice.offer_backups(path)

    def show_backup_folder(self, folder: Path | None) -> None:
        """Say where backups are kept, or that there are none."""
        kept = self.tr("No backups are made.")
        if folder:
            kept = self.tr("Backups are kept in {}.").format(shorten_path(folder))
        self._backups.setText(kept)

    def look(self) -> None:
        """Look, soon, which of the recent libraries are there, and for the pictures of their first pages."""
        self._looks = self._look_at_each()
        if self._may_look:
            self._look_soon.start()

    def allow_looks(self) -> None:
        """Begin to look: the window has been painted."""
        self._may_look = True
        self.look()

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        self._delegate.theme = theme
        if self.isVisible():
            self.view.viewport().update()
        self._head.apply_theme(theme)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one file."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Choose the file that was dropped."""
        self.path_chosen.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def _show_recent(self) -> None:
        rows = load_recent_files()
        self.recent.show_rows(rows)
        self.view.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.view.fit()
        self.look()

    def _look_at_next(self) -> None:
        if next(self._looks, self) is self:
            self._look_soon.stop()

    def _look_at_each(self) -> Iterator[None]:
        # Whoever looks into files is not needed for the first sight.
        from briefbook.store.sniff import looks_encrypted
        from briefbook.ui.start.cover_store import find_cover

        for recent in self.recent.rows:
            encrypted = looks_encrypted(recent.key)
            cover = None if encrypted else find_cover(recent.key)
            missing = not is_file(recent.key)
            self.recent.note_look(recent.key, missing=missing, encrypted=encrypted, cover=cover)
            yield

    def _choose(self, recent: RecentFile) -> None:
        if is_file(recent.key):
            self.path_chosen.emit(recent.key)
        else:
            self._notice.show_gone(recent.key)

    def _remove(self, path: Path) -> None:
        """Take a library from the list and go to its neighbour; the file stays where it is."""
        from briefbook.ui.start.cover_store import drop_cover

        row = self.recent.find_index(path).row()
        with contextlib.suppress(OSError):
            forget_recent_file(path)
        drop_cover(path)
        self._notice.hide()
        self._show_recent()
        self.view.setCurrentIndex(self.recent.index(min(row, self.recent.rowCount() - 1)))

    def _connect(self) -> None:
        self._head.action_requested.connect(self.action_requested)
        self._notice.reading_requested.connect(self.reading_requested)
        self._notice.copy_requested.connect(self.copy_requested)
        self._notice.takeover_requested.connect(self.takeover_requested)
        self._notice.backups_requested.connect(self.backups_requested)
        self._notice.salvage_requested.connect(self.salvage_requested)
        self._notice.removal_requested.connect(self._remove)
        self.view.setModel(self.recent)
        self.view.setItemDelegate(self._delegate)
        self.view.chosen.connect(self._choose)
        self.view.removal_requested.connect(lambda recent: self._remove(recent.key))
        self.view.folder_requested.connect(lambda recent: open_path(recent.key.parent))
        self.open_folder.clicked.connect(lambda: open_path(find_library_folder()))

    def _lay_out(self) -> None:
        body = QWidget()
        body.setMaximumWidth(WIDTH_PX)
        column = QVBoxLayout(body)
        column.setContentsMargins(SIDE_PX, TOP_PX, SIDE_PX, SIDE_PX)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addSpacing(24)
        column.addWidget(self._notice)
        column.addSpacing(24)
        column.addWidget(_label(self.tr("RECENT"), "heading"))
        column.addSpacing(8)
        column.addWidget(self.view)
        column.addWidget(self._empty)
        column.addSpacing(20)
        column.addWidget(self._build_drop_field())
        column.addSpacing(16)
        column.addLayout(self._build_place())
        column.addStretch(1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        row.addWidget(body, 100)
        row.addStretch()
        PageArea(middle, self, sideways=True).fill(self)

    def _build_drop_field(self) -> QLabel:
        field = _label(self.tr("Drop a .briefbook file here"), "drop")
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setFixedHeight(DROP_PX)
        return field

    def _build_place(self) -> QHBoxLayout:
        self.open_folder.setProperty("role", "link")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._place)
        row.addWidget(self.open_folder)
        row.addSpacing(18)
        row.addWidget(self._backups)
        row.addStretch()
        return row


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label
