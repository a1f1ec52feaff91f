"""The head of a brief: its title and the facts of its subject."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefbook import edits
from briefbook.models.term import title_term
from briefbook.store.brief_read import BriefHead, SubjectFacts
from briefbook.ui.fields.marking_button import MarkingButton
from briefbook.ui.look.elided_label import ElidedLabel
from briefbook.ui.look.icon import build_icon, build_pixmap
from briefbook.ui.look.theme import Theme
from briefbook.ui.text.line_field import LineField
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.clearance import Dot
from briefbook.values.date_words import describe_edtf
from briefbook.values.edtf import find_edtf
from briefbook.values.kind import Level

ICON_PX = 15
FACTS = ("calendar", "map-pin", "users")
FACT_GAP_PX, MARKING_PX = 10, 260


class BriefHeadView(QWidget):
    """Title to be typed over, and its marking; date, place and level with their signs; marking, clearance as chips."""

    subject_requested = Signal()

    def __init__(self, workspace: Workspace, brief_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = LineField(self.tr("Title of the brief"), parent=self)
        self.title.setProperty("role", "title")
        self.title.setReadOnly(workspace.session.read_only)
        self.title.store(lambda words: self._rename(workspace, brief_id, words))
        self.title.step_ended.connect(workspace.session.end_join)
        self.title_marking = MarkingButton(
            workspace, lambda key: edits.brief.mark_brief(workspace.session, brief_id, key), self, of_title=True
        )
        self._facts = {name: (QWidget(self), QLabel(self), ElidedLabel(self)) for name in FACTS}
        self.marking, self.clearance = ElidedLabel(self), QLabel(self)
        self.subject = QPushButton(self)
        self.subject.setProperty("role", "meta")
        self.subject.setToolTip(self.tr("Open what the brief is about"))
        self.subject.clicked.connect(self.subject_requested)
        self._subject_name = ""
        for chip in (self.marking, self.clearance):
            chip.setProperty("role", "chip")
        self.marking.setProperty("tone", "marking")
        self.marking.setMaximumWidth(MARKING_PX)
        line = QHBoxLayout()
        line.setSpacing(6)
        for box, icon, words in self._facts.values():
            words.setProperty("role", "muted")
            fact = QHBoxLayout(box)
            fact.setContentsMargins(0, 0, FACT_GAP_PX, 0)
            fact.setSpacing(6)
            fact.addWidget(icon)
            fact.addWidget(words)
            line.addWidget(box)
        line.addWidget(self.subject)
        line.addSpacing(10)
        line.addWidget(self.marking)
        line.addSpacing(8)
        line.addWidget(self.clearance)
        line.addStretch()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.title_marking)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(line)

    def show_brief(self, brief: BriefHead, facts: SubjectFacts, marking: str, dots: list[Dot]) -> None:
        """Show a brief, its subject's facts and how far each of its texts is cleared."""
        self._subject_name = brief.subject_name
        self.title.setPlaceholderText(brief.subject_name)
        self.title.show_text(brief.shown_title)
        self.title_marking.show_marking(brief.title_marking)
        shown = {
            "calendar": describe_when(facts),
            "map-pin": facts.place,
            "users": title_term(Level(facts.level)) if facts.level else "",
        }
        for name, words in shown.items():
            box, _, label = self._facts[name]
            box.setVisible(bool(words))
            label.setText(words)
        self.subject.setText("" if any(shown.values()) else self.tr("Add date, place and more"))
        self.subject.setAccessibleName(self.tr("Open {}").format(brief.subject_name))
        self.marking.setText(marking)
        self.marking.setVisible(bool(marking))
        self._show_clearance(dots)

    def apply_theme(self, theme: Theme) -> None:
        """Draw the signs in the colours of a theme."""
        for name, (_, icon, _) in self._facts.items():
            icon.setPixmap(build_pixmap(name, theme.muted, ICON_PX, self.devicePixelRatioF()))
        self.subject.setIcon(build_icon("external-link", theme.muted))
        self.subject.setIconSize(QSize(ICON_PX, ICON_PX))
        self.title_marking.apply_theme(theme)

    def _rename(self, workspace: Workspace, brief_id: int, words: str) -> None:
        """The subject's own name is stored as no title, so that the brief follows when it changes."""
        edits.brief.rename_brief(workspace.session, brief_id, "" if words.strip() == self._subject_name else words)

    def _show_clearance(self, dots: list[Dot]) -> None:
        cleared = dots.count(Dot.CLEARED)
        done = cleared == len(dots)
        words = self.tr("Cleared") if done else self.tr("{} of {} cleared").format(cleared, len(dots))
        self.clearance.setText(words)
        self.clearance.setVisible(bool(dots))
        self.clearance.setProperty("tone", "good" if done else "")
        self.clearance.style().polish(self.clearance)


def describe_when(facts: SubjectFacts) -> str:
    """The date of a subject in words."""
    edtf = find_edtf(facts.date_edtf) if facts.date_edtf else None
    return describe_edtf(edtf, weekday=True) if edtf else facts.date_words
