"""Asks how all unmarked texts of a book are marked."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from briefbook import edits
from briefbook.book.finding import Finding
from briefbook.errors import BriefbookError
from briefbook.models.tick_list_model import TickRow
from briefbook.store.clearance_cover import CLEARABLE
from briefbook.store.clearance_read import read_clearances
from briefbook.store.marking_read import describe_marking
from briefbook.store.place_title import read_place_titles
from briefbook.store.place_word import describe_place
from briefbook.ui.check.tick_dialog import TickDialog
from briefbook.ui.look.count_words import count_words
from briefbook.ui.popup.marking_popup import MarkingPopup
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import ClearanceState
from briefbook.values.place import Place

CHOICE_PX = 300


class MarkingDialog(TickDialog):
    """Every unmarked text with where it stands; no level is proposed, and all that are ticked get the one chosen."""

    def __init__(self, workspace: Workspace, findings: Iterable[Finding], parent: QWidget) -> None:
        super().__init__(workspace.appearance, parent)
        sentence = self.tr("These texts are printed without a marking. Those that are ticked get the one you choose.")
        self.show_words(self.tr("Mark All Alike"), sentence, self.tr("Mark"))
        self._session = workspace.session
        self.marking: str | None = None
        self.choice = QPushButton(self)
        self._lapse = QLabel(self)
        self._add_choice()
        texts = collect_texts(findings)
        file = self._session.file
        titles = file.look(read_place_titles, texts)
        self._cleared = {place for place in texts if self._is_cleared(place)}
        told = {place: describe_place(place.kind, titles[place], QCoreApplication.translate) for place in titles}
        told = {place: workspace.numbers.prefix(place, words) for place, words in told.items()}
        self.show_rows([TickRow(place, texts[place], told[place]) for place in texts if place in told])

    def judge(self) -> None:
        """Let them be marked once there is a marking, and say what lapses."""
        super().judge()
        if self.marking is None:
            self.button.setEnabled(False)
        lapsing = sum(place in self._cleared for place in self.keys)
        one = self.tr("One of these is cleared; marking it changes what was cleared.")
        several = self.tr("{} of these are cleared; marking them changes what was cleared.")
        self._lapse.setText(count_words(lapsing, one, several))
        self._lapse.setVisible(bool(lapsing))

    def accept(self) -> None:
        """Mark them."""
        try:
            edits.marking.mark_alike(self._session, self.keys, self.marking or "")
        except BriefbookError as error:
            self.refuse(str(error))
        else:
            super().accept()

    def _is_cleared(self, place: Place) -> bool:
        if place.kind not in CLEARABLE:
            return False
        view = read_clearances(self._session.file.connection, place.kind, [place.id])[place.id]
        return view.state is ClearanceState.CLEARED and not view.changed

    def _add_choice(self) -> None:
        self._lapse.setProperty("role", "warning")
        self._lapse.setWordWrap(True)
        self.choice.setProperty("role", "choice")
        self.choice.setFixedWidth(CHOICE_PX)
        self.choice.clicked.connect(self._offer)
        label = QLabel(self.tr("Marking"), self)
        label.setProperty("role", "muted")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label)
        row.addWidget(self.choice)
        row.addStretch()
        self.middle.addLayout(row)
        self.middle.addWidget(self._lapse)
        self._show_choice("")

    def _offer(self) -> None:
        none, file = self.tr("None chosen"), self._session.file
        MarkingPopup(self.tr("Marking"), file, self.marking, self._choose, none=none, parent=self).show_under(
            self.choice
        )

    def _choose(self, marking: str | None) -> None:
        self.marking = marking
        file = self._session.file
        self._show_choice(file.look(describe_marking, marking))
        self.judge()

    def _show_choice(self, words: str) -> None:
        self.choice.setText(words.replace("&", "&&") or self.tr("Choose …"))
        self.choice.setAccessibleName(self.tr("Marking: {}").format(words or self.tr("none chosen")))
        self.choice.setToolTip(words)


def collect_texts(findings: Iterable[Finding]) -> Mapping[Place, str]:
    """The unmarked texts that findings name, by their records: one below the other where one has several."""
    texts: dict[Place, list[str]] = {}
    for finding in findings:
        for words, place in zip(finding.words, finding.places, strict=True):
            texts.setdefault(place, []).append(words)
    return {place: "\n".join(words) for place, words in texts.items()}
