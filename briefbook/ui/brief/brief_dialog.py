"""Asks what a new brief is about."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from briefbook.models.subject_list_model import Subject, SubjectListModel
from briefbook.store.file import LibraryFile

SIZE_PX = (460, 420)
WALKED = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class BriefDialog(QDialog):
    """A list of subjects that shrinks as one types; `subject` is the chosen one."""

    def __init__(self, file: LibraryFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add Brief"))
        self.subjects = SubjectListModel(file, self)
        self.filter = QLineEdit()
        self.view = QListView()
        self._hint = QLabel()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._add = self._buttons.addButton(self.tr("Add Brief"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self.filter.textChanged.connect(self._find)
        self.filter.installEventFilter(self)
        self.view.selectionModel().currentChanged.connect(self._allow)
        self.view.doubleClicked.connect(self.accept)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._find("")

    @property
    def subject(self) -> Subject | None:
        """The chosen subject."""
        subject = self.view.currentIndex().data(Qt.ItemDataRole.UserRole)
        return subject if isinstance(subject, Subject) else None

    def _lay_out(self) -> None:
        self.filter.setPlaceholderText(self.tr("Find or name a dialogue, mechanism, topic or country"))
        self.filter.setAccessibleName(self.tr("Find a subject"))
        self.view.setModel(self.subjects)
        self.view.setAccessibleName(self.tr("Subjects"))
        self.view.setUniformItemSizes(True)
        self.view.setProperty("role", "choices")
        self._add.setProperty("role", "primary")
        question = QLabel(self.tr("What is the brief about?"))
        question.setProperty("role", "subheading")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        for widget in (question, self.filter, self._hint, self.view, self._buttons):
            column.addWidget(widget)
        self.resize(*SIZE_PX)

    def _find(self, text: str) -> None:
        """Show what has the words; to a new name one goes, for Enter alone would make one of every slip."""
        self.subjects.set_filter(text)
        known = bool(self.subjects.rows) and self.subjects.rows[0].entity_id is not None
        self.view.setCurrentIndex(self.subjects.index(0) if known else QModelIndex())
        words = self.tr("Nothing is called so yet. Choose below what it is.")
        self._hint.setText(
            words if self.subjects.rows else self.tr("Your library has none yet. Type a name to add the first.")
        )
        self._hint.setVisible(not known)
        self._allow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list from the filter."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in WALKED:
            if self.view.currentIndex().isValid():
                self.view.keyPressEvent(event)
            else:
                self.view.setCurrentIndex(self.subjects.index(0))
            return True
        return super().eventFilter(watched, event)

    def _allow(self) -> None:
        self._add.setEnabled(self.subject is not None)
