"""Asks for a new library: what it is called, where it is kept, and by which scheme it is marked."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefbook import edits
from briefbook.settings import list_setting_facts
from briefbook.store.standing import is_folder, stands
from briefbook.ui.dialog.fitted_dialog import FittedDialog
from briefbook.ui.dialog.library_place import find_library_folder, name_library_file, shorten_path
from briefbook.ui.look.theme import FIELD_HEIGHT_PX
from briefbook.ui.workspace.tasks import TaskRunner

if TYPE_CHECKING:
    from briefbook.ui.lock.new_passphrase_form import NewPassphraseForm

WIDTH_PX = 520


class NewLibraryDialog(FittedDialog):
    """Name, folder and marking scheme; says under them which file that makes and which levels it has.

    With the box ticked the library is encrypted by the passphrase under it.
    """

    def __init__(self, scheme: str, parent: QWidget | None = None, tasks: TaskRunner | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks or TaskRunner(self)
        self.setWindowTitle(self.tr("New Library"))
        self.title_field, self.folder_field, self.scheme_field = QLineEdit(), QLineEdit(), QComboBox()
        self.choose = QPushButton(self.tr("Choose…"))
        self.file_sentence, self.scheme_sentence = QLabel(), QLabel()
        self.protect = QCheckBox(self.tr("&Protect with a passphrase"))
        self.new_passphrase: NewPassphraseForm | None = None
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.create_button = self._buttons.addButton(self.tr("Create Library"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._fill(scheme)
        self._lay_out()
        self.title_field.textChanged.connect(self._judge)
        self.folder_field.textChanged.connect(self._judge)
        self.scheme_field.currentIndexChanged.connect(self._describe_scheme)
        self.choose.clicked.connect(self._ask_folder)
        self.protect.toggled.connect(self._ask_passphrase)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._judge()
        self._describe_scheme()

    @property
    def title(self) -> str:
        """What the library is called."""
        return self.title_field.text().strip()

    @property
    def path(self) -> Path:
        """The file that is to be made."""
        return Path(self.folder_field.text()) / name_library_file(self.title)

    @property
    def scheme(self) -> str:
        """The code of the marking scheme."""
        return str(self.scheme_field.currentData())

    @property
    def passphrase(self) -> str:
        """What encrypts the library; empty for a plain one."""
        return self.new_passphrase.passphrase if self.new_passphrase and self.protect.isChecked() else ""

    def _fill(self, scheme: str) -> None:
        self.title_field.setPlaceholderText(self.tr("Desk for Ruritania"))
        self.folder_field.setText(str(find_library_folder()))
        for code, words in list_setting_facts()["marking_scheme"].choices.items():
            self.scheme_field.addItem(QCoreApplication.translate("Settings", words), code)
        self.scheme_field.setCurrentIndex(self.scheme_field.findData(scheme))

    def _lay_out(self) -> None:
        self.create_button.setProperty("role", "primary")
        self.choose.setAutoDefault(False)
        self.choose.setAccessibleName(self.tr("Choose the folder"))
        folder, form = QHBoxLayout(), QFormLayout()
        folder.setSpacing(8)
        folder.addWidget(self.folder_field, 1)
        folder.addWidget(self.choose)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.addRow(self.tr("&Title"), self.title_field)
        form.addRow(_label(self.tr("&Folder"), self.folder_field), _stack(folder, self.file_sentence))
        scheme = QHBoxLayout()
        scheme.addWidget(self.scheme_field)
        form.addRow(_label(self.tr("&Marking scheme"), self.scheme_field), _stack(scheme, self.scheme_sentence))
        for sentence in (self.file_sentence, self.scheme_sentence):
            sentence.setWordWrap(True)
            sentence.setProperty("role", "small")
        self._form = form
        form.addRow("", self.protect)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self._buttons)
        self.setMinimumWidth(WIDTH_PX)

    def _judge(self) -> None:
        """Say which file is made, or what keeps it from being made."""
        fault = self._find_fault()
        waits = not self.title and not fault
        words = self.tr("Is kept as {}").format(shorten_path(self.path))
        self.file_sentence.setText(fault or (self.tr("Is kept as a file of that name.") if waits else words))
        self.file_sentence.setProperty("role", "error" if fault else "small")
        self.file_sentence.style().polish(self.file_sentence)
        self.title_field.setAccessibleDescription(self.file_sentence.text())
        self.create_button.setEnabled(
            bool(self.title) and not fault and self.protect.isChecked() <= bool(self.passphrase)
        )

    def _find_fault(self) -> str:
        folder = Path(self.folder_field.text())
        if not folder.is_absolute() or not is_folder(folder):
            return self.tr("There is no such folder.")
        if self.title and not name_library_file(self.title):
            return self.tr("A title needs a letter or a number.")
        if self.title and stands(self.path):
            return self.tr("There is already a file “{}”.").format(self.path.name)
        return ""

    def _ask_passphrase(self, asked: bool) -> None:
        if self.new_passphrase is None:
            # Most libraries are made without one.
            from briefbook.ui.lock.new_passphrase_form import NewPassphraseForm

            self.new_passphrase = NewPassphraseForm(self._tasks, lambda: [self.title], self)
            self.new_passphrase.changed.connect(self._judge)
            self._form.addRow("", self.new_passphrase)
        self._form.setRowVisible(self.new_passphrase, asked)
        if asked:
            self.new_passphrase.setFocus()
        else:
            self.new_passphrase.clear()
        self._judge()

    def _describe_scheme(self) -> None:
        # The schemes are not needed for the first sight.

        scheme = edits.shipped_scheme.load_scheme(self.scheme)
        words = ", ".join(level.wording for level in scheme.levels) or self.tr("No levels: nothing is marked.")
        if scheme.portion_marks_required:
            words += self.tr(". Every portion must be marked before a book is printed.")
        self.scheme_sentence.setText(words)
        self.scheme_field.setAccessibleDescription(words)

    def _ask_folder(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, self.tr("Folder of the Library"), self.folder_field.text()):
            self.folder_field.setText(chosen)


def _label(words: str, field: QWidget) -> QLabel:
    label = QLabel(words)
    label.setBuddy(field)
    label.setFixedHeight(FIELD_HEIGHT_PX)
    return label


def _stack(field: QHBoxLayout, sentence: QLabel) -> QVBoxLayout:
    """A field over the sentence that belongs to it."""
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addLayout(field)
    column.addWidget(sentence)
    return column
