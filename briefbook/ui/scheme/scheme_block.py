"""One marking scheme: its name, its levels and its caveats."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefbook import edits
from briefbook.errors import BriefbookError
from briefbook.store.scheme_read import SchemeRead
from briefbook.ui.look.icon import show_icon
from briefbook.ui.look.theme import Theme
from briefbook.ui.scheme.caveat_table import CaveatTable
from briefbook.ui.scheme.level_table import LevelTable
from briefbook.ui.text.line_field import LineField
from briefbook.ui.workspace.workspace import Workspace

NAME_PX = 300


class SchemeBlock(QWidget):
    """The library's own scheme can be changed for another, those of other governments be taken away."""

    change_requested = Signal()

    def __init__(self, workspace: Workspace, scheme: SchemeRead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = workspace.session
        self.scheme = scheme
        self.name = LineField(self.tr("Name of the scheme"), parent=self)
        self.levels = LevelTable(workspace, scheme, self)
        self.caveats = CaveatTable(workspace, scheme, self)
        self.button = QPushButton(self.tr("Change Scheme…") if scheme.is_own else self.tr("Remove Scheme"), self)
        self.demand = QCheckBox(self.tr("Every portion must be marked"), self)
        self._refusal = QLabel(self)
        self._prepare()
        self._lay_out()
        self.show_scheme(scheme)

    def show_scheme(self, scheme: SchemeRead) -> None:
        """Show the scheme as it is now."""
        self.scheme = scheme
        self.name.show_text(scheme.name)
        self.demand.blockSignals(True)
        self.demand.setChecked(scheme.portion_marks_required)
        self.demand.blockSignals(False)
        self.levels.refresh()
        self.caveats.refresh()

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.levels.apply_theme(theme)
        self.caveats.apply_theme(theme)
        if not self.scheme.is_own:
            show_icon(self.button, "trash-2", theme.ink)

    def show_row(self, name: str, key: int) -> bool:
        """Go to a level (`scheme_level`) or a caveat; False where it is none of this scheme."""
        table = self.levels if name == "scheme_level" else self.caveats
        if table.model.find_row(key) is None:
            return False
        table.show_row(key)
        return True

    def _prepare(self) -> None:
        read_only = self._session.read_only
        self.name.setReadOnly(read_only)
        self.name.setFixedWidth(NAME_PX)
        self.name.store(lambda name: edits.scheme.rename_scheme(self._session, self.scheme.key, name))
        self.name.step_ended.connect(self._session.end_join)
        self.button.setEnabled(not read_only)
        self.button.clicked.connect(self.change_requested.emit if self.scheme.is_own else self._remove)
        self.demand.setVisible(self.scheme.is_own)
        self.demand.setEnabled(not read_only)
        self.demand.toggled.connect(lambda on: edits.scheme.require_portion_marks(self._session, self.scheme.key, on))
        self._refusal.setProperty("role", "error")
        self._refusal.setWordWrap(True)
        self._refusal.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.name)
        head.addWidget(self.button)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        for widget in (self._refusal, self.demand, self.levels, self.caveats):
            column.addWidget(widget)

    def _remove(self) -> None:
        try:
            edits.scheme.remove_scheme(self._session, self.scheme.key)
        except BriefbookError as error:
            self._refusal.setText(str(error))
            self._refusal.show()
