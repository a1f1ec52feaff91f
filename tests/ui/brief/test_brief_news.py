"""What the tab of a brief reads anew when something changes: what the news concerns, and only while it is seen."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from briefbook.edits.brief import rename_brief
from briefbook.edits.entity import describe_entity
from briefbook.edits.point import change_point_text, send_points
from briefbook.store.brief_read import PointRead
from briefbook.text.rich_text import plain_text
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.page import BriefPage
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place


@pytest.fixture
def briefs(window: MainWindow) -> tuple[BriefEditor, BriefEditor]:
    """The tabs of the first two briefs that have points; the second is in front."""
    assert window.library
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the tab that the fixture closed
    rows = window.library.file.connection.execute(
        "SELECT DISTINCT brief_id FROM issue JOIN talking_point ON issue_id = issue.id ORDER BY brief_id LIMIT 2"
    ).fetchall()
    first, second = (window.open_place(Place("brief", key)) for (key,) in rows)
    assert isinstance(first, BriefEditor)
    assert isinstance(second, BriefEditor)
    return first, second


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch, briefs: tuple[BriefEditor, BriefEditor]) -> list[tuple[int, str]]:
    """Which sections of which briefs were read anew."""
    found: list[tuple[int, str]] = []

    def spy(kind: type[BriefPage]) -> Callable[..., None]:
        refresh: Callable[..., None] = kind.refresh

        def note(page: BriefPage) -> None:
            found.append((page.brief_id, page.name))
            refresh(page)

        return note

    for kind in {type(page) for brief in briefs for page in brief.pages}:
        monkeypatch.setattr(kind, "refresh", spy(kind))
    return found


def points_of(editor: BriefEditor) -> list[PointRead]:
    return editor.pages[0].list_points()


def test_typing_in_a_point_reads_its_own_section_and_how_far_it_is_cleared(
    briefs: tuple[BriefEditor, BriefEditor], reads: list[tuple[int, str]]
) -> None:
    _, front = briefs
    change_point_text(front.workspace.session, points_of(front)[0].id, plain_text("Words"))
    assert reads == [(front.place.id, "Talking points"), (front.place.id, "Clearance")]
    assert points_of(front)[0].text.text == "Words"


def test_what_concerns_every_brief_is_read_of_a_hidden_one_when_it_comes_to_the_front(
    window: MainWindow, briefs: tuple[BriefEditor, BriefEditor], reads: list[tuple[int, str]]
) -> None:
    behind, front = briefs
    describe_entity(front.workspace.session, points_of(front)[0].topic_ids[0], plain_text("Words"))
    assert {key for key, _ in reads} == {front.place.id}
    reads.clear()
    window.open_place(behind.place)
    assert {key for key, _ in reads} == {behind.place.id}


def test_a_point_that_moves_to_another_brief_leaves_the_hidden_tab_too(
    window: MainWindow, briefs: tuple[BriefEditor, BriefEditor]
) -> None:
    behind, front = briefs
    point = points_of(behind)[-1]
    send_points(front.workspace.session, [point.id], points_of(front)[0].issue_id)
    assert point.id in [each.id for each in points_of(front)]
    window.open_place(behind.place)
    assert point.id not in [each.id for each in points_of(behind)]


def test_the_tab_of_a_hidden_brief_is_renamed_at_once(
    window: MainWindow, briefs: tuple[BriefEditor, BriefEditor]
) -> None:
    behind, front = briefs
    rename_brief(front.workspace.session, behind.place.id, "Harbours")
    tabs: Any = window.layout_.library_page.tabs
    assert "Harbours" in [tabs.tabText(at) for at in range(tabs.count())]
