"""The caveats of the library's scheme and the TLP labels are offered wherever a level is, and reach the banner."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefbook.book.compile import compile_book
from briefbook.edits.refusal import RefusedError
from briefbook.printing.gathering.content import gather_content
from briefbook.store.marking_read import CaveatRow, LevelRow, describe_marking
from briefbook.ui.book.book_editor import BookEditor
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.fields.marking_cell import get_marking
from briefbook.ui.popup.marking_popup import MarkingPopup
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import Tlp
from briefbook.values.marking import Marking, parse_marking
from briefbook.values.place import Place

CAVEATS = ("RECIPIENTS ONLY", "ZENDA EYES ONLY")
LEVELS = [LevelRow("house:SAMPLE", "SAMPLE", "S", "#405a78"), LevelRow("house:HIGH", "High Secret", "HS", "#aa0000")]
ROWS = [CaveatRow(code, code.title()) for code in CAVEATS]
STORED = "SELECT marking FROM talking_point WHERE id = ?"


@pytest.fixture
def connection(window: MainWindow) -> Any:
    """The library's connection; its scheme has two caveats."""
    assert window.library
    made = window.library.file.connection
    for position, code in enumerate(CAVEATS):
        made.execute(
            "INSERT INTO scheme_caveat (uid, scheme_id, position, code, wording, kind)"
            " VALUES (?, (SELECT scheme_id FROM library), ?, ?, ?, 'restrictive')",
            (f"caveat{position}", position, code, code.title()),
        )
    window.library.file.note_written()
    return made


def open_popup(window: MainWindow, point_id: int) -> MarkingPopup:
    editor = window.open_place(Place("point", point_id))
    assert isinstance(editor, BriefEditor)
    assert isinstance(editor.pages[0], PointsPage)
    card = editor.pages[0].view.live
    assert isinstance(card, PointCard)
    QTest.keyClick(card.meta.marking, Qt.Key.Key_Space)
    return find_popup(window)


def find_popup(window: MainWindow) -> MarkingPopup:
    return next(each for each in window.findChildren(MarkingPopup) if each.isVisible())


def tick(popup: MarkingPopup, *codes: str) -> None:
    for code in codes:
        QTest.keyClick(popup.caveats[code], Qt.Key.Key_Space)


def choose_level(popup: MarkingPopup, words: str) -> None:
    row = next(at for at, each in enumerate(popup.choices.rows) if each.words == words)
    popup.view.setCurrentIndex(popup.choices.index(row))
    QTest.keyClick(popup.view, Qt.Key.Key_Return)


def read_point(connection: Any, point_id: int = 1) -> str | None:
    marking: str | None = connection.execute(STORED, (point_id,)).fetchone()[0]
    return marking


def test_caveats_and_tlp_are_ticked_and_undone_in_one_step(window: MainWindow, connection: Any) -> None:
    before = read_point(connection)
    popup = open_popup(window, 1)
    tick(popup, *CAVEATS)
    popup.tlp.setCurrentText("TLP:AMBER")
    QTest.keyClick(popup.caveats[CAVEATS[0]], Qt.Key.Key_Return)
    assert read_point(connection) == "house:SAMPLE//RECIPIENTS ONLY,ZENDA EYES ONLY//TLP:AMBER"
    popup = open_popup(window, 1)
    assert [box.isChecked() for box in popup.caveats.values()] == [True, True]
    tick(popup, CAVEATS[0])
    popup.close()
    assert read_point(connection) == "house:SAMPLE//ZENDA EYES ONLY//TLP:AMBER"
    window.actions_["edit.undo"].trigger()
    window.actions_["edit.undo"].trigger()
    assert read_point(connection) == before


def test_what_is_ticked_is_stored_when_the_window_is_closed_over_it(
    window: MainWindow, connection: Any, sample_copy: Path
) -> None:
    tick(open_popup(window, 1), CAVEATS[0])
    window.close()
    with closing(sqlite3.connect(sample_copy)) as read:
        assert CAVEATS[0] in (read_point(read) or "")


def test_caveats_wait_for_a_level_and_go_with_it(window: MainWindow, connection: Any) -> None:
    choose_level(open_popup(window, 1), "Not marked")
    popup = open_popup(window, 1)
    tick(popup, CAVEATS[1])
    assert "level" in popup._hint.text()
    assert popup._hint.isVisible()
    popup.close()
    assert read_point(connection) is None
    popup = open_popup(window, 1)
    tick(popup, CAVEATS[1])
    choose_level(popup, "SAMPLE")
    assert read_point(connection) == "house:SAMPLE//ZENDA EYES ONLY"
    choose_level(open_popup(window, 1), "Not marked")
    assert read_point(connection) is None


def test_another_government_s_caveats_and_releases_are_kept(window: MainWindow, connection: Any) -> None:
    kept = "house:SAMPLE//OLD//REL IN,JP"
    assert window.library
    assert window.library.workspace
    session = window.library.workspace.session
    with session.change("Mark"):
        connection.execute("UPDATE talking_point SET marking = ? WHERE id = 1", (kept,))
        connection.execute("UPDATE talking_point SET marking = 'xx:DEEP//DARK' WHERE id = 2")
    told: list[str | None] = []
    for marking, shown in ((kept, "SAMPLE"), ("xx:DEEP//DARK", "xx:DEEP")):
        popup = MarkingPopup("Marking", session.file, marking, told.append, none="Not marked", parent=window)
        popup.show()
        assert [each.words for each in popup.choices.rows if each.chosen] == [shown]
        popup.tlp.setCurrentText("TLP:RED")
        popup.close()
    assert told == ["house:SAMPLE//OLD//REL IN,JP//TLP:RED", "xx:DEEP//DARK//TLP:RED"]


def test_caveats_of_points_unite_in_the_banner(window: MainWindow, connection: Any) -> None:
    for point_id, code in zip((1, 2), CAVEATS, strict=True):
        popup = open_popup(window, point_id)
        tick(popup, code)
        popup.close()
    assert window.library
    banner = compile_book(gather_content(window.library.file, 1)).book.banner
    assert banner
    assert banner.text == "SAMPLE//RECIPIENTS ONLY, ZENDA EYES ONLY"


def test_the_floor_of_a_banner_may_have_a_caveat(window: MainWindow, connection: Any) -> None:
    editor = window.open_place(Place("book", 1))
    assert isinstance(editor, BookEditor)
    editor.form.buttons["floor"].click()
    popup = find_popup(window)
    tick(popup, CAVEATS[0])
    choose_level(popup, "SAMPLE")
    assert editor.form.buttons["floor"].text() == "SAMPLE//RECIPIENTS ONLY"


markings = st.builds(
    Marking,
    st.just("house"),
    st.sampled_from(["SAMPLE", "HIGH"]),
    st.frozensets(st.sampled_from(CAVEATS)),
    st.none() | st.frozensets(st.sampled_from(["IN", "JP"]), min_size=1),
    st.none() | st.sampled_from(Tlp),
)


@given(markings, st.sampled_from([str, str.upper, str.swapcase]))
def test_what_a_cell_shows_of_a_marking_is_read_back(marking: Marking, typed: Callable[[str], str]) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE library (scheme_id)")
    connection.execute("CREATE TABLE scheme (id, code, name)")
    connection.execute("CREATE TABLE scheme_level (scheme_id, code, wording)")
    connection.execute("INSERT INTO library VALUES (1)")
    connection.execute("INSERT INTO scheme VALUES (1, 'house', 'House marking')")
    connection.executemany("INSERT INTO scheme_level VALUES (1, ?, ?)", [("SAMPLE", "SAMPLE"), ("HIGH", "High Secret")])
    words = describe_marking(connection, str(marking))
    connection.close()
    read = get_marking(LEVELS, ROWS, typed(words))
    assert parse_marking(read or "") == marking


def test_a_cell_names_the_caveats_that_there_are() -> None:
    with pytest.raises(RefusedError, match=r"no caveat “moon”. It has RECIPIENTS ONLY, ZENDA EYES ONLY"):
        get_marking(LEVELS, ROWS, "SAMPLE//moon")
    with pytest.raises(RefusedError, match="It has none"):
        get_marking(LEVELS, [], "SAMPLE//moon")
