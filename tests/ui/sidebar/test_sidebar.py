from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefbook.edits.entity import delete_entity, rename_entity
from briefbook.edits.issue import rename_issue
from briefbook.store.brief_text import list_brief_texts
from briefbook.store.entity_fact import Fact, FactKind
from briefbook.ui.desk.editor import Editor
from briefbook.ui.popup.choice_popup import ChoicePopup
from briefbook.ui.sidebar.entity_sidebar import EntitySidebar
from briefbook.ui.sidebar.fact_words import describe_fact
from briefbook.ui.window.window import MainWindow
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

MEETING = date(2026, 1, 16)
BRIEF = Place("brief", 1)
Button = Qt.MouseButton.LeftButton


class TextEditor(Editor):
    """An editor of a brief that only knows which entities its texts name."""

    def __init__(self, place: Place, workspace: Workspace, day: date | None = MEETING) -> None:
        super().__init__(place, workspace)
        self.marked: list[int] = []
        self._day = day

    def mentioned(self) -> list[tuple[int, int]]:
        counts: dict[int, int] = {}
        with self.workspace.session.file.lock:
            texts = list_brief_texts(self.workspace.session.file.connection, self.place.id)
        for text in texts:
            for mention in self.workspace.mentions.find(text):
                counts[mention.entity_id] = counts.get(mention.entity_id, 0) + 1
        return list(counts.items())

    def meeting_day(self) -> date | None:
        return self._day

    def mark_entity(self, entity_id: int) -> None:
        self.marked.append(entity_id)


@pytest.fixture
def editor(workspace: Workspace, qtbot: QtBot) -> Iterator[TextEditor]:
    editor = TextEditor(BRIEF, workspace)
    qtbot.addWidget(editor)
    yield editor


@pytest.fixture
def sidebar(workspace: Workspace, qtbot: QtBot, editor: TextEditor) -> Iterator[EntitySidebar]:
    """The sidebar at a brief."""
    sidebar = EntitySidebar(workspace)
    qtbot.addWidget(sidebar)
    sidebar.resize(305, 760)
    sidebar.show()
    sidebar.show_editor(editor)
    yield sidebar
    sidebar.finish()


def find_id(workspace: Workspace, name: str) -> int:
    row = workspace.session.file.connection.execute("SELECT entity_id FROM name WHERE text = ?", (name,)).fetchone()
    return int(row[0])


def names(sidebar: EntitySidebar) -> list[str]:
    return [row.name for row in sidebar.view.mentions.rows if row.entity_id is not None]


def click(sidebar: EntitySidebar, entity_id: int) -> None:
    index = sidebar.view.mentions.find_entity(entity_id)
    sidebar.view.scrollTo(index)
    QTest.mouseClick(sidebar.view.viewport(), Button, pos=sidebar.view.visualRect(index).center())


def test_every_entity_that_the_brief_names_is_listed(sidebar: EntitySidebar, editor: TextEditor) -> None:
    assert len(names(sidebar)) == len(editor.mentioned())
    assert "Foreign Secretary of India" in names(sidebar)
    assert sidebar._heading.text() == "IN THIS BRIEF"
    assert sidebar._counted.text() == str(len(names(sidebar)))


def test_a_click_shows_the_card_and_marks_the_mentions(
    sidebar: EntitySidebar, editor: TextEditor, workspace: Workspace
) -> None:
    takaichi = find_id(workspace, "Sanae Takaichi")
    click(sidebar, takaichi)
    assert set(editor.marked) == {takaichi}
    assert sidebar.entity_id == takaichi
    words = sidebar.card.words()
    assert words[:3] == ["Sanae Takaichi", "高市早苗 · たかいち さなえ", "sah-nah-eh tah-kah-ee-chee"]
    assert words[words.index("Post") + 1] == "Prime Minister of Japan"
    assert "unconfirmed" not in words


def test_an_entity_selected_in_the_text_is_shown_and_not_marked(
    sidebar: EntitySidebar, editor: TextEditor, workspace: Workspace
) -> None:
    post = find_id(workspace, "Foreign Minister of Japan")
    editor.entity_selected.emit(post)
    assert sidebar.card.words()[0] == "Foreign Minister of Japan"
    assert sidebar.view.currentIndex().data() == "Foreign Minister of Japan"
    assert editor.marked == []


def test_arrows_walk_and_enter_and_a_double_click_open(
    sidebar: EntitySidebar, editor: TextEditor, qtbot: QtBot
) -> None:
    entity_ids = sidebar.view.mentions.entity_ids
    click(sidebar, entity_ids[0])
    QTest.keyClick(sidebar.view, Qt.Key.Key_Down)
    assert sidebar.entity_id == entity_ids[1]
    assert editor.marked[-1] == entity_ids[1]
    with qtbot.waitSignal(sidebar.open_requested) as wish:
        QTest.keyClick(sidebar.view, Qt.Key.Key_Return)
    assert wish.args == [Place("entity", entity_ids[1])]
    with qtbot.waitSignal(sidebar.open_requested):
        rect = sidebar.view.visualRect(sidebar.view.mentions.find_entity(entity_ids[0]))
        QTest.mouseDClick(sidebar.view.viewport(), Button, pos=rect.center())


def test_posts_are_those_of_the_meeting_and_flagged_when_unconfirmed(
    sidebar: EntitySidebar, workspace: Workspace, qtbot: QtBot
) -> None:
    later = TextEditor(BRIEF, workspace, date(2026, 6, 1))
    qtbot.addWidget(later)
    sidebar.show_editor(later)
    sidebar.show_entity(find_id(workspace, "Sanae Takaichi"))
    assert "unconfirmed" in sidebar.card.words()
    assert sidebar._as_of.text() == "on 1 June 2026"
    undated = TextEditor(BRIEF, workspace, None)
    qtbot.addWidget(undated)
    sidebar.show_editor(undated, MEETING)
    assert "unconfirmed" not in sidebar.card.words()


def test_it_follows_what_is_typed(sidebar: EntitySidebar, workspace: Workspace, qtbot: QtBot) -> None:
    rename_issue(workspace.session, 1, "News from South Africa")
    qtbot.waitUntil(lambda: "South Africa" in names(sidebar))
    rename_entity(workspace.session, find_id(workspace, "South Africa"), "Ruritania")
    qtbot.waitUntil(lambda: "South Africa" not in names(sidebar))


def test_what_is_deleted_leaves_card_and_list(sidebar: EntitySidebar, workspace: Workspace, qtbot: QtBot) -> None:
    takaichi = find_id(workspace, "Sanae Takaichi")
    click(sidebar, takaichi)
    delete_entity(workspace.session, takaichi)
    qtbot.waitUntil(lambda: "Sanae Takaichi" not in names(sidebar))
    assert sidebar.entity_id != takaichi
    assert sidebar.card.words()[0] != "Sanae Takaichi"


@pytest.fixture
def asean(sidebar: EntitySidebar, workspace: Workspace, qtbot: QtBot) -> None:
    """The sidebar at a brief with one unknown name."""
    quiet = TextEditor(Place("brief", 3), workspace)
    qtbot.addWidget(quiet)
    sidebar.show_editor(quiet)
    assert sidebar.offer.isHidden()
    (issue_id,) = workspace.session.file.connection.execute("SELECT id FROM issue WHERE brief_id = 3").fetchone()
    rename_issue(workspace.session, issue_id, "ASEAN")
    sidebar.refresh()
    assert sidebar.offer.isVisible()


@pytest.mark.usefixtures("asean")
def test_an_unknown_name_is_offered_and_added(sidebar: EntitySidebar) -> None:
    assert sidebar.offer.candidate == "ASEAN"
    first = sidebar.offer.menu.actions()[0]
    assert first.text() == "As organisation"
    first.trigger()
    assert sidebar.card.words()[0] == "ASEAN"
    assert sidebar.card.card
    assert sidebar.card.card.kind is EntityKind.ORGANISATION
    assert "ASEAN" in names(sidebar)
    assert sidebar.offer.isHidden()


@pytest.mark.usefixtures("asean")
def test_the_last_offer_leaves_the_focus_in_the_sidebar(sidebar: EntitySidebar) -> None:
    sidebar.offer.add.setFocus()
    sidebar.offer.menu.actions()[0].trigger()
    assert sidebar.offer.isHidden()
    assert sidebar.window().focusWidget() is sidebar.view


@pytest.mark.usefixtures("asean")
def test_a_dismissed_name_stays_dismissed_until_undone(sidebar: EntitySidebar, workspace: Workspace) -> None:
    QTest.mouseClick(sidebar.offer.dismiss, Button)
    assert sidebar.offer.isHidden()
    sidebar.refresh()
    assert sidebar.offer.candidate == ""
    workspace.session.undo()
    sidebar.refresh()
    assert sidebar.offer.candidate == "ASEAN"


@pytest.mark.usefixtures("asean")
def test_a_dismissed_name_can_be_offered_again(sidebar: EntitySidebar) -> None:
    assert sidebar.dismissed.isHidden()
    QTest.mouseClick(sidebar.offer.dismiss, Button)
    assert sidebar.dismissed.text() == "1 dismissed name"
    QTest.mouseClick(sidebar.dismissed, Button)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ChoicePopup)
    assert [choice.words for choice in popup.choices.rows] == ["ASEAN"]
    QTest.keyClick(popup.view, Qt.Key.Key_Return)
    assert sidebar.dismissed.isHidden()
    assert sidebar.offer.candidate == "ASEAN"


def test_each_tab_keeps_its_own_entity(
    sidebar: EntitySidebar, editor: TextEditor, workspace: Workspace, qtbot: QtBot
) -> None:
    click(sidebar, sidebar.view.mentions.entity_ids[2])
    kept = sidebar.entity_id
    person = Editor(Place("entity", find_id(workspace, "Narendra Modi")), workspace)
    qtbot.addWidget(person)
    sidebar.show_editor(person)
    assert sidebar.card.words()[0] == "Narendra Modi"
    assert not sidebar._empty.isHidden()
    sidebar.show_editor(editor)
    assert sidebar.entity_id == kept


def test_a_tab_without_text_says_what_to_do(sidebar: EntitySidebar, workspace: Workspace, qtbot: QtBot) -> None:
    listed = Editor(Place("list", 0, "person"), workspace)
    qtbot.addWidget(listed)
    sidebar.show_editor(listed)
    assert sidebar.card.isHidden()
    assert sidebar._hint.text().startswith("Choose a name")
    assert sidebar._heading.isHidden()
    listed.entity_selected.emit(find_id(workspace, "Narendra Modi"))
    assert not sidebar.card.isHidden()
    sidebar.show_editor(None)
    assert sidebar.card.isHidden()


def test_the_window_shows_it_and_the_action_hides_it(window: MainWindow) -> None:
    sidebar = window.findChild(EntitySidebar)
    assert sidebar
    assert sidebar.isVisible()
    assert window.actions_["view.sidebar"].isChecked()
    window.actions_["view.sidebar"].trigger()
    assert sidebar.isHidden()
    window.actions_["view.sidebar"].trigger()
    assert sidebar.isVisible()
    people = window.open_place(Place("list", 0, "person"))
    assert people
    people.view.setCurrentIndex(people.view.model().index(0, 0))  # type: ignore[attr-defined]
    assert sidebar.card.words()[0] == "Narendra Modi"
    assert sidebar._as_of.text() == "on 16 January 2026"
    assert window.close_library()


def test_a_term_is_said_in_words() -> None:
    assert describe_fact(Fact(FactKind.LEVEL, "foreign_ministers")) == "Foreign ministers"
    assert describe_fact(Fact(FactKind.FORM, "working group, foreign_ministers")) == "Working group, foreign ministers"
    assert describe_fact(Fact(FactKind.STATUS, "paused since Zenda")) == "Paused since Zenda"
