"""A new issue waits for its title: the card says so, the check names it, and its title puts it right."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefbook.book.finding import Finding, FindingKind
from briefbook.pdf.typesetter import Typesetter
from briefbook.printing import check_book, gather_content
from briefbook.ui.brief.issue_card import IssueCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.editors.brief_editor import BriefEditor
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
