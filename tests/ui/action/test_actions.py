import ast
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

import briefbook.ui
from briefbook.edits.book import create_book
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.action.action_table import ActionTable
from briefbook.ui.action.actions import ACTIONS, MENUS, SEPARATOR, SPECS, SUBMENUS, THEME_MENU
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.look.icon import build_icon
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

GROUPS = {each.partition(".")[0] for each in SPECS}
Handlers = dict[str, Callable[[], object]]


def standing_ids() -> list[str]:
    """The ids of every menu, without separators and submenus."""
    rows = [ids for _, ids in MENUS] + [ids for _, ids in SUBMENUS.values()]
    return [each for ids in rows for each in ids if each != SEPARATOR and each not in SUBMENUS]


def mnemonic(text: str) -> str:
    found = re.search(r"&(\w)", text)
    return found.group(1).casefold() if found else ""


def test_every_action_stands_in_one_menu() -> None:
    assert Counter(standing_ids()) == Counter(list(SPECS))


def test_no_id_and_no_shortcut_twice() -> None:
    assert len(SPECS) == len(ACTIONS)
    shortcuts = [spec.shortcut for spec in ACTIONS if spec.shortcut]
    assert len(shortcuts) == len(set(shortcuts))
    assert not [text for text in shortcuts if QKeySequence(text).isEmpty()]


def test_mnemonics_are_unique_in_a_menu() -> None:
    for ids in [ids for _, ids in MENUS] + [ids for _, ids in SUBMENUS.values()]:
        texts = [SUBMENUS[each][0] if each in SUBMENUS else SPECS[each].text for each in ids if each != SEPARATOR]
        letters = [letter for letter in map(mnemonic, texts) if letter]
        assert len(letters) == len(set(letters)), letters
    titles = [mnemonic(title) for title, _ in MENUS]
    assert all(titles)
    assert len(titles) == len(set(titles))


def test_every_icon_ships(qapp: object) -> None:
    for spec in ACTIONS:
        assert not spec.icon or not build_icon(spec.icon, "#123456").isNull()


def test_menus_name_what_undo_takes_back(window: MainWindow) -> None:
    assert window.library
    assert window.library.workspace
    from briefbook.edits.library import change_library

    session = window.library.workspace.session
    change_library(session, title="Ruritania desk")
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&Edit")
    menu.aboutToShow.emit()
    assert window.actions_["edit.undo"].text() == "&Undo Change Library"
    window.actions_["edit.undo"].trigger()
    menu.aboutToShow.emit()
    assert window.actions_["edit.redo"].text() == "&Redo Change Library"
    assert [keys.toString() for keys in window.actions_["edit.redo"].shortcuts()] == ["Ctrl+Shift+Z", "Ctrl+Y"]
    assert window.actions_["edit.redo"].shortcut().toString() == "Ctrl+Shift+Z"
    assert session.undo_label is None


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The ids for which anybody has had a handler, whether it was of use or not."""
    found: set[str] = set()
    offer = ActionTable.offer

    def spy(table: ActionTable, handlers: Handlers, *needs: object) -> None:
        found.update(handlers)
        offer(table, handlers, *needs)  # type: ignore[arg-type]

    monkeypatch.setattr(ActionTable, "offer", spy)
    return found


def test_every_command_works_somewhere_and_nothing_else_is_handled(
    offered: set[str], window: MainWindow, qtbot: QtBot
) -> None:
    """With the words of a point selected, a part of the outline chosen, and two books of the visit."""
    assert window.library
    assert window.library.workspace
    session, outline = window.library.workspace.session, window.layout_.library_page.outline
    create_book(session, window.library.outline.visit_id or 0, "Note for Ruritania")
    editor = window.open_place(Place("point", 1))
    assert isinstance(editor, BriefEditor)
    page = editor.pages[0]
    assert isinstance(page, PointsPage)
    outline.show_part(next(row.part_id or 0 for row in outline.outline.rows if row.place == Place("brief", 1)))
    QApplication.clipboard().setText("Zenda")
    with qtbot.waitActive(window):
        window.activateWindow()
    assert isinstance(page.view.live, PointCard)
    page.view.live.text.setFocus()
    page.view.live.text.selectAll()
    window.actions_.about_to_show.emit()
    protected = {"file.lock", "passphrase.change", "passphrase.remove"}
    greyed = {each for each in SPECS if not window.actions_[each].isEnabled()}
    assert greyed == {"book.take_in", "edit.redo"} | protected
    window.actions_["book.leave_out"].trigger()
    window.actions_.about_to_show.emit()
    assert window.actions_["book.take_in"].isEnabled()
    window.actions_["edit.undo"].trigger()
    window.actions_.about_to_show.emit()
    assert window.actions_["edit.redo"].isEnabled()
    assert offered == set(SPECS) - protected


def test_every_id_is_a_row_and_no_command_is_told_by_a_bare_string() -> None:
    assert set(SPECS) == set(ActionId)
    written: set[str] = set()
    for path in Path(briefbook.ui.__file__).parent.rglob("*.py"):
        if path.stem == "action_id":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and re.fullmatch(r"[a-z]+\.[a-z_.]*[a-z]", text):
                written.add(text)
    assert {each for each in written if each.partition(".")[0] in GROUPS} == {THEME_MENU}
