"""The chapters of the guide as an item model that can be searched."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from briefbook.models.outline_model import OutlineRole, OutlineRow
from briefbook.models.row_list_model import Index, RowListModel
from briefbook.text.guide import Chapter
from briefbook.text.markdown_tree import plain_text


class ChapterListModel(RowListModel[OutlineRow]):
    """The chapters that hold every word of a search, each with how often; without a search all of them."""

    def __init__(self, chapters: Sequence[Chapter], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = {each.key: f"{each.title}\n{plain_text(each.source)}".casefold() for each in chapters}
        self._chapters = tuple(chapters)
        self.set_search("")

    def set_search(self, text: str) -> None:
        """Show only chapters that hold every word of a text."""
        words = split_words(text)
        rows = []
        for number, chapter in enumerate(self._chapters, start=1):
            counts = [self._texts[chapter.key].count(word) for word in words]
            if all(counts):
                count = sum(counts) if words else None
                rows.append(OutlineRow(chapter.key, OutlineRole.LIST, chapter.title, number=str(number), count=count))
        self.show_rows(rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title; for somebody who cannot see the list with its number, and with how often the words are in it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            found = "" if row.count is None else f", found {row.count} times" if row.count > 1 else ", found once"
            return f"{row.number}. {row.title}{found}"
        return super().data(index, role)


def split_words(text: str) -> list[str]:
    """The words of a search, each once."""
    return list(dict.fromkeys(text.casefold().split()))
