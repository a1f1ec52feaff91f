"""What becomes of marks where a key or a paste makes one paragraph of two."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextCursor

from briefbook.ui.text.document_codec import LIST_STYLES, read_kind
from briefbook.ui.text.portion_mark import read_marking

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class ParagraphJoin:
    """Two marks that meet; `is_refused` where words of both would stand under one, else `marking` is what stays."""

    marking: str | None
    is_refused: bool


def find_join(cursor: QTextCursor, event: QKeyEvent | None = None) -> ParagraphJoin | None:
    """What replacing a selection, or a key, would join; None where paragraphs stay apart. A paste judges for itself."""
    if event is not None and not _changes_text(event):
        return None
    document = cursor.document()
    if cursor.hasSelection():
        first, last = (document.findBlock(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        before = first.text()[: cursor.selectionStart() - first.position()]
        after = last.text()[cursor.selectionEnd() - last.position() :]
        return _judge(first, last, before, after, splits=event is not None and event.key() in ENTER)
    block = cursor.block()
    leaves_list = read_kind(block) in LIST_STYLES
    if event is not None and event.key() == Qt.Key.Key_Backspace and cursor.atBlockStart() and not leaves_list:
        return _judge(block.previous(), block, block.previous().text(), block.text())
    if event is not None and event.key() == Qt.Key.Key_Delete and cursor.atBlockEnd():
        return _judge(block, block.next(), block.text(), block.next().text())
    return None


def _judge(
    first: QTextBlock, last: QTextBlock, before: str, after: str, *, splits: bool = False
) -> ParagraphJoin | None:
    if not first.isValid() or not last.isValid() or first == last or not (before or after):
        return None
    marks = read_marking(first), read_marking(last)
    both = bool(after) and (bool(before) or splits)
    return ParagraphJoin(marks[1] if after and not before else marks[0], both and marks[0] != marks[1])


def _changes_text(event: QKeyEvent) -> bool:
    """Whether a key takes what is selected away."""
    typed = bool(event.text()) and event.text().isprintable()
    deletes = event.key() in (*ENTER, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
    return typed or deletes or event.matches(QKeySequence.StandardKey.Cut)
