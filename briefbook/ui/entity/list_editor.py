"""A list of the library: every entity of one kind, to be found, opened, added and deleted."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from briefbook import edits
from briefbook.errors import BriefbookError
from briefbook.models.entity_list_model import EntityListModel
from briefbook.models.entity_row_list_model import EntityListRow
from briefbook.models.outline_rows import LISTS, name_list
from briefbook.models.term import describe_term
from briefbook.session import Changed, News, Operation
from briefbook.store.brief_scope import is_of_briefs
from briefbook.store.where_used import count_links
from briefbook.ui.desk.editor import Editor
from briefbook.ui.fields.entity_row_delegate import EntityRowDelegate
from briefbook.ui.fields.notice_label import NoticeLabel
from briefbook.ui.look.count_words import count_words
from briefbook.ui.look.icon import show_icon
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

MARGIN_PX = 34


class ListEditor(Editor):
    """The entities of the kind that `place.field` names."""

    def __init__(self, place: Place, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(place, workspace, parent)
        self._kind = EntityKind(place.field)
        self._title, self.icon_name = name_list(self._kind), LISTS[self._kind][1]
        self.entities = EntityListModel(workspace.session.file, self._kind, self)
        self.filter = QLineEdit()
        self.view = QListView()
        self._counted, self._notice, self._empty = QLabel(), NoticeLabel(), QLabel()
        self._add = QPushButton(self.tr("Add {}").format(describe_term(self._kind)))
        self._add.setEnabled(not workspace.session.read_only)
        self._prepare()
        self._lay_out()
        self._connect()
        self._count()
        self._apply_theme()

    def title(self) -> str:
        """The name of the list."""
        return self._title

    def status(self) -> tuple[str, str]:
        """How many entities."""
        return count_words(self.entities.total, self.tr("1 entry"), self.tr("{} entries")), ""

    def state(self) -> dict[str, Any]:
        """The filter."""
        return {"filter": self.filter.text()}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Bring back the filter."""
        self.filter.setText(str(state["filter"]))

    def add_entity(self) -> None:
        """Add an entity under the words of the filter and open it; without words, under a name to be changed."""
        name = self.filter.text().strip() or self.tr("New {}").format(describe_term(self._kind))
        try:
            entity_id = edits.entity.create_entity(self.workspace.session, self._kind, name)
        except BriefbookError as error:
            self._notice.show_refusal(str(error))
            return
        # The words have become a name; as a filter they would hide every other entry when one comes back.
        self.filter.clear()
        self.open_requested.emit(Place("entity", entity_id, "name"))

    def delete_entity(self) -> None:
        """Delete the chosen entity, and say what went with it; undo brings everything back."""
        row = self.view.currentIndex().data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, EntityListRow):
            return
        session, told = self.workspace.session, list[News]()
        uses = session.look(count_links, row.key)
        unwatch = session.watch(told.append)
        try:
            edits.entity.delete_entity(session, row.key)
        except BriefbookError as error:
            self._notice.show_refusal(str(error))
        else:
            self._notice.show_notice(self._describe_loss(row.name, uses, told))
        finally:
            unwatch()

    def _prepare(self) -> None:
        self.filter.setPlaceholderText(self.tr("Find, or type a name to add"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(360)
        self._empty.setProperty("role", "muted")
        self._counted.setProperty("role", "muted")
        self.view.setModel(self.entities)
        self.view.setItemDelegate(EntityRowDelegate(self.workspace.appearance, self.icon_name, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(self._title)
        self.setFocusProxy(self.filter)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, 20, MARGIN_PX, 20)
        column.setSpacing(12)
        title = QLabel(self._title)
        title.setProperty("role", "title")
        column.addWidget(title)
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in (self.filter, self._add):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self._counted)
        column.addLayout(row)
        column.addWidget(self._notice)
        column.addWidget(self._empty)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.view)
        column.addWidget(card, 1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self.entities.set_filter)
        self.filter.textChanged.connect(self._count)
        self.filter.returnPressed.connect(self._open_or_add)
        self._add.clicked.connect(self.add_entity)
        self.view.activated.connect(self._open)
        self.view.selectionModel().currentChanged.connect(self._select)
        self.workspace.notifier.changed.connect(self._note_change)
        self.workspace.appearance.changed.connect(self._apply_theme)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.delete_entity)

    def _apply_theme(self) -> None:
        show_icon(self._add, "plus", self.workspace.appearance.theme.ink)
        self.view.viewport().update()

    def _count(self) -> None:
        shown, total = len(self.entities.rows), self.entities.total
        self._counted.setText(str(total) if shown == total else self.tr("{} of {}").format(shown, total))
        self._empty.setText(
            self.tr("None yet. Type a name and press Enter to add it.")
            if total == 0
            else self.tr("None has these words. Press Enter to add them as a name.")
        )
        self._empty.setVisible(shown == 0)
        self.status_changed.emit()

    def refresh(self) -> None:
        """Read the list anew."""
        self.entities.refresh()
        self._count()

    def _note_change(self, news: Changed) -> None:
        self._notice.show_notice("")
        if not is_of_briefs(news.rows):
            self.refresh_soon()

    def _describe_loss(self, name: str, uses: int, told: Sequence[News]) -> str:
        """What is gone, what went with it, and how many places have lost it."""
        rows = [row for news in told if isinstance(news, Changed) for row in news.rows]
        gone = Counter(row.table for row in rows if row.op is Operation.DELETE)
        words = {
            "brief": (self.tr("1 brief"), self.tr("{} briefs")),
            "talking_point": (self.tr("1 point"), self.tr("{} points")),
            "citation": (self.tr("1 citation"), self.tr("{} citations")),
        }
        lost = [
            one if gone[table] == 1 else many.format(gone[table]) for table, (one, many) in words.items() if gone[table]
        ]
        said = self.tr("“{}” was deleted.").format(name)
        if lost:
            listed = self.tr(" and ").join(filter(None, (", ".join(lost[:-1]), lost[-1])))
            said = self.tr("“{}” was deleted with {}.").format(name, listed)
        if uses:
            said += " " + count_words(uses, self.tr("1 place used it."), self.tr("{} places used it."))
        return said + " " + self.tr("Undo brings everything back.")

    def _select(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, EntityListRow):
            self.entity_selected.emit(row.key)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, EntityListRow):
            self.open_requested.emit(Place("entity", row.key))

    def _open_or_add(self) -> None:
        """Enter in the filter opens the entity when only one is left, and adds its words when none has them."""
        if len(self.entities.rows) == 1:
            self._open(self.entities.index(0))
        elif not self.entities.rows and self.filter.text().strip() and self._add.isEnabled():
            self.add_entity()
