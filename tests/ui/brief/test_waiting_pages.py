"""A brief makes a section when it is first looked at, and tells of it what it would tell if it were made."""

from briefbook.edits.objective import add_objective, change_objective_text
from briefbook.edits.section import change_section
from briefbook.text.rich_text import plain_text
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.history_page import HistoryPage
from briefbook.ui.brief.objectives_page import ObjectivesPage
from briefbook.ui.brief.page_stack import PageFacts
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import SectionKind, Side
from briefbook.values.place import Place


def open_brief(window: MainWindow, brief_id: int = 1) -> BriefEditor:
    editor = window.open_place(Place("brief", brief_id))
    assert isinstance(editor, BriefEditor)
    return editor


def tell(editor: BriefEditor) -> list[str]:
    """The words on the tabs of the sections."""
    return [editor.sections.tabText(at) for at in range(editor.sections.count())]


def test_a_section_is_made_when_it_is_looked_at(window: MainWindow) -> None:
    editor = open_brief(window)
    assert [type(page) for page in editor.pages.seen] == [PointsPage]
    editor.sections.setCurrentIndex(5)
    assert [type(page) for page in editor.pages.seen] == [PointsPage, HistoryPage]
    assert editor.page is editor.pages[5]
    assert editor.pages.currentWidget() is editor.page
    assert editor.page.isVisible()


def test_what_waits_tells_what_its_widget_tells(window: MainWindow) -> None:
    assert window.library
    connection = window.library.file.connection
    briefs = [key for (key,) in connection.execute("SELECT id FROM brief ORDER BY id").fetchall()]
    told = set()
    for brief_id in briefs:
        editor = open_brief(window, brief_id)
        waiting = [slot.facts for slot in editor.pages.slots_[1:]]
        status, tabs, mentioned = editor.status(), tell(editor), editor.mentioned()
        for page in editor.pages:
            page.refresh()
        assert [slot.facts for slot in editor.pages.slots_[1:]] == waiting
        assert (editor.status(), tell(editor), editor.mentioned()) == (status, tabs, mentioned)
        told |= {at for at, facts in enumerate(waiting) if facts != PageFacts()}
    assert len(told) >= 5


def test_what_waits_follows_what_changes(window: MainWindow) -> None:
    assert window.library
    assert window.library.workspace
    session = window.library.workspace.session
    editor = open_brief(window)
    before = tell(editor)[1]
    objective_id = add_objective(session, 1, Side.OURS)
    change_objective_text(session, objective_id, plain_text("Zenda stands."))
    change_section(session, Place("brief", 1), SectionKind.OUTCOMES, plain_text("Strelsau stands."))
    editor.freshen()
    assert tell(editor)[1] != before
    assert "Zenda stands." in editor.pages.slots_[1].facts.texts
    assert editor.pages.slots_[4].facts.texts == ("Strelsau stands.",)
    assert [type(page) for page in editor.pages.seen] == [PointsPage]


def test_a_place_in_a_section_that_waits_is_gone_to(window: MainWindow) -> None:
    assert window.library
    connection = window.library.file.connection
    objective_id, brief_id = connection.execute("SELECT id, brief_id FROM objective LIMIT 1").fetchone()
    editor = window.open_place(Place("objective", objective_id))
    assert isinstance(editor, BriefEditor)
    assert editor.place == Place("brief", brief_id)
    assert isinstance(editor.page, ObjectivesPage)
    assert editor.focusWidget()


def test_the_section_of_the_last_session_comes_back(window: MainWindow) -> None:
    editor = open_brief(window)
    editor.sections.setCurrentIndex(2)
    state = editor.state()
    window.layout_.library_page.tabs.close_tab(editor)
    again = open_brief(window)
    again.restore_state(state)
    assert again.pages.currentIndex() == 2
    assert again.page is again.pages[2]
