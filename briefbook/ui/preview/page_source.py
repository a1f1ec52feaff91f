"""The pages of a book as pictures, through pdfium."""

import threading

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from briefbook.pdf.sheet import Sheets

_engine = threading.Lock()  # pdfium is not thread-safe


class PageSource:
    """The pages of one book, each written and drawn when it comes into sight."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self.sizes_pt = [QSizeF(*sheets.size_pt)] * len(sheets)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sheets)

    def draw(self, page: int, width_px: int) -> QImage:
        """A page (from 0) as wide as asked, in device pixels."""
        with _engine, pypdfium2.PdfDocument(self._sheets.write(page, page + 1)) as document:
            sheet = document[0]
            bitmap = sheet.render(scale=width_px / sheet.get_width(), prefer_bgrx=True)
            shared = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            image = shared.copy()
            bitmap.close()
            sheet.close()
        return image
