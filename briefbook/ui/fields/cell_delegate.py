"""How a cell of a table of records is drawn, and the line in which it is edited."""

from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import (
    QCompleter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from briefbook.models.record_table_model import RecordColumn, RecordTableModel
from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import LIGHT, Theme
from briefbook.ui.text.line_field import LineField

ROW_PX = 30
SCROLL_BAR_PX = 12
CELL_INSET_PX = 12  # the padding of the style sheet and the rim of the focus
LEADING_PX = 10
HIGHEST_CELL_PX = 400
SIGN_PX = 14
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Edits a cell as a line, with the completions of its column."""

    theme: Theme = LIGHT

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line with completions, stored by the row's key: what is typed outlives a new order of the rows."""
        model, key = index.model(), index.data(Qt.ItemDataRole.UserRole).key
        line = LineField("", while_typing=False, parent=parent)
        line.setFrame(False)
        if isinstance(model, RecordTableModel):
            line.setAccessibleName(model.columns[index.column()].head)
            line.store(partial(model.store_words, key, index.column()))
            _offer(line, model.columns[index.column()])
        return line

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Frame the cell that the keys are for: the colour of its row does not tell it from the others."""
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
            painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Put a sign before words that ask for attention, and show a colour as it is where its row is chosen too."""
        super().initStyleOption(option, index)
        if isinstance(swatch := index.data(Qt.ItemDataRole.DecorationRole), QColor):
            option.icon = _build_swatch(swatch, option.decorationSize)
        model, row = index.model(), index.data(Qt.ItemDataRole.UserRole)
        if isinstance(model, RecordTableModel) and row and model.columns[index.column()].warns(row):
            option.icon = build_icon("triangle-alert", self.theme.if_raised_ink)
            option.decorationSize = QSize(SIGN_PX, SIGN_PX)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.palette.setColor(QPalette.ColorRole.Text, QColor(self.theme.if_raised_ink))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need in the width of their column."""
        view = self.parent()
        if not isinstance(view, QTableView):
            return super().sizeHint(option, index)
        room = QRect(0, 0, view.columnWidth(index.column()) - 2 * CELL_INSET_PX, HIGHEST_CELL_PX)
        words = str(index.data() or "")
        box = QFontMetrics(view.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return QSize(box.width(), max(ROW_PX, box.height() + LEADING_PX))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the words of the cell."""
        if isinstance(editor, LineField):
            editor.show_text(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Store what was typed."""
        if isinstance(editor, LineField):
            editor.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take back what was typed before Escape closes the line, which stores it as the focus leaves."""
        escapes = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escapes and event.type() is QEvent.Type.KeyPress and isinstance(watched, LineField):
            watched.take_back()
        return super().eventFilter(watched, event)


def _offer(line: LineField, column: RecordColumn) -> None:
    """Complete what is typed by what a column offers, with a row that adds what nothing is called."""
    offers, addition = list(column.offers()), column.addition
    if not (offers or addition):
        return
    rows = QStringListModel(offers, line)
    completer = QCompleter(rows, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
    if popup := completer.popup():
        # As wide as its words: those of a narrow column would all be cut to the same beginning.
        popup.setMinimumWidth(popup.sizeHintForColumn(0) + SCROLL_BAR_PX + LEADING_PX)
    if addition is None:
        return
    known = {each.casefold() for each in offers}

    def show_addition(typed: str) -> None:
        name = typed.strip()
        rows.setStringList(offers if not name or name.casefold() in known else [*offers, addition(name)])

    line.textEdited.connect(show_addition)


def _build_swatch(colour: QColor, size: QSize) -> QIcon:
    """A colour that no state of its row tints."""
    pixmap, icon = QPixmap(size), QIcon()
    pixmap.fill(colour)
    for mode in QIcon.Mode:
        icon.addPixmap(pixmap, mode)
    return icon
