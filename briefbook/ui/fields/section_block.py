"""One prose part: its heading, marking and clearance, and the field to write it in."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefbook import edits
from briefbook.store.brief_read import SectionRead, read_section
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.fields.clearance_button import ClearanceButton
from briefbook.ui.fields.clearance_step import take_step
from briefbook.ui.fields.growing_field import GrowingField
from briefbook.ui.fields.marking_button import MarkingButton
from briefbook.ui.look.theme import META_ICON_PX, Theme
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import SectionKind
from briefbook.values.place import Place


class SectionBlock(QWidget):
    """The prose of one kind of a brief or a visit (`owner`)."""

    def __init__(self, workspace: Workspace, owner: Place, kind: SectionKind, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._owner = owner
        self.kind = kind
        self.read: SectionRead | None = None
        self._title, self._refusal = QLabel(title, self), QLabel(self)
        session = workspace.session
        self.marking = MarkingButton(workspace, lambda key: edits.section.mark_section(session, owner, kind, key), self)
        self.clearance = ClearanceButton(self, short=False, editable=not session.read_only)
        self.field = GrowingField(workspace, title, placeholder=self.tr("Write here …"), parent=self)
        self._prepare()
        self.refresh()

    def refresh(self) -> None:
        """Show the prose as it is now."""
        file = self._workspace.session.file
        self.read = file.look(read_section, self._owner.kind, self._owner.id, self.kind)
        self.field.show_text(self.read.text)
        self.field.show_record_marking(self.read.marking)
        self.marking.show_marking(self.read.marking)
        self.clearance.setVisible(bool(self.read.text))
        self.clearance.show_clearance(self.read.clearance)

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done to the words under the caret."""
        return self.field.handlers()

    def apply_theme(self, theme: Theme) -> None:
        """Draw the signs in the colours of a theme."""
        self.marking.apply_theme(theme)
        self.clearance.apply_theme(theme)

    def _prepare(self) -> None:
        self._title.setProperty("role", "subheading")
        self._refusal.setProperty("role", "error")
        self._refusal.hide()
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        for button in (self.marking, self.clearance):
            button.setProperty("role", "meta")
            button.setIconSize(QSize(META_ICON_PX, META_ICON_PX))
            button.setEnabled(not self._workspace.session.read_only)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 16)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._refusal)
        column.addWidget(self.field)
        session = self._workspace.session
        self.field.store(lambda text: edits.section.change_section(session, self._owner, self.kind, text))
        self.field.step_ended.connect(session.end_join)
        self.field.refused.connect(self._refuse)
        self.clearance.step_requested.connect(self._take_step)

    def _take_step(self, action_id: ActionId) -> None:
        if self.read is None or self.read.id is None:
            self._refuse(self.tr("There is nothing to clear: the text is empty."))
            return
        take_step(self._workspace, action_id, [Place("section", self.read.id)], self._refuse, self)

    def _refuse(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))
