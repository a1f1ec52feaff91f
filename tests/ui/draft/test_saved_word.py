"""“Saved” stands, and the title bears no mark, only while nothing that was typed waits: from the first key on."""

from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefbook import preparation
from briefbook.edits.entity import create_entity
from briefbook.session import SaveFailed
from briefbook.session.writer import COMMIT_DELAY_MS
from briefbook.store.errors import DiskFullError
from briefbook.store.file import LibraryFile
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.draft.autosave import LATEST_MS
from briefbook.ui.popup.marking_popup import MarkingPopup
from briefbook.ui.run import program
from briefbook.ui.settings.settings_dialog import SettingsDialog
from briefbook.ui.text.rich_text_field import RichTextField
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import EntityKind
from tests.ui.typed_field import (
    TYPED,
    live_card,
    open_brief,
    open_programme,
    query,
    type_date_of_visit,
    type_limit,
    type_over,
)

NEVER_MS = 3_600_000


def is_called_saved(window: MainWindow) -> bool:
    """Whether it says so; the word and the mark in the title have to agree."""
    words = window.layout_.status.saved_words
    called = words.startswith("Saved") or words == "Everything is saved"
    assert called != window.isWindowModified()
    return called


def save(window: MainWindow) -> None:
    assert window.library
    assert window.library.workspace
    window.library.flush()
    window.library.workspace.session.save()


def test_no_field_is_called_saved_from_the_first_key_to_the_commit(window: MainWindow, qtbot: QtBot) -> None:
    assert window.library
    for typed in TYPED:
        typed(window)
        save(window)
        qtbot.waitUntil(lambda: is_called_saved(window))
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
        assert not is_called_saved(window), typed
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_8)
        assert not is_called_saved(window), typed
        window.library.flush()
        assert not is_called_saved(window), typed
        save(window)
        qtbot.waitUntil(lambda: is_called_saved(window))


def test_what_is_typed_before_records_are_prepared_is_shown_and_stored_when_they_are(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.library
    live = live_card(window, ("point", 1))
    assert isinstance(live, PointCard)
    stored = query(window, "SELECT text FROM talking_point ORDER BY id")
    preparation.begin()
    try:
        QTest.keyClicks(live.text, "Zenda ")
        qtbot.wait(2 * LATEST_MS)
        assert "Zenda" in live.text.toPlainText()
        assert query(window, "SELECT text FROM talking_point ORDER BY id") == stored
        assert not is_called_saved(window)
    finally:
        preparation.end()
    qtbot.waitUntil(lambda: query(window, "SELECT text FROM talking_point ORDER BY id") != stored)
    qtbot.waitUntil(lambda: is_called_saved(window))


def test_what_waits_for_the_records_is_stored_by_who_closes(window: MainWindow, sample_copy: Path) -> None:
    live = live_card(window, ("point", 1))
    assert isinstance(live, PointCard)
    preparation.begin()
    try:
        QTest.keyClicks(live.text, "Zenda ")
        assert window.close_library()
    finally:
        preparation.end()
    with LibraryFile.open_read_only(sample_copy) as file:
        (found,) = file.connection.execute("SELECT count(*) FROM talking_point WHERE text LIKE '%Zenda %'").fetchone()
    assert found == 1


def test_no_words_wait_for_what_makes_pages(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = Event(), Event()

    def take_long(_: str) -> None:
        begun.set()
        go_on.wait(5)

    monkeypatch.setattr(program, "import_module", take_long)
    live = live_card(window, ("point", 1))
    assert isinstance(live, PointCard)
    thread = Thread(target=program.import_last, args=(None,))
    thread.start()
    try:
        assert begun.wait(5)
        QTest.keyClicks(live.text, "Zenda ")
        save(window)
        assert thread.is_alive()
    finally:
        go_on.set()
        thread.join()


def test_a_key_that_is_taken_back_leaves_everything_saved(window: MainWindow, qtbot: QtBot) -> None:
    title = open_brief(window).head.title
    type_over(title, "Harbours")
    save(window)
    qtbot.waitUntil(lambda: is_called_saved(window))
    QTest.keyClicks(title, "x")
    assert not is_called_saved(window)
    QTest.keyClick(title, Qt.Key.Key_Backspace)
    title.flush()
    assert is_called_saved(window)


def test_an_undo_that_changes_nothing_leaves_everything_saved(window: MainWindow, qtbot: QtBot) -> None:
    assert window.library
    assert window.library.workspace
    title = open_brief(window).head.title
    type_over(title, "Harbours")
    save(window)
    window.library.workspace.session.end_join()
    for key in (Qt.Key.Key_X, Qt.Key.Key_Backspace):
        QTest.keyClick(title, key)
        save(window)
    qtbot.waitUntil(lambda: is_called_saved(window))
    window.actions_["edit.undo"].trigger()
    assert title.text() == "Harbours"
    save(window)
    qtbot.waitUntil(lambda: is_called_saved(window))


def test_a_commit_says_nothing_of_what_was_changed_or_typed_since(window: MainWindow) -> None:
    assert window.library
    assert window.library.workspace
    session, notifier = window.library.workspace.session, window.library.workspace.notifier
    title = open_brief(window).head.title
    session._commit_delay_ms = NEVER_MS  # on a busy machine the writer would have saved what is looked at
    create_entity(session, EntityKind.TOPIC, "Turnips")
    session.save()
    create_entity(session, EntityKind.TOPIC, "Radishes")
    QCoreApplication.sendPostedEvents(notifier)
    assert not is_called_saved(window)
    session.save()
    type_over(title, "Harbours")
    QCoreApplication.sendPostedEvents(notifier)
    assert not is_called_saved(window)


def test_words_that_are_refused_are_not_called_saved(window: MainWindow) -> None:
    line = open_programme(window).date.line
    type_over(line, "soon")
    line.flush()
    assert window.layout_.status.saved_words == "Not saved: a field has to be mended"
    assert not is_called_saved(window)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert is_called_saved(window)


def test_a_failed_commit_is_told_until_one_succeeds(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    assert window.library
    assert window.library.workspace
    notifier, status = window.library.workspace.notifier, window.layout_.status
    notifier.save_failed.emit(SaveFailed(DiskFullError("visit.briefbook")))
    QTest.keyClicks(open_brief(window).head.title, "Harbours")
    assert status.saved_words.startswith("Not saved: The disk")
    assert window.isWindowModified()


def test_ticks_in_a_small_window_are_not_called_saved_before_it_tells_them(window: MainWindow, qtbot: QtBot) -> None:
    field = live_card(window, ("point", 1)).findChild(RichTextField)
    assert isinstance(field, RichTextField)
    field.mark_paragraph()
    popup = field.findChild(MarkingPopup)
    assert isinstance(popup, MarkingPopup)
    popup.view.setCurrentIndex(popup.choices.index(1))
    QTest.mouseClick(
        popup.view.viewport(), Qt.MouseButton.LeftButton, pos=popup.view.visualRect(popup.choices.index(1)).center()
    )
    save(window)
    qtbot.waitUntil(lambda: is_called_saved(window))
    field.mark_paragraph()
    QTest.keyClicks(field.findChildren(MarkingPopup)[-1].release, "JPN")
    assert not is_called_saved(window)
    save(window)
    qtbot.waitUntil(lambda: is_called_saved(window))


def test_a_number_of_the_settings_is_no_matter_of_the_library(window: MainWindow) -> None:
    dialog = SettingsDialog(window.preferences, window)
    spin = dialog.fields["spoken_words_per_minute"].inner
    dialog.show()
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, "12")
    assert is_called_saved(window)
    dialog.done(0)


def test_another_library_in_the_window_begins_without_a_mark(start_window: MainWindow, window: MainWindow) -> None:
    type_limit(window)
    assert window.windowTitle().startswith("visit.briefbook[*]")
    assert window.close_library()
    assert not window.isWindowModified()


def test_what_waits_in_a_field_and_for_the_writer_is_less_than_a_second_old() -> None:
    assert LATEST_MS + COMMIT_DELAY_MS <= 550


def compose(commit: str, preedit: str) -> None:
    """What an input method sends as one syllable ends and the next begins."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def test_a_committed_syllable_is_stored_while_the_next_is_composed(window: MainWindow) -> None:
    assert window.library
    for typed in TYPED:
        if typed in (type_limit, type_date_of_visit):  # which take no syllables
            continue
        sql = typed(window)
        window.library.flush()
        compose("한", "국")
        assert not is_called_saved(window)
        window.library.flush()
        stored = str(query(window, sql)[0][0])
        assert "한" in stored, typed
        assert "국" not in stored
        compose("국", "")


def test_what_is_being_composed_is_not_called_saved(window: MainWindow, qtbot: QtBot) -> None:
    for typed in TYPED:
        if typed in (type_limit, type_date_of_visit):  # which take no syllables
            continue
        typed(window)
        save(window)
        qtbot.waitUntil(lambda: is_called_saved(window))
        compose("", "국")
        assert not is_called_saved(window), typed
        save(window)
        qtbot.wait(0)
        assert not is_called_saved(window), typed
        compose("", "")
        qtbot.waitUntil(lambda: is_called_saved(window))


def test_what_is_composed_in_words_that_are_replaced_waits_no_more(window: MainWindow, qtbot: QtBot) -> None:
    field = live_card(window, ("point", 1)).findChild(RichTextField)
    assert isinstance(field, RichTextField)
    field.setFocus()
    QTest.keyClicks(field, "Harbours")
    save(window)
    compose("", "국")
    window.actions_["edit.undo"].trigger()
    save(window)
    qtbot.waitUntil(lambda: is_called_saved(window))
