"""Every fixed word in the window comes through `tr`: a translator that marks what it is asked for leaves none unmarked.

What is left when the marks are taken away has to be data: text of the library, a date or a number. What the check finds
and what an edit refuses are sentences of the book and of the edits, which know no window; licences keep their words.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QCoreApplication, QModelIndex, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from briefbook.models.outline_rows import LISTS
from briefbook.ui.book.visit_dialog import VisitDialog
from briefbook.ui.brief.brief_dialog import BriefDialog
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.check.check_panel import FindingView
from briefbook.ui.entity.entity_editor import EntityEditor
from briefbook.ui.fields.record_table import RecordTable
from briefbook.ui.library.new_library_dialog import NewLibraryDialog
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.programme.programme_editor import ProgrammeEditor
from briefbook.ui.settings.settings_dialog import SettingsDialog
from briefbook.ui.window.window import MainWindow
from briefbook.values.date_grammar import read_date_words
from briefbook.values.date_words import BEGINNING_NOT_KNOWN
from briefbook.values.kind import EntityKind, Tlp
from briefbook.values.place import Place
from tests.message import list_messages

BEGIN, END = "⟦", "⟧"
MARKED = re.compile(f"{BEGIN}[^{BEGIN}{END}]*{END}")
LETTER = re.compile(r"[^\W\d_]")
SEPARATORS = re.compile(r"\s*[·,;:()/+…—\n“”]\s*|\.\s|\s–\s")
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
CODES = {"TLP", *(word for label in Tlp for word in label.split("+"))}
LONG = 10
REFUSED = "Hentzau"
# Qt says the words of its own buttons and menus in these contexts.
OF_QT = {"QPlatformTheme", "QShortcut", "QTabBar"}


class Marker(QTranslator):
    """Puts everything that a translator would be given between marks, when it is asked for where it is found."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        if (context, source) not in list_messages() and context not in OF_QT:
            return source
        return BEGIN + re.sub(r"(\{\w*\})", rf"{END}\1{BEGIN}", source) + END


@pytest.fixture
def marker(qapp: QApplication) -> Iterator[None]:
    translator = Marker()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def list_model_words(model: QAbstractItemModel) -> Iterator[str]:
    for column in range(max(1, model.columnCount(QModelIndex())) if isinstance(model, QAbstractTableModel) else 1):
        head = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        if isinstance(head, str):
            yield head
        for row in range(model.rowCount()):
            for role in ROLES:
                words = model.index(row, column).data(role)
                if isinstance(words, str):
                    yield words


def list_words(widget: QWidget) -> Iterator[str]:
    """What a widget says to eyes and ears, but for what is typed into it."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit() | QTextEdit():
            yield widget.placeholderText()
        case QTabBar():
            yield from (widget.tabText(at) for at in range(widget.count()))
        case FindingView():
            return
        case QComboBox() | QAbstractItemView():
            yield from list_model_words(widget.model())


def list_leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (leaf for each in value.values() for leaf in list_leaves(each))
    elif isinstance(value, list):
        runs = [each.get("text") for each in value if isinstance(each, dict)]
        if runs and all(isinstance(each, str) for each in runs):
            yield "".join(runs)
        yield from (leaf for each in value for leaf in list_leaves(each))
    elif isinstance(value, str):
        yield value


def list_data(connection: Any) -> set[str]:
    """Every string in the library."""
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    data: set[str] = set()
    for table in tables:
        if table.startswith(("search", "sqlite")):
            continue
        for row in connection.execute(f"SELECT * FROM {table}"):
            for value in row:
                if isinstance(value, str):
                    data.add(value)
                    if value.startswith(("{", "[")):
                        data.update(list_leaves(json.loads(value)))
    return data


def is_data(words: str, data: set[str]) -> bool:
    """Whether words are a date, a key, a path or a string of the library."""
    if words.startswith(("~/", "/")):
        return True
    if len(LETTER.findall(words)) < 2 or words in data | CODES or read_date_words(words) is not None:
        return True
    return len(words) >= 2 * LONG and any(words in each for each in data)


def strip_data(words: str, data: set[str]) -> str:
    """The words without marks, without long strings of the library and without what is said of an open date."""
    if words.endswith("…") and any(each.startswith(words[:-1]) for each in data):
        return ""
    while (rest := MARKED.sub("\n", words)) != words:
        words = rest
    lines = [line.strip(", ") for line in re.split("[\n…]", words)]
    words = "\n".join(line for line in lines if not is_data(line, data))
    for each in sorted((each for each in data if len(each) >= LONG), key=len, reverse=True):
        words = words.replace(each, "\n")
    return words.replace(BEGINNING_NOT_KNOWN, "\n")


def find_unmarked(root: QWidget, data: set[str]) -> list[str]:
    """What a widget and all in it say that is neither marked nor data."""
    QApplication.processEvents()
    said = {
        (type(widget).__name__, words)
        for widget in (root, *root.findChildren(QWidget))
        for words in list_words(widget)
        if LETTER.search(MARKED.sub("", words))
    }
    said |= {("QAction", action.text()) for action in root.findChildren(QAction)}
    return sorted(
        f"{owner}: {words}"
        for owner, words in said
        if not all(is_data(piece.strip(), data) for piece in SEPARATORS.split(strip_data(words, data)))
    )


@pytest.fixture
def data(window: MainWindow) -> set[str]:
    assert window.library
    return list_data(window.library.file.connection)


def test_the_marks_are_seen(marker: None, window: MainWindow) -> None:
    assert window.layout_.library_page.strip.preview.text() == f"{BEGIN}Preview{END}"
    assert find_unmarked(QLabel("Not translated"), set()) == ["QLabel: Not translated"]


def test_the_start_page(marker: None, start_window: MainWindow) -> None:
    assert find_unmarked(start_window, set()) == []


def test_a_brief_and_the_panels_beside_it(marker: None, window: MainWindow, data: set[str]) -> None:
    for action_id in ("view.preview", "book.check"):
        window.actions_[action_id].trigger()
    for place in (Place("point", 1), Place("issue", 1), Place("objective", 1), Place("brief", 2)):
        editor = window.open_place(place)
        assert isinstance(editor, BriefEditor)
        for at in range(editor.sections.count()):
            editor.sections.setCurrentIndex(at)
            assert find_unmarked(window, data) == []


def test_programme_book_library_and_prose(marker: None, window: MainWindow, data: set[str]) -> None:
    assert window.library
    visit_id = window.library.outline.visit_id or 0
    for place in (
        Place("programme", visit_id),
        Place("book", 1),
        Place("library", 1),
        Place("visit", visit_id, "scene_setter"),
    ):
        assert window.open_place(place)
        assert find_unmarked(window, data) == [], place


@pytest.mark.parametrize("kind", LISTS)
def test_every_kind_of_entity(marker: None, window: MainWindow, data: set[str], kind: EntityKind) -> None:
    assert window.library
    connection = window.library.file.connection
    for (entity_id,) in connection.execute("SELECT id FROM entity WHERE kind = ? LIMIT 2", (kind,)).fetchall():
        window.open_place(Place("entity", entity_id))
        assert find_unmarked(window, data) == []
    window.open_place(Place("list", 0, kind))
    assert find_unmarked(window, data) == []


def refuse(table: RecordTable, head: str) -> None:
    """Type what no cell of that column takes."""
    column = next(at for at, each in enumerate(table.model.columns) if each.title == head)
    assert not table.model.setData(table.model.index(0, column), REFUSED, Qt.ItemDataRole.EditRole)


def test_what_a_cell_of_the_window_refuses(marker: None, window: MainWindow, data: set[str]) -> None:
    assert window.library
    programme = window.open_place(Place("programme", window.library.outline.visit_id or 0))
    assert isinstance(programme, ProgrammeEditor)
    for head in ("Press", "Marking", "Lead"):
        refuse(programme.table, head)
        assert find_unmarked(programme.table, data | {REFUSED}) == [], head
    connection = window.library.file.connection
    (entity_id,) = connection.execute("SELECT person_id FROM membership JOIN citation ON membership_id").fetchone()
    person = window.open_place(Place("entity", entity_id))
    assert isinstance(person, EntityEditor)
    assert person.memberships
    refuse(person.memberships, "From")
    refuse(person.names, "Kind")
    for table in (person.memberships, person.names):
        assert find_unmarked(table, data | {REFUSED}) == []


def test_the_search(marker: None, window: MainWindow, data: set[str]) -> None:
    assert window.library
    assert window.library.commands
    palette = window.library.commands.search.palette
    window.actions_["edit.find"].trigger()
    for words in ("", "Motegi", "dark", "Zenda"):
        palette.field.setText(words)
        while palette.searching.busy:
            QApplication.processEvents()
        assert find_unmarked(palette, data | {words}) == []
    palette.dismiss()


def test_the_popups_of_a_point(marker: None, window: MainWindow, data: set[str]) -> None:
    editor = window.open_place(Place("point", 1))
    assert isinstance(editor, BriefEditor)
    assert isinstance(editor.pages[0], PointsPage)
    live = editor.pages[0].view.live
    assert live
    for button in live.findChildren(QAbstractButton):
        button.click()
        popup = QApplication.activePopupWidget()
        if isinstance(popup, ChoicePopup):
            assert find_unmarked(popup, data) == [], button.accessibleName()
            popup.close()


DIALOGS: dict[str, Callable[[MainWindow], QWidget]] = {
    "visit": VisitDialog,
    "new library": lambda window: NewLibraryDialog("house", window),
    "settings": lambda window: SettingsDialog(window.preferences, window),
    "brief": lambda window: BriefDialog(window.library.file, window),  # type: ignore[union-attr]
}


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog(marker: None, window: MainWindow, data: set[str], name: str) -> None:
    dialog = DIALOGS[name](window)
    assert find_unmarked(dialog, data) == []
    dialog.deleteLater()
