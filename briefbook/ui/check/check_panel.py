"""The panel with the findings of preflight, each leading to its record, and with what mends them."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from briefbook.book.finding import Severity
from briefbook.models.finding_model import FindingModel, FindingRow
from briefbook.printing.preview import PreviewPages
from briefbook.ui.check.finding_delegate import FindingDelegate
from briefbook.ui.look.icon import build_icon
from briefbook.ui.preview.proof import Proof
from briefbook.ui.workspace.workspace import Workspace

HEAD_HEIGHT_PX = 34


class CheckPanel(QWidget):
    """What should be looked at before the book is printed; it wishes for places and for remedies."""

    open_requested = Signal(object)
    remedy_requested = Signal(object)
    close_requested = Signal()
    counted = Signal(int)

    def __init__(self, workspace: Workspace, proof: Proof, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check")
        self.setProperty("role", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._appearance = workspace.appearance
        self.findings = FindingModel(self, mends=not workspace.session.read_only)
        self.view = FindingView(self)
        self.view.setModel(self.findings)
        self.view.setItemDelegate(FindingDelegate(workspace.appearance, self.view))
        self.view.activated.connect(self._open)
        self.view.clicked.connect(self._open)
        self._empty = QLabel(self.tr("Nothing to look at. The book can be printed as it is."), self)
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(24, 40, 24, 24)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        self._close = QToolButton(self)
        self._lay_out()
        self._close.clicked.connect(self.close_requested)
        self.setFocusProxy(self.view)
        proof.ready.connect(self._show)
        workspace.appearance.changed.connect(self._apply_theme)
        self._apply_theme()

    def _show(self, pages: PreviewPages) -> None:
        self.findings.show_findings(pages.findings)
        self._stack.setCurrentWidget(self.view if pages.findings else self._empty)
        self.counted.emit(sum(finding.severity is not Severity.NOTES for finding in pages.findings))

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, FindingRow) and row.remedy:
            self.remedy_requested.emit(row.remedy)
        elif isinstance(row, FindingRow) and row.finding:
            self.open_requested.emit(row.finding.place)

    def _lay_out(self) -> None:
        head = QWidget(self)
        head.setFixedHeight(HEAD_HEIGHT_PX)
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 0, 8, 0)
        title = QLabel(self.tr("Before printing"), head)
        title.setProperty("role", "subheading")
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close the findings"))
        self._close.setAutoRaise(True)
        row.addWidget(title)
        row.addStretch()
        row.addWidget(self._close)
        self.setMinimumWidth(220)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    def _apply_theme(self) -> None:
        self._close.setIcon(build_icon("x", self._appearance.theme.muted))
        self.view.viewport().update()


class FindingView(QListView):
    """A list whose rows are as high as their sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pane")
        self.setAccessibleName(self.tr("Findings"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sentences wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
