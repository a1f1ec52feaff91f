import re
from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from briefbook.ui.look.icon import build_icon
from briefbook.ui.window.actions import ACTIONS, MENUS, SEPARATOR, SPECS, SUBMENUS
from briefbook.ui.window.window import MainWindow


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
