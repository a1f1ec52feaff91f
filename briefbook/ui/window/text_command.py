"""Cut, copy, paste and select all, done to whatever has the focus."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from briefbook.ui.action.action_id import ActionId
from briefbook.ui.draft.draft import Draft
from briefbook.ui.text.line_field import LineField

SELECTS_SEVERAL = {QAbstractItemView.SelectionMode.ExtendedSelection, QAbstractItemView.SelectionMode.MultiSelection}
EVENT, KEYS = QEvent.Type, QKeySequence.StandardKey
Calls = dict[ActionId, Callable[[], object]]


class TextCommands(QObject):
    """What can be done now to the text that has the focus, or had it until the keyboard went into the menus."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._note_focus)

    def handlers(self) -> Calls:
        """Action id -> method; what would do nothing is not among them."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QMenuBar):
            focus = self._left if self._left and shiboken6.isValid(self._left) else None
        if isinstance(focus, QAbstractSpinBox):
            focus = focus.findChild(QLineEdit)
        if isinstance(focus, QLineEdit):
            return _list_field_calls(focus, selected=focus.hasSelectedText(), filled=bool(focus.text()))
        if isinstance(focus, QTextEdit | QPlainTextEdit):
            filled = not focus.document().isEmpty()
            return _list_field_calls(focus, selected=focus.textCursor().hasSelection(), filled=filled)
        if isinstance(focus, QLabel) and focus.hasSelectedText():
            return {ActionId.EDIT_COPY: lambda: QApplication.clipboard().setText(focus.selectedText())}
        if isinstance(focus, QAbstractItemView) and focus.selectionMode() in SELECTS_SEVERAL:
            return {ActionId.EDIT_SELECT_ALL: focus.selectAll}
        return {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave undo and redo to the window where a box has nothing to take back."""
        if isinstance(watched, QLineEdit) and isinstance(event, QKeyEvent) and event.type() is EVENT.ShortcutOverride:
            undo, redo = event.matches(KEYS.Undo), event.matches(KEYS.Redo)
            if (undo and not watched.isUndoAvailable()) or (redo and not watched.isRedoAvailable()):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _note_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QMenuBar):
            self._left = before
        if before and shiboken6.isValid(before):
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit) and not isinstance(now, LineField):
            now.installEventFilter(self)


def _list_field_calls(field: QLineEdit | QTextEdit | QPlainTextEdit, *, selected: bool, filled: bool) -> Calls:
    calls: Calls = {}
    if selected:
        calls[ActionId.EDIT_COPY] = field.copy
    if filled:
        calls[ActionId.EDIT_SELECT_ALL] = field.selectAll
    if field.isReadOnly():
        return calls
    if selected:
        calls[ActionId.EDIT_CUT] = field.cut
    # What is typed into a field of a record is taken back by the library's own undo.
    if isinstance(field, QLineEdit) and not isinstance(field, LineField) and not isinstance(field.parent(), Draft):
        if field.isUndoAvailable():
            calls[ActionId.EDIT_UNDO] = field.undo
        if field.isRedoAvailable():
            calls[ActionId.EDIT_REDO] = field.redo
    mime: QMimeData | None = QApplication.clipboard().mimeData()
    if mime is not None and (mime.hasText() or mime.hasHtml()):
        calls[ActionId.EDIT_PASTE] = field.paste
    return calls
