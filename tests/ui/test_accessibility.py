"""Whatever takes the focus has a name for those who do not see it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from briefbook.store.key import LibraryKey
from briefbook.ui.about.about_dialog import AboutDialog
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.guide.guide_window import GuideWindow
from briefbook.ui.library.new_library_dialog import NewLibraryDialog
from briefbook.ui.lock.passphrase_dialog import PassphraseDialog, PassphraseStep
from briefbook.ui.lock.passphrase_question import PassphraseQuestion
from briefbook.ui.window.unlocking import Wish
from briefbook.ui.window.window import MainWindow
from briefbook.ui.workspace.tasks import TaskRunner
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

# Scroll areas only hold what has a name; a spin box hands the focus on to the line inside it.
UNNAMED_BY_NATURE = (QScrollArea,)


def focusable(root: QWidget) -> Iterator[QWidget]:
    for widget in [root, *root.findChildren(QWidget)]:
        takes_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if takes_focus and widget.isVisible() and not isinstance(widget, UNNAMED_BY_NATURE):
            yield widget


def find_nameless(root: QWidget) -> list[str]:
    QApplication.processEvents()
    nameless = []
    for widget in focusable(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            parents = [type(widget).__name__, widget.objectName(), type(widget.parentWidget()).__name__]
            nameless.append(" ".join(parents))
    return nameless


def test_the_start_page_has_names(start_window: MainWindow) -> None:
    assert find_nameless(start_window) == []


def test_the_window_around_a_brief_has_names(window: MainWindow) -> None:
    for action_id in ("view.preview", "book.check"):
        window.actions_[action_id].trigger()
    editor = window.open_place(Place("point", 1))
    assert isinstance(editor, BriefEditor)
    for at in range(editor.sections.count()):
        editor.sections.setCurrentIndex(at)
        assert find_nameless(window) == [], editor.sections.tabText(at)


@pytest.mark.parametrize("kind", [kind for kind in EntityKind if kind is not EntityKind.VISIT])
def test_every_kind_of_entity_has_names(window: MainWindow, kind: EntityKind) -> None:
    assert window.library
    connection = window.library.file.connection
    (entity_id,) = connection.execute("SELECT id FROM entity WHERE kind = ? LIMIT 1", (kind.value,)).fetchone()
    window.open_place(Place("entity", entity_id))
    assert find_nameless(window) == []
    window.open_place(Place("list", 0, kind.value))
    assert find_nameless(window) == []


def test_programme_book_and_scene_setter_have_names(window: MainWindow) -> None:
    assert window.library
    visit_id = window.library.outline.visit_id or 0
    for place in (
        Place("programme", visit_id),
        Place("book", 1),
        Place("library", 1),
        Place("visit", visit_id, "scene_setter"),
    ):
        assert window.open_place(place)
        assert find_nameless(window) == [], place


def test_the_passphrase_page_has_names(start_window: MainWindow) -> None:
    start_window.unlocking.ask(Wish(Path("Desk.briefbook")))
    assert find_nameless(start_window) == []
    start_window.show_start_page()


@pytest.mark.parametrize("step", PassphraseStep)
def test_the_questions_for_passphrases_have_names(tasks: TaskRunner, qtbot: QtBot, step: PassphraseStep) -> None:
    key = None if step is PassphraseStep.SET else LibraryKey(b"", b"")
    for dialog in (PassphraseDialog(step, "Desk", key, tasks), PassphraseQuestion("Desk", len, tasks)):
        qtbot.addWidget(dialog)
        dialog.show()
        assert find_nameless(dialog) == []


def test_a_new_library_with_a_passphrase_has_names(qtbot: QtBot) -> None:
    dialog = NewLibraryDialog("house")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.protect.setChecked(True)
    assert find_nameless(dialog) == []


def test_the_guide_and_about_have_names(start_window: MainWindow) -> None:
    for action_id in ("help.guide", "help.about"):
        start_window.actions_[action_id].trigger()
    guide, about = start_window.findChild(GuideWindow), start_window.findChild(AboutDialog)
    assert guide
    assert about
    assert find_nameless(guide) == []
    for at in range(about.sections.count()):
        about.sections.setCurrentIndex(at)
        assert find_nameless(about) == [], about.sections.tabText(at)
    about.close()
    guide.close()
