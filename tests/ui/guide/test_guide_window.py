"""The guide in its window: opened where it helps, searched, walked through by keyboard, saved as a PDF."""

import re
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from briefbook.settings import ThemeChoice
from briefbook.text.guide import guide_path, load_guide
from briefbook.ui.action.actions import MENUS, SPECS
from briefbook.ui.guide.guide_window import SIZE_PX, GuideWindow
from briefbook.ui.look.appearance import Appearance
from briefbook.ui.look.theme import DARK
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def guide(appearance: Appearance, qtbot: QtBot) -> GuideWindow:
    window = GuideWindow(appearance)
    qtbot.addWidget(window)
    window.open_for("brief")
    qtbot.waitUntil(window.isActiveWindow)
    return window


def open_guide(window: MainWindow, qtbot: QtBot) -> GuideWindow:
    """Press F1 in the window."""
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, GuideWindow) and each.isVisible()]
    assert len(shown) == 1
    qtbot.addWidget(shown[0])
    return shown[0]


def list_titles(guide: GuideWindow) -> list[str]:
    return [row.title for row in guide.chapters.rows]


@pytest.mark.parametrize(
    ("place", "key"),
    [
        (Place("brief", 1), "points"),
        (Place("point", 1), "points"),
        (Place("entity", 1), "people"),
        (Place("book", 1), "ceilings"),
        (None, "about"),
    ],
)
def test_f1_opens_the_chapter_that_helps_in_the_tab(
    window: MainWindow, qtbot: QtBot, place: Place | None, key: str
) -> None:
    if place:
        assert window.open_place(place)
    guide = open_guide(window, qtbot)
    assert guide.key == key
    guide.close()
    assert open_guide(window, qtbot) is guide


def test_f1_helps_on_the_start_page_too(start_window: MainWindow, qtbot: QtBot) -> None:
    guide = open_guide(start_window, qtbot)
    assert guide.key == "first-book"
    assert guide.windowTitle() == "Your first book in five minutes — Guide"


def test_a_search_keeps_chapters_that_hold_every_word_and_marks_the_words(guide: GuideWindow, qtbot: QtBot) -> None:
    QAbstractItemModelTester(guide.chapters, QAbstractItemModelTester.FailureReportingMode.Fatal)
    QTest.keyClick(guide, Qt.Key.Key_F, CONTROL)
    assert guide.search.hasFocus()
    QTest.keyClicks(guide.search, "EDTF standard")
    assert list_titles(guide) == ["Dates in words"]
    assert guide.key == "dates"
    marked = {each.cursor.selectedText() for each in guide.view.extraSelections()}
    assert marked == {"EDTF", "standard"}
    assert guide.view.hit_count == 2
    before = guide.view.textCursor().position()
    QTest.keyClick(guide, Qt.Key.Key_F3)
    assert guide.view.textCursor().position() > before
    QTest.keyClick(guide, Qt.Key.Key_F3, SHIFT)
    assert guide.view.textCursor().position() == before
    QTest.keyClicks(guide.search, " Ruritania")
    assert list_titles(guide) == []
    assert guide._nothing.text() == "No chapter has “EDTF standard Ruritania”."
    QTest.keyClick(guide, Qt.Key.Key_Escape)
    assert len(list_titles(guide)) == len(load_guide().chapters)
    assert guide.view.extraSelections() == []
    QTest.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_the_list_says_to_a_screen_reader_how_often_the_words_are_found(guide: GuideWindow) -> None:
    guide.search.setText("accredited")
    index = guide.chapters.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "1. What Briefbook is, and is not, found once"
    guide.search.clear()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "1. What Briefbook is, and is not"


def test_links_and_the_list_lead_to_chapters_and_back_again(guide: GuideWindow) -> None:
    assert not guide.back.isEnabled()
    guide.list.setFocus()
    QTest.keyClick(guide.list, Qt.Key.Key_Down)
    assert guide.key == "clearance"
    guide.view.anchorClicked.emit(QUrl("dates.md"))
    assert guide.key == "dates"
    assert guide.list.currentIndex().data() == "Dates in words"
    for key in ("clearance", "points", "points"):
        QTest.keyClick(guide, Qt.Key.Key_Left, ALT)
        assert guide.key == key
    assert not guide.back.isEnabled()


def test_nothing_but_the_guide_is_shown_or_loaded(guide: GuideWindow) -> None:
    for address in ("https://example.org/", "file:///etc/hostname", "nowhere.md"):
        guide.view.anchorClicked.emit(QUrl(address))
        assert guide.key == "points"
    kind = int(guide.view.document().ResourceType.ImageResource.value)
    assert isinstance(guide.view.loadResource(kind, QUrl("point.png")), QImage)
    for address in ("../../README.md", "/etc/hostname", "https://example.org/point.gif"):
        assert guide.view.loadResource(kind, QUrl(address)) is None
    assert guide.view.loadResource(kind + 1, QUrl("point.png")) is None


def test_pictures_fit_the_column_however_wide_the_window_is(guide: GuideWindow, qtbot: QtBot) -> None:
    guide.show_chapter("about")
    for width in (600, 1000, 1700):
        guide.resize(width, 700)
        qtbot.waitUntil(lambda width=width: guide.width() == width)
        kind = int(guide.view.document().ResourceType.ImageResource.value)
        picture = guide.view.loadResource(kind, QUrl("window.png"))
        assert 0 < picture.deviceIndependentSize().width() <= guide.view.viewport().width() <= 700
        assert guide.view.document().size().width() <= guide.view.viewport().width() + 1


def test_it_wears_the_look_of_the_program(guide: GuideWindow, appearance: Appearance) -> None:
    appearance.choose(ThemeChoice.DARK)
    assert guide.view.document().defaultStyleSheet().count(DARK.accent) == 1
    assert guide.view.toPlainText().startswith("Briefs and talking points")


def test_its_size_is_kept_for_the_next_time(guide: GuideWindow, appearance: Appearance, qtbot: QtBot) -> None:
    assert guide.size().toTuple() == SIZE_PX
    guide.resize(900, 640)
    guide.close()
    again = GuideWindow(appearance)
    qtbot.addWidget(again)
    assert again.size().toTuple() == (900, 640)


def test_it_is_saved_as_a_pdf(
    guide: GuideWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Guide"), ""))
    qtbot.mouseClick(guide.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "pages are in Guide.pdf" in guide.notice.words, timeout=30_000)
    with pypdfium2.PdfDocument(tmp_path / "Guide.pdf") as document:
        assert guide.notice.words == f"{len(document)} pages are in Guide.pdf"
    (tmp_path / "Guide.briefbook").mkdir()
    guide.export.export(tmp_path / "Guide.briefbook")
    qtbot.waitUntil(lambda: guide.notice.words.endswith("."), timeout=30_000)
    assert not guide.notice.isHidden()


def test_the_guide_lists_every_shortcut_of_the_menus() -> None:
    wanted = [
        f"| {spec.shortcut} | {spec.text.replace('&', '').rstrip('…')} | {title.replace('&', '')} |"
        for title, ids in MENUS
        for spec in (SPECS.get(each) for each in ids)
        if spec and spec.shortcut
    ]
    text = guide_path("keyboard.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\|[^|]+\|[^|]+\|[^|]+\|$", text, re.MULTILINE)[2:]
    assert listed == wanted, "The last table of docs/guide/keyboard.md has to be:\n" + "\n".join(wanted)
