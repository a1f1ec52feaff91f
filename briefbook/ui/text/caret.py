"""Where the caret stands, so that it stays there when the words around it change."""

from dataclasses import dataclass

from PySide6.QtGui import QTextCursor, QTextDocument

from briefbook.ui.text.document_codec import Property


@dataclass(frozen=True, slots=True)
class Caret:
    """A block by id with its words, and the offset of the caret in it."""

    block_id: str
    text: str
    offset: int


def read_caret(cursor: QTextCursor) -> Caret:
    """Where a cursor stands."""
    block = cursor.block()
    return Caret(block.blockFormat().stringProperty(Property.ID), block.text(), cursor.positionInBlock())


def find_position(document: QTextDocument, caret: Caret) -> int:
    """The same place in a changed document; its end when the block is gone."""
    block = document.begin()
    while block.isValid():
        if block.blockFormat().stringProperty(Property.ID) == caret.block_id:
            return block.position() + move_offset(caret.text, block.text(), caret.offset)
        block = block.next()
    return max(0, document.characterCount() - 1)


def move_offset(old: str, new: str, offset: int) -> int:
    """Where an offset of an old text stands in a new one that differs in one stretch."""
    shortest = min(len(old), len(new))
    same_before = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    if offset <= same_before:
        return offset
    same_after = 0
    while same_after < shortest - same_before and old[-1 - same_after] == new[-1 - same_after]:
        same_after += 1
    if offset >= len(old) - same_after:
        return len(new) - (len(old) - offset)
    return len(new) - same_after
