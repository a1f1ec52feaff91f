"""The pages of a PDF as pictures, through pdfium."""

import threading

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_engine = threading.Lock()  # pdfium is not thread-safe


class PageSource:
    """One PDF held in memory; close it when another takes its place."""

    def __init__(self, pdf: bytes) -> None:
        with _engine:
            self._document = pypdfium2.PdfDocument(pdf)
            self.sizes_pt = [QSizeF(*self._document.get_page_size(page)) for page in range(len(self._document))]

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self.sizes_pt)

    def draw(self, page: int, width_px: int) -> QImage:
        """A page (from 0) as wide as asked, in device pixels."""
        with _engine:
            sheet = self._document[page]
            bitmap = sheet.render(scale=width_px / sheet.get_width(), prefer_bgrx=True)
            shared = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            image = shared.copy()
            bitmap.close()
            sheet.close()
        return image

    def close(self) -> None:
        """Let go of the PDF."""
        with _engine:
            self._document.close()
