"""The heading of an issue that is being renamed."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from briefbook import edits
from briefbook.models.card_list_model import Card
from briefbook.models.choice_list_model import Choice
from briefbook.models.term import title_term
from briefbook.store.brief_read import IssueRead
from briefbook.ui.brief.live_card import LiveCard
from briefbook.ui.fields.marking_button import MarkingButton
from briefbook.ui.look.theme import Theme
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.text.line_field import LineField
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import Likelihood


class IssueCard(LiveCard):
    """Title, likelihood and the marking of the title of one issue."""

    def __init__(self, workspace: Workspace, issue: IssueRead, parent: QWidget) -> None:
        super().__init__(parent)
        self.framed = False
        self._workspace = workspace
        self._issue = issue
        self._number = QLabel(self)
        self._number.setProperty("role", "subheading")
        self.title = LineField(self.tr("Issue"), placeholder=self.tr("What the issue is"), parent=self)
        self.title.setReadOnly(workspace.session.read_only)
        self.title.setProperty("role", "small")
        self.note = QLabel(self)
        self.note.setProperty("role", "small")
        self.likelihood = QPushButton(self)
        self.likelihood.setProperty("role", "meta")
        self.likelihood.clicked.connect(self._choose_likelihood)
        self.marking = MarkingButton(
            workspace, lambda key: edits.issue.mark_issue(workspace.session, issue.id, key), self, of_title=True
        )
        self.title.store(lambda words: edits.issue.rename_issue(workspace.session, issue.id, words))
        self.title.step_ended.connect(workspace.session.end_join)
        self.watch_escape(self.title)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._number)
        row.addWidget(self.title, 1)
        row.addWidget(self.note)
        row.addWidget(self.likelihood)
        row.addWidget(self.marking)

    def show_card(self, card: Card) -> None:
        """Show the issue as it is now."""
        if isinstance(card.record, IssueRead):
            self._issue = card.record
            self._number.setText(f"{card.number} ·")
            self._number.setVisible(bool(card.number))
            self.title.show_text(card.record.title)
            self.note.setText(card.note)
            self.note.setVisible(bool(card.note))
            self.marking.show_marking(card.record.marking)
            words = title_term(card.record.likelihood)
            self.likelihood.setText(words)
            self.likelihood.setAccessibleName(self.tr("Likelihood: {}").format(words))

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        super().apply_theme(theme)
        self.marking.apply_theme(theme)

    def focus_field(self, field: str) -> None:
        """Put the caret into the title."""
        self.title.setFocus()

    def _choose_likelihood(self) -> None:
        if self._workspace.session.read_only:
            return
        choices = [Choice(each, title_term(each), each is self._issue.likelihood) for each in Likelihood]
        session, issue_id = self._workspace.session, self._issue.id
        popup = ChoicePopup(
            self.tr("Likelihood"),
            choices,
            lambda key: edits.issue.set_likelihood(session, issue_id, key),
            several=False,
            parent=self,
        )
        popup.show_under(self.likelihood)
