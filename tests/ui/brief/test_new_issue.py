"""A new issue waits for its title: the card says so, the check names it, and its title puts it right."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefbook.book.finding import Finding, FindingKind
from briefbook.pdf.typesetter import Typesetter
from briefbook.printing.check import check_book
from briefbook.printing.gathering.content import gather_content
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.issue_card import IssueCard
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place


def find_untitled(window: MainWindow) -> list[Finding]:
    assert window.library
    found = check_book(gather_content(window.library.file, 1), None, Typesetter())
    return [each for each in found if each.kind == FindingKind.UNTITLED]


def test_an_issue_is_named_where_the_check_leads(window: MainWindow) -> None:
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    page = editor.pages[0]
    assert isinstance(page, PointsPage)
    window.actions_.about_to_show.emit()
    window.actions_["issue.add"].trigger()
    added = page.view.current_card()
    assert added
    assert added.heading == "Untitled issue"
    window.actions_["point.add"].trigger()
    (finding,) = find_untitled(window)
    assert finding.place == Place("issue", added.group_id)
    window.open_place(finding.place)
    card = page.view.live
    assert isinstance(card, IssueCard)
    assert card.title.text() == ""
    QTest.keyClicks(card.title, "The bridge at Zenda")
    QTest.keyClick(card.title, Qt.Key.Key_Return)
    assert find_untitled(window) == []


def test_enter_behind_the_title_of_a_new_issue_begins_its_first_point(window: MainWindow) -> None:
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    page = editor.pages[0]
    assert isinstance(page, PointsPage)
    before = page.count()
    page.add_issue()
    issue = page.view.live
    assert isinstance(issue, IssueCard)
    QTest.keyClick(issue.title, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(issue.title, "The bridge at Zenda")
    QTest.keyClick(issue.title, Qt.Key.Key_Return)
    assert page.count() == before + 1
    assert isinstance(page.view.live, PointCard)
    page.add_issue()
    page.view.show_card(("issue", page.list_points()[0].issue_id))
    first = page.view.live
    assert isinstance(first, IssueCard)
    QTest.keyClick(first.title, Qt.Key.Key_Return)
    assert page.count() == before + 1
    titles = {card.heading for card in page.cards.rows}
    assert "The bridge at Zenda" in titles
