"""One prose part: its heading, marking and clearance, and the field to write it in."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefbook.edits.clearance import clear_text, return_to_draft, send_for_clearance
from briefbook.edits.refusal import RefusedError
from briefbook.edits.section import change_section, mark_section
from briefbook.models.choice_list_model import Choice
from briefbook.store.brief_read import SectionRead, read_section
from briefbook.ui.brief.card_delegate import META_ICON_PX
from briefbook.ui.brief.clearance_sign import clearance_colour, find_clearance_sign
from briefbook.ui.fields.choice_popup import ChoicePopup
from briefbook.ui.fields.growing_field import GrowingField
from briefbook.ui.fields.marking_button import MarkingButton
from briefbook.ui.look.icon import build_icon
from briefbook.ui.look.theme import Theme
from briefbook.ui.workspace import Workspace
from briefbook.values.kind import SectionKind
from briefbook.values.place import Place

STEPS = {"send": send_for_clearance, "clear": clear_text, "return": return_to_draft}


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
        self.marking = MarkingButton(workspace, lambda key: mark_section(session, owner, kind, key), self)
        self.clearance = QPushButton(self)
        self.field = GrowingField(workspace, title, placeholder=self.tr("Write here …"), parent=self)
        self._prepare()
        self.refresh()

    def refresh(self) -> None:
        """Show the prose as it is now."""
        file = self._workspace.session.file
        with file.lock:
            self.read = read_section(file.connection, self._owner.kind, self._owner.id, self.kind)
        self.field.show_text(self.read.text)
        self.marking.show_marking(self.read.marking)
        self._show_clearance()

    def handlers(self) -> dict[str, Callable[[], None]]:
        """What can be done to the words under the caret."""
        return self.field.handlers()

    def paint(self, theme: Theme) -> None:
        """Draw the signs in the colours of a theme."""
        self.marking.paint(theme)
        self._show_clearance()

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
        self.field.store(lambda text: change_section(session, self._owner, self.kind, text))
        self.field.step_ended.connect(session.end_join)
        self.field.refused.connect(self._refuse)
        self.clearance.clicked.connect(self._choose_clearance)

    def _choose_clearance(self) -> None:
        self.field.flush()
        choices = [
            Choice("send", self.tr("Send for Clearance")),
            Choice("clear", self.tr("Clear")),
            Choice("return", self.tr("Return to Draft")),
        ]
        ChoicePopup(self.tr("Clearance"), choices, self._take_step, several=False, parent=self).show_under(
            self.clearance
        )

    def _take_step(self, step: str) -> None:
        settings = self._workspace.settings
        if self.read is None or self.read.id is None:
            self._refuse(self.tr("There is nothing to clear: the text is empty."))
            return
        try:
            STEPS[step](
                self._workspace.session,
                [Place("section", self.read.id)],
                office=settings.office_name,
                person=settings.person_name,
            )
        except RefusedError as error:
            self._refuse(str(error))
        else:
            self._refuse("")

    def _refuse(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def _show_clearance(self) -> None:
        written = bool(self.read and self.read.text)
        self.clearance.setVisible(written)
        if self.read and written:
            sign = find_clearance_sign(self.read.clearance.dot)
            theme = self._workspace.appearance.theme
            self.clearance.setText(sign.words)
            self.clearance.setIcon(build_icon(sign.icon_name, clearance_colour(theme, self.read.clearance.dot)))
            self.clearance.setAccessibleName(self.tr("Clearance: {}").format(sign.words))
