"""What a book leaves out of its briefs."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefbook import edits
from briefbook.store.omission_read import OmissionRead, list_omissions
from briefbook.store.place_word import describe_place
from briefbook.ui.look.elided_label import ElidedLabel
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.place import Place


class OmissionList(QWidget):
    """A line for each issue and talking point that is left out, with a button that takes it in again."""

    def __init__(self, workspace: Workspace, book_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = workspace.session
        self._book_id = book_id
        self._omissions: list[OmissionRead] | None = None
        self._lines: QWidget | None = None
        self._hint = QLabel(
            self.tr("Nothing. An issue or a point is left out in its brief: by a right click, or in the menu Point."),
            self,
        )
        heading = QLabel(self.tr("Left out of this book"), self)
        heading.setProperty("role", "subheading")
        self._hint.setProperty("role", "small")
        self._hint.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 14, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(heading)
        self._column.addWidget(self._hint)

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons that take something in, from top to bottom."""
        return self._lines.findChildren(QPushButton) if self._lines else []

    def refresh(self) -> None:
        """Read anew what is left out; the lines are made anew where that is something else."""
        file = self._session.file
        omissions = file.look(list_omissions, self._book_id)
        if omissions == self._omissions:
            return
        self._omissions = omissions
        if self._lines:
            self._lines.hide()
            self._lines.deleteLater()
        self._lines = self._build_lines(omissions)
        self._column.addWidget(self._lines)
        self._hint.setVisible(not omissions)

    def _build_lines(self, omissions: list[OmissionRead]) -> QWidget:
        lines = QWidget(self)
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for at, omission in enumerate(omissions):
            called = describe_place(omission.place.kind, omission.called, QCoreApplication.translate)
            words, where = ElidedLabel(lines), ElidedLabel(lines)
            words.setText(" ".join(omission.words.split()) or omission.called.title or called)
            where.setText(called if omission.words else omission.called.where)
            where.setProperty("role", "small")
            button = QPushButton(self.tr("Take In"), lines)
            button.setProperty("role", "link")
            button.setAccessibleName(self.tr("Take In: {}").format(called))
            button.setEnabled(not self._session.read_only)
            button.clicked.connect(partial(self._take_in, omission.place))
            grid.addWidget(words, 3 * at, 0)
            grid.addWidget(where, 3 * at + 1, 0)
            grid.addWidget(button, 3 * at, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.setRowMinimumHeight(3 * at + 2, 4)
        return lines

    def _take_in(self, place: Place) -> None:
        edits.book.take_in(self._session, self._book_id, place)
