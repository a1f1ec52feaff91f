"""Pages under one another, drawn as they come into sight."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from briefbook.ui.look.theme import LIGHT, Theme
from briefbook.ui.preview.page_source import PageSource

GAP_PX = 16
MARGIN_PX = 22
LEAST_WIDTH_PX = 120
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
PAGES_KEPT = 8


class PageView(QAbstractScrollArea):
    """Shows a book as wide as the view; a new one takes the old one's place only when its pages are drawn."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(self.tr("Pages of the book"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(LEAST_WIDTH_PX)
        self.theme: Theme = LIGHT
        self._source: PageSource | None = None
        self._images: dict[int, QImage] = {}
        self._tops_px: list[int] = []
        self._zoom = 1.0
        self._page = 0
        self.verticalScrollBar().setSingleStep(40)

    @property
    def page(self) -> int:
        """The page in front of the eye, from 0."""
        return self._page

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self._source.page_count if self._source else 0

    def show_source(self, source: PageSource) -> None:
        """Show another book where the last one was, at the same page and height."""
        inside = self.verticalScrollBar().value() - (self._tops_px[self._page] if self._tops_px else 0)
        self._source = source
        page = min(self._page, source.page_count - 1)
        self._lay_out()
        self._images = {}
        if self._tops_px:
            self.verticalScrollBar().setValue(self._tops_px[page] + inside)
        for each in self._list_visible():
            self._images[each] = self._draw(each)
        self.viewport().update()
        self._note_page(always=True)

    def clear(self) -> None:
        """Show nothing."""
        self._source = None
        self._images, self._tops_px, self._page = {}, [], 0
        self.viewport().update()

    def go_to_page(self, page: int) -> None:
        """Bring the top of a page (from 0) to the top of the view."""
        if self._tops_px:
            page = max(0, min(page, len(self._tops_px) - 1))
            self.verticalScrollBar().setValue(self._tops_px[page] - GAP_PX)

    def step_zoom(self, step: int) -> None:
        """Come nearer, or go away."""
        nearest = min(range(len(ZOOMS)), key=lambda at: abs(ZOOMS[at] - self._zoom))
        self._zoom = ZOOMS[max(0, min(nearest + step, len(ZOOMS) - 1))]
        self._lay_out_again()
        self.zoom_changed.emit(self._zoom)

    def sizeHint(self) -> QSize:
        """A page beside an editor."""
        return QSize(440, 620)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight, each with a hairline around it."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), QColor(self.theme.paper_shade))
            for page in self._list_visible():
                if page not in self._images:
                    self._images[page] = self._draw(page)
                rect = self._page_rect(page)
                painter.drawImage(QRectF(rect), self._images[page])
                painter.setPen(QColor(self.theme.line))
                painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        self._forget_far_pages()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width, the same page in front."""
        super().resizeEvent(event)
        self._lay_out_again()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move the pages."""
        self.viewport().update()
        self._note_page()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl come nearer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def _lay_out_again(self) -> None:
        page = self._page
        self._images = {}
        self._lay_out()
        if self._tops_px:
            self.go_to_page(page)
        self.viewport().update()

    def _lay_out(self) -> None:
        """Put the pages under one another; ranges and steps of the bars follow."""
        self._tops_px = []
        top = GAP_PX
        sizes = self._source.sizes_pt if self._source else []
        for size in sizes:
            self._tops_px.append(top)
            top += round(self._width_px() * size.height() / size.width()) + GAP_PX
        view = self.viewport().size()
        bars = (
            (self.verticalScrollBar(), top, view.height()),
            (self.horizontalScrollBar(), self._full_width_px(), view.width()),
        )
        for bar, whole, seen in bars:
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)

    def _width_px(self) -> int:
        return round(max(LEAST_WIDTH_PX, self.viewport().width() - 2 * MARGIN_PX) * self._zoom)

    def _full_width_px(self) -> int:
        return self._width_px() + 2 * MARGIN_PX

    def _page_rect(self, page: int) -> QRect:
        assert self._source is not None
        size, width = self._source.sizes_pt[page], self._width_px()
        free = max(0, self.viewport().width() - self._full_width_px()) // 2
        left = MARGIN_PX + free - self.horizontalScrollBar().value()
        top = self._tops_px[page] - self.verticalScrollBar().value()
        return QRect(left, top, width, round(width * size.height() / size.width()))

    def _list_visible(self) -> list[int]:
        view = self.viewport().rect()
        return [page for page in range(len(self._tops_px)) if self._page_rect(page).intersects(view)]

    def _draw(self, page: int) -> QImage:
        assert self._source is not None
        return self._source.draw(page, max(1, round(self._width_px() * self.devicePixelRatioF())))

    def _forget_far_pages(self) -> None:
        for page in [each for each in self._images if abs(each - self._page) > PAGES_KEPT]:
            del self._images[page]

    def _note_page(self, *, always: bool = False) -> None:
        """The page across the upper third of the view is the one in front of the eye."""
        eye = self.verticalScrollBar().value() + max(GAP_PX + 1, self.viewport().height() // 3)
        page = max((each for each, top in enumerate(self._tops_px) if top <= eye), default=0)
        if page != self._page or always:
            self._page = page
            self.page_changed.emit(page)
