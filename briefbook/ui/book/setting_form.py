"""Paper, readers and limits of a book."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from briefbook import edits
from briefbook.book.budget import Budgets
from briefbook.models.choice_list_model import Choice
from briefbook.settings import PAPER
from briefbook.store.book_read import BookRead
from briefbook.store.marking_read import describe_marking
from briefbook.store.reads import list_entities
from briefbook.ui.fields.number_field import NumberField
from briefbook.ui.look.elided_button import ElidedButton
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.popup.marking_popup import Limit, MarkingPopup
from briefbook.ui.text.line_field import LineField
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import EntityKind, Paper, TextSize

LABEL_PX, FIELD_PX = 120, 280
MOST = 999


class SettingForm(QWidget):
    """Everything about a book but its title and its parts, each stored as it is changed."""

    def __init__(self, workspace: Workspace, book_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._session = workspace.session
        self._book_id = book_id
        self._book: BookRead | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, LABEL_PX)
        self.buttons: dict[str, ElidedButton] = {}
        self.boxes: dict[str, QCheckBox] = {}
        self.limits: dict[str, NumberField] = {}
        self._papers = {
            Paper(key): QCoreApplication.translate("Settings", words) for key, words in PAPER.choices.items()
        }
        self._printing = {True: self.tr("Both sides, bound left"), False: self.tr("One side")}
        self._sizes = {
            TextSize.STANDARD: self.tr("Standard, 11 pt"),
            TextSize.LARGE: self.tr("Large print, 16 pt"),
        }
        self._build()

    def show_book(self, book: BookRead) -> None:
        """Show a book as it is now."""
        self._book = book
        ceiling, floor = (self._session.look(describe_marking, each) for each in (book.ceiling, book.floor))
        shown = {
            "paper": self._papers[book.paper],
            "duplex": self._printing[book.duplex],
            "text_size": self._sizes[book.text_size],
            "ceiling": ceiling or self.tr("No ceiling"),
            "floor": floor or self.tr("No floor"),
            "reader_id": book.reader or self.tr("Nobody chosen"),
        }
        for name, words in shown.items():
            self.buttons[name].show_words(words)
            self.buttons[name].setToolTip(words)
            self.buttons[name].setAccessibleDescription(words)
        for name, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(getattr(book, name))
            box.blockSignals(False)
        self.handling.show_text(book.handling)
        usual = Budgets()
        for name, spin in self.limits.items():
            spin.show_number(book.budgets.get(name, getattr(usual, name)))

    def _build(self) -> None:
        self._head(self.tr("Paper"))
        self._choice(self.tr("Size"), "paper", partial(self._offer_words, "paper", self._papers))
        self._choice(self.tr("Printing"), "duplex", partial(self._offer_words, "duplex", self._printing))
        self._choice(self.tr("Text size"), "text_size", partial(self._offer_words, "text_size", self._sizes))
        self._head(self.tr("Who may read it"))
        self._choice(self.tr("For"), "reader_id", partial(self._offer, "reader_id", self._list_readers))
        no_ceiling, no_floor = self.tr("No ceiling"), self.tr("No floor")
        self._choice(self.tr("Nothing above"), "ceiling", partial(self._offer_marking, "ceiling", no_ceiling))
        self._say(
            self.tr(
                "Left out, and nowhere in the file: what is marked higher, has a caveat or a TLP label beyond these, or"
                " may not be released to all who are named. An unmarked text stops the printing."
            )
        )
        self._choice(self.tr("Banner at least"), "floor", partial(self._offer_marking, "floor", no_floor))
        self._say(self.tr("The banner never shows less than this, whatever is in the book."))
        self._box("stubs", self.tr("Show [ * ] where something is left out"))
        self._box("page_banners", self.tr("A banner of its own for each page"))
        self.handling = LineField(self.tr("Handling"), placeholder=self.tr("Return after the visit"), parent=self)
        self.handling.setFixedWidth(FIELD_PX)
        self.handling.store(partial(self._change, "handling"))
        self.handling.step_ended.connect(self._session.end_join)
        self.handling.setReadOnly(self._session.read_only)
        self._row(self.tr("Handling"), self.handling)
        self._head(self.tr("Length, at most"))
        limits = self._name_limits()
        for each in fields(Budgets):
            spin = NumberField(limits[each.name], 1, MOST, self)
            spin.setFixedWidth(80)
            spin.setEnabled(not self._session.read_only)
            spin.valueChanged.connect(self._store_limits)
            self.limits[each.name] = spin
            self._row(limits[each.name], spin)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _name_limits(self) -> dict[str, str]:
        return {
            "objectives": self.tr("Objectives of ours"),
            "raise_points_per_issue": self.tr("Points to raise in an issue"),
            "point_words": self.tr("Words in a point"),
            "points_pages": self.tr("Talking points, pages"),
            "background_pages": self.tr("Background, pages"),
            "key_points_pages": self.tr("Key points, pages"),
        }

    def _head(self, words: str) -> None:
        label = QLabel(words, self)
        label.setProperty("role", "subheading")
        label.setContentsMargins(0, 10 if self._grid.count() else 0, 0, 2)
        self._grid.addWidget(label, self._grid.rowCount(), 0, 1, 2)

    def _row(self, words: str, widget: QWidget) -> None:
        label = QLabel(words, self)
        label.setProperty("role", "muted")
        at = self._grid.rowCount()
        self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(widget, at, 1, Qt.AlignmentFlag.AlignLeft)

    def _say(self, words: str) -> None:
        """What the row above does, in a sentence."""
        label = QLabel(words, self)
        label.setProperty("role", "small")
        label.setWordWrap(True)
        label.setFixedWidth(FIELD_PX)
        label.setContentsMargins(0, 0, 0, 4)
        self._grid.addWidget(label, self._grid.rowCount(), 1)

    def _choice(self, words: str, name: str, offer: Callable[[], None]) -> None:
        button = ElidedButton(self)
        button.setProperty("role", "choice")
        button.setFixedWidth(FIELD_PX)
        button.setAccessibleName(words)
        button.setEnabled(not self._session.read_only)
        button.clicked.connect(offer)
        self.buttons[name] = button
        self._row(words, button)

    def _box(self, name: str, words: str) -> None:
        box = QCheckBox(words, self)
        box.setEnabled(not self._session.read_only)
        box.toggled.connect(partial(self._change, name))
        self.boxes[name] = box
        self._row("", box)

    def _offer(self, name: str, list_pairs: Callable[[], list[tuple[Any, str]]]) -> None:
        now = getattr(self._book, name)
        choices = [Choice(key, words, key == now) for key, words in list_pairs()]
        button = self.buttons[name]
        popup = ChoicePopup(button.accessibleName(), choices, partial(self._change, name), several=False, parent=self)
        popup.show_under(button)

    def _offer_words(self, name: str, words_of: Mapping[Any, str]) -> None:
        self._offer(name, lambda: list(words_of.items()))

    def _offer_marking(self, name: str, none: str) -> None:
        button = self.buttons[name]
        marking = getattr(self._book, name) if self._book else None
        MarkingPopup(
            button.accessibleName(),
            self._session.file,
            marking,
            partial(self._change, name),
            none=none,
            limit=Limit(name),
            parent=self,
        ).show_under(button)

    def _list_readers(self) -> list[tuple[Any, str]]:
        people = self._session.look(list_entities, EntityKind.PERSON)
        return [(None, self.tr("Nobody")), *((person.id, person.name) for person in people)]

    def _change(self, name: str, value: Any) -> None:
        edits.book.change_book(self._session, self._book_id, **{name: value})

    def _store_limits(self) -> None:
        usual = Budgets()
        changed = {name: spin.value() for name, spin in self.limits.items() if spin.value() != getattr(usual, name)}
        edits.book.set_budgets(self._session, self._book_id, changed)
