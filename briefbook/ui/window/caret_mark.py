"""Where the caret stands in a window, without any of the words around it, so that it is there again after a locking."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from briefbook.instance.handover import CaretMark
from briefbook.values.place import Place

if TYPE_CHECKING:
    from briefbook.ui.desk.editor import Editor
    from briefbook.ui.window.window import MainWindow

TextField = QLineEdit | QPlainTextEdit | QTextEdit


def mark_caret(window: "MainWindow") -> CaretMark | None:
    """Where the caret of a window stands; None where it is in no text of the tab in front. Moves the focus."""
    editor, focus = window.current_editor, window.focusWidget()
    if editor is None or not isinstance(focus, TextField) or not editor.isAncestorOf(focus):
        return None
    position = focus.cursorPosition() if isinstance(focus, QLineEdit) else focus.textCursor().position()
    shown, tab = editor.shown_place(), editor.place
    fields = _list_fields(editor)
    if focus not in fields:
        return None
    at = fields.index(focus)
    led_to = _lead(window, editor, shown)
    if led_to is None:
        shown = Place("", 0)
    step = at - fields.index(led_to) if led_to in fields else at
    return CaretMark(tab.kind, tab.id, tab.field, shown.kind, shown.id, shown.field, step, position)


def put_caret(window: "MainWindow", mark: CaretMark) -> None:
    """Put the caret where it stood, as far as that is still there."""
    editor = window.open_place(Place(mark.tab_kind, mark.tab_id, mark.tab_field))
    if editor is None:
        return
    led_to = _lead(window, editor, Place(mark.kind, mark.id, mark.field)) if mark.kind else None
    fields = _list_fields(editor)
    at = mark.step + (fields.index(led_to) if led_to in fields else 0)
    if not 0 <= at < len(fields):
        return
    field = fields[at]
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.setCursorPosition(min(mark.position, len(field.text())))
    else:
        cursor = field.textCursor()
        cursor.setPosition(min(mark.position, max(0, field.document().characterCount() - 1)))
        field.setTextCursor(cursor)


def _lead(window: "MainWindow", editor: "Editor", place: Place) -> QWidget | None:
    """Go to a place; the text that has the caret then, if one has."""
    editor.show_place(place)
    focus = window.focusWidget()
    return focus if isinstance(focus, TextField) and editor.isAncestorOf(focus) else None


def _list_fields(editor: "Editor") -> list[TextField]:
    """The texts of a tab that can be seen, in the order in which they were made."""
    return [each for each in editor.findChildren(QWidget) if isinstance(each, TextField) and each.isVisibleTo(editor)]
