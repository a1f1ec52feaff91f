"""A line for a release list, with the codes that stand in others offered one by one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from briefbook.values.marking import MarkingError
from briefbook.values.release import join_release, read_release


class LastCodeCompleter(QCompleter):
    """Completes what stands after the last comma."""

    def __init__(self, codes: Sequence[str], line: QLineEdit) -> None:
        super().__init__(list(codes), line)
        self._line = line
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def splitPath(self, path: str) -> list[str]:
        """The code that is being typed."""
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The list with the code that was chosen."""
        before = self._line.text().rpartition(",")[0]
        return f"{before}, {index.data()}" if before else str(index.data())


class ReleaseField(QLineEdit):
    """Codes with commas between them; a list that nobody typed in stays exactly as it was."""

    def __init__(self, known: Sequence[str], codes: frozenset[str] | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = codes
        self.setText(join_release(codes or frozenset()))
        self._shown = self.text()
        self.setPlaceholderText(self.tr("Codes, such as JPN, USA"))
        self.setCompleter(LastCodeCompleter(known, self))

    @property
    def fault(self) -> str:
        """What is wrong with the list, as a sentence, or nothing."""
        try:
            read_release(self.text())
        except MarkingError as error:
            return str(error)
        return ""

    @property
    def codes(self) -> frozenset[str] | None:
        """To whom it releases, None where it says nothing; what is wrong leaves it as it was."""
        if self.text() == self._shown or self.fault:
            return self._before
        return read_release(self.text())
