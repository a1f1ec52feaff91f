"""The panel with the pages, which follows the tab in front."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from briefbook.printing.preview import PreviewPages
from briefbook.ui.look.icon import build_icon
from briefbook.ui.preview.anchor import find_page
from briefbook.ui.preview.page_source import PageSource
from briefbook.ui.preview.page_view import PageView
from briefbook.ui.preview.proof import Proof
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.place import Place

HEAD_HEIGHT_PX = 34


class PreviewPanel(QWidget):
    """The real pages of the book beside the editor."""

    export_requested = Signal()

    def __init__(self, workspace: Workspace, proof: Proof, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._appearance = workspace.appearance
        self._proof = proof
        self._followed: tuple[Place, Place] | None = None
        self.view = PageView(self)
        self._words = QLabel(self)
        self._words.setProperty("role", "muted")
        self._empty = QLabel(self.tr("The pages appear here as soon as the visit has a book."), self)
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(40, 40, 40, 40)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.view)
        self._buttons = {
            "chevron-left": self._build_button(
                self.tr("Page before"), lambda: self.view.go_to_page(self.view.page - 1)
            ),
            "chevron-right": self._build_button(self.tr("Next page"), lambda: self.view.go_to_page(self.view.page + 1)),
            "zoom-out": self._build_button(self.tr("Smaller"), lambda: self.view.step_zoom(-1)),
            "zoom-in": self._build_button(self.tr("Larger"), lambda: self.view.step_zoom(1)),
            "download": self._build_button(self.tr("Export PDF"), self.export_requested.emit),
        }
        self._lay_out()
        proof.ready.connect(self._show_pages)
        proof.failed.connect(self._show_sentence)
        proof.emptied.connect(self._show_nothing)
        self.view.page_changed.connect(self._show_page_number)
        self._appearance.changed.connect(self._apply_theme)
        self._apply_theme()
        if proof.pages:
            self._show_pages(proof.pages)

    def follow(self, place: Place | None, home: Place | None) -> None:
        """Turn to the page of a place and its tab, when it is another one than before."""
        if place is None or home is None or (place, home) == self._followed:
            return
        self._followed = (place, home)
        self._turn_to_followed()

    def finish(self) -> None:
        """Let go of the pages."""
        self.view.clear()

    def _turn_to_followed(self) -> None:
        if self._followed and self._proof.pages:
            page = find_page(*self._followed, self._proof.pages.anchors)
            if page is not None:
                self.view.go_to_page(page)

    def _show_pages(self, pages: PreviewPages) -> None:
        first = not self.view.page_count
        self._pages.setCurrentWidget(self.view)
        self.view.show_source(PageSource(pages.sheets))
        if first:
            self._turn_to_followed()

    def _show_sentence(self, sentence: str) -> None:
        self._empty.setText(sentence)
        self._pages.setCurrentWidget(self._empty)

    def _show_nothing(self) -> None:
        self.view.clear()
        self._words.clear()
        self._show_sentence(self.tr("The pages are being set…"))

    def _show_page_number(self, page: int) -> None:
        self._words.setText(self.tr("Page {} of {}").format(page + 1, self.view.page_count))

    def _build_button(self, words: str, call: object) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoRaise(True)
        button.clicked.connect(call)
        return button

    def _lay_out(self) -> None:
        head = QWidget(self)
        head.setProperty("role", "pane")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setFixedHeight(HEAD_HEIGHT_PX)
        row = QHBoxLayout(head)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(4)
        row.addWidget(self._buttons["chevron-left"])
        row.addWidget(self._words)
        row.addWidget(self._buttons["chevron-right"])
        row.addStretch()
        for name in ("zoom-out", "zoom-in", "download"):
            row.addWidget(self._buttons[name])
        self._pages.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(280)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._pages, 1)

    def _apply_theme(self) -> None:
        theme = self._appearance.theme
        for name, button in self._buttons.items():
            button.setIcon(build_icon(name, theme.muted))
        self.view.theme = theme
        self.view.viewport().update()
