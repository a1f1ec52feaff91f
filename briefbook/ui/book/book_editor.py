"""The tab of a book's recipe."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from briefbook import edits
from briefbook.models.book_part_model import BookPartModel, BookPartRow
from briefbook.printing.gathering.numbering import gather_numbering
from briefbook.store.book_read import BookRead, list_book_parts, read_book
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.book.book_ledger import BookLedger
from briefbook.ui.book.omission_list import OmissionList
from briefbook.ui.book.part_addition import PartAddition
from briefbook.ui.book.part_delegate import ROW_PX, PartDelegate
from briefbook.ui.book.setting_form import SettingForm
from briefbook.ui.desk.editor import Editor
from briefbook.ui.fields.marking_button import MarkingButton
from briefbook.ui.look.page_area import PageArea
from briefbook.ui.text.line_field import LineField
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.place import Place

MARGIN_PX = 34
SIDE_BY_SIDE_PX = 740


class BookEditor(Editor):
    """Which parts in which order and without what, on what paper, for whom, and how long."""

    icon_name = "book-open"

    def __init__(self, place: Place, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(place, workspace, parent)
        session = workspace.session
        self._title = ""
        self.name = LineField(self.tr("Title of the book"), parent=self)
        self.name.setProperty("role", "title")
        self.name.setReadOnly(session.read_only)
        self.name.store(lambda words: edits.book.change_book(session, place.id, title=words))
        self.name.step_ended.connect(session.end_join)
        self.title_marking = MarkingButton(
            workspace, lambda key: edits.book.change_book(session, place.id, title_marking=key), self, of_title=True
        )
        self.parts = BookPartModel(editable=not session.read_only)
        self.parts.setParent(self)
        self.view = QListView(self)
        self.addition = PartAddition(workspace, place.id, self)
        self.omissions = OmissionList(workspace, place.id, self)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.form = SettingForm(workspace, place.id, self)
        self.ledger = BookLedger(workspace, place.id, self)
        self._prepare()
        self._lay_out()
        self.parts.tick_requested.connect(self._tick)
        self.view.activated.connect(self._open)
        self.addition.added.connect(lambda part_id: self.show_place(Place("book", place.id, f"part:{part_id}")))
        self.ledger.open_requested.connect(self.open_requested)
        workspace.notifier.changed.connect(self._note)
        workspace.appearance.changed.connect(self._apply_theme)
        self._apply_theme()
        self.refresh()

    def title(self) -> str:
        """The title of the book."""
        return self._title

    def show_place(self, place: Place) -> None:
        """Go to a part, and leave the caret in the outline when it was chosen there."""
        if place.field.startswith("part:"):
            index = self.parts.find_index((int(place.field.removeprefix("part:")), None))
            self.view.setCurrentIndex(index)
            QTimer.singleShot(0, self, self._scroll_to_current)
        elif place.field == "title_marking":
            self.title_marking.setFocus()
        elif place.field in ("title", "name"):
            self.name.setFocus()
            if place.field == "name":
                self.name.selectAll()

    def outlined_place(self) -> Place:
        """The chosen part."""
        row = self.view.currentIndex().data(Qt.ItemDataRole.UserRole)
        return Place("book", self.place.id, f"part:{row.part.id}") if isinstance(row, BookPartRow) else self.place

    def status(self) -> tuple[str, str]:
        """How many parts are printed."""
        parts = [row for row in self.parts.rows if row.section is None]
        printed = sum(row.ticked for row in parts)
        return self.tr("{} of {} parts are printed").format(printed, len(parts)), ""

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done with the texts that are chosen in the list of clearance."""
        return self.ledger.handlers()

    def state(self) -> dict[str, Any]:
        """Nothing beside the place itself."""
        return {}

    def _scroll_to_current(self) -> None:
        """The list is as high as its rows, so that it is the page which scrolls."""
        rect = self.view.visualRect(self.view.currentIndex())
        left_px, top_px = self.view.x(), self.view.y() + rect.center().y()
        self._area.ensureVisible(left_px, top_px, 0, 2 * rect.height())

    def _tick(self, row: BookPartRow, ticked: bool) -> None:
        session = self.workspace.session
        if row.section is None:
            edits.book.set_part_included(session, row.part.id, ticked)
        else:
            sections = row.part.sections | {row.section} if ticked else row.part.sections - {row.section}
            edits.book.set_sections(session, row.part.id, list(sections))

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, BookPartRow) and row.section is None:
            self.parts.toggle_open(row.part.id)
            self._fit()

    def _move(self, step: int) -> None:
        row = self.view.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(row, BookPartRow) and not self.workspace.session.read_only:
            parts = [each.part.id for each in self.parts.rows if each.section is None]
            edits.book.move_part(self.workspace.session, row.part.id, max(0, parts.index(row.part.id) + step))
            self.view.setCurrentIndex(self.parts.find_index((row.part.id, None)))

    def refresh(self) -> None:
        """Read the book and its parts anew."""
        book = self._refresh_title()
        if book is None:
            return
        file = self.workspace.session.file
        parts = file.look(list_book_parts, self.place.id)
        self.name.show_text(book.title)
        self.title_marking.show_marking(book.title_marking)
        self.parts.show_parts(parts, gather_numbering(file, self.place.id).tabs)
        self.form.show_book(book)
        self.addition.refresh()
        self.omissions.refresh()
        self.ledger.refresh(has_ceiling=book.ceiling is not None)
        self._fit()
        self.status_changed.emit()

    def _note(self) -> None:
        self.refresh_soon()
        if self.is_behind:
            self._refresh_title()

    def _refresh_title(self) -> BookRead | None:
        """Read the book itself, whose title stands on the tab; None when it is gone."""
        file = self.workspace.session.file
        book = file.look(read_book, self.place.id)
        if book is not None and book.title != self._title:
            self._title = book.title
            self.title_changed.emit(self._title)
        return book

    def _prepare(self) -> None:
        self.view.setModel(self.parts)
        self.view.setItemDelegate(PartDelegate(self.workspace.appearance, self.view))
        self.view.setProperty("role", "page")
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(self.tr("Parts of the book"))
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self._move, step))

    def _apply_theme(self) -> None:
        self.view.viewport().update()
        self.title_marking.apply_theme(self.workspace.appearance.theme)
        self.addition.apply_theme(self.workspace.appearance.theme)
        self.ledger.apply_theme(self.workspace.appearance.theme)

    def _fit(self) -> None:
        self.view.setFixedHeight(self.parts.rowCount() * ROW_PX + 4)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(6)
        heading = QLabel(self.tr("Parts, in order"), self)
        heading.setProperty("role", "subheading")
        hint = QLabel(self.tr("Double click a brief to choose its sections; Alt+Up and Alt+Down move a part."), self)
        hint.setProperty("role", "small")
        hint.setWordWrap(True)
        left.addWidget(heading)
        left.addWidget(self.view)
        left.addWidget(hint)
        left.addWidget(self.addition, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.omissions)
        left.addStretch()
        inside = QWidget(self)
        columns = self._columns
        columns.setSpacing(40)
        columns.addLayout(left, 1)
        columns.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN_PX, 22, MARGIN_PX, 20)
        column.setSpacing(14)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.title_marking)
        column.addLayout(head)
        column.addLayout(columns)
        column.addWidget(self.ledger)
        column.addStretch()
        self._area = PageArea(inside, self, sideways=True)
        self._area.fill(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the settings under the parts where both would not find room side by side."""
        super().resizeEvent(event)
        narrow = self.width() < SIDE_BY_SIDE_PX
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def sizeHint(self) -> QSize:
        """A tab."""
        return QSize(900, 700)
