"""The settings as a person sets them: every one holds at once, is remembered, and does what it says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from briefbook.edits.library import change_library
from briefbook.settings import SettingFacts, Settings, ThemeChoice, list_setting_facts, load_settings
from briefbook.ui.book.visit_dialog import VisitDialog
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.settings.setting_field import ChoiceSetting, FolderSetting, LineSetting, NumberSetting, YesNoSetting
from briefbook.ui.settings.settings_dialog import SettingsDialog
from briefbook.ui.window.window import MainWindow
from briefbook.ui.workspace.preferences import Preferences
from briefbook.values.place import Place

TEA = SettingFacts("Tea", "Whether the desk drinks tea.", "Zenda")
CUPS = SettingFacts("Cups", "How many cups a day.", "Zenda", lowest=1, highest=9)


@dataclass(frozen=True, slots=True)
class MoreSettings(Settings):
    """The settings of some later version."""

    tea: bool = field(default=True, metadata={"facts": TEA})
    cups: int = field(default=2, metadata={"facts": CUPS})


def open_dialog(window: MainWindow) -> SettingsDialog:
    window.actions_["settings.open"].trigger()
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    assert dialog.isVisible()
    return dialog


@pytest.fixture
def dialog(start_window: MainWindow) -> SettingsDialog:
    """The dialog over the start page."""
    return open_dialog(start_window)


def choose(dialog: SettingsDialog, name: str, words: str) -> None:
    box = dialog.fields[name].inner
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClicks(box, words)


def type_into(dialog: SettingsDialog, name: str, words: str) -> None:
    """Type over what stands in a field, and end with Enter."""
    inner = dialog.fields[name].inner
    inner.setFocus()
    QTest.keySequence(inner, "Ctrl+A")
    QTest.keyClicks(inner, words) if words else QTest.keyClick(inner, Qt.Key.Key_Delete)
    QTest.keyClick(inner, Qt.Key.Key_Return)


def test_every_setting_has_a_field_that_says_what_it_is_for(dialog: SettingsDialog) -> None:
    facts = list_setting_facts()
    assert list(dialog.fields) == list(facts)
    for name, each in dialog.fields.items():
        assert each.inner.accessibleName() == facts[name].title
        assert each.inner.accessibleDescription() == facts[name].help_text == dialog.sentences[name].text()
    kinds = {name: type(each) for name, each in dialog.fields.items()}
    assert kinds["theme"] is ChoiceSetting
    assert kinds["spoken_words_per_minute"] is NumberSetting
    assert kinds["fonts_folder"] is FolderSetting
    assert kinds["person_name"] is LineSetting
    dialog.close()


def test_a_new_field_stands_in_the_dialog_by_itself(qtbot: QtBot) -> None:
    preferences = Preferences(MoreSettings())
    dialog = SettingsDialog(preferences)
    qtbot.addWidget(dialog)
    dialog.show()
    tea = dialog.fields["tea"]
    assert isinstance(tea, YesNoSetting)
    assert "Zenda" in [label.text() for label in dialog.findChildren(QLabel)]
    QTest.keyClick(tea.inner, Qt.Key.Key_Space)
    type_into(dialog, "cups", "3")
    assert preferences.settings == MoreSettings(tea=False, cups=3)
    dialog.close()


def test_tab_walks_through_every_field_and_enter_closes_nothing(dialog: SettingsDialog) -> None:
    inner = [each.inner for each in dialog.fields.values()]
    inner[0].setFocus()
    met = []
    for _ in range(len(inner) + 2):
        met.append(QApplication.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert [each for each in met if each in inner] == inner
    type_into(dialog, "person_name", "Rudolf")
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_theme_is_worn_at_once_and_remembered(start_window: MainWindow, dialog: SettingsDialog) -> None:
    choose(dialog, "theme", "Dark")
    assert start_window.appearance.theme.dark
    assert load_settings().theme is ThemeChoice.DARK
    assert start_window.actions_["view.theme_dark"].isChecked()
    start_window.actions_["view.theme_light"].trigger()
    assert load_settings().theme is ThemeChoice.LIGHT
    dialog.close()


def test_a_bad_value_is_said_at_its_field_and_changes_nothing(dialog: SettingsDialog, tmp_path: Path) -> None:
    type_into(dialog, "spoken_words_per_minute", "40")
    type_into(dialog, "fonts_folder", str(tmp_path / "nowhere"))
    assert dialog.sentences["spoken_words_per_minute"].text() == "Write a number from 60 to 300."
    assert dialog.sentences["fonts_folder"].text() == "There is no such folder."
    assert dialog.fields["fonts_folder"].inner.accessibleDescription() == "There is no such folder."
    assert load_settings() == Settings()
    type_into(dialog, "spoken_words_per_minute", "60")
    type_into(dialog, "fonts_folder", "")
    assert dialog.sentences["spoken_words_per_minute"].property("role") == "small"
    assert dialog.sentences["fonts_folder"].property("role") == "small"
    assert load_settings().spoken_words_per_minute == 60
    dialog.close()


def test_what_was_typed_last_is_kept_when_the_dialog_is_closed(dialog: SettingsDialog) -> None:
    inner = dialog.fields["office_name"].inner
    inner.setFocus()
    QTest.keyClicks(inner, " Chancery of Zenda ")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert load_settings().office_name == "Chancery of Zenda"


def test_settings_that_cannot_be_kept_hold_until_the_end(
    start_window: MainWindow, dialog: SettingsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("")
    assert dialog.notice.isHidden()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(blocked))
    type_into(dialog, "person_name", "Rudolf")
    assert dialog.notice.isVisible()
    assert start_window.preferences.settings.person_name == "Rudolf"
    dialog.close()


def test_the_pace_counts_on_the_screen_and_on_paper(window: MainWindow, qtbot: QtBot) -> None:
    assert window.library
    assert window.library.proof
    place = window.library.outline.find_first_brief()
    assert place
    editor = window.open_place(place)
    assert isinstance(editor, BriefEditor)
    counts = editor.status()[0]
    with qtbot.waitSignal(window.library.proof._proof.ready, timeout=20_000) as first:
        window.actions_["view.preview"].trigger()
    dialog = open_dialog(window)
    with qtbot.waitSignal(window.library.proof._proof.ready, timeout=20_000) as second:
        type_into(dialog, "spoken_words_per_minute", "65")
    assert editor.status()[0] != counts
    assert editor.status()[0].split(" · ")[:2] == counts.split(" · ")[:2]
    assert first.args
    assert second.args
    assert second.args[0].sheets.write() != first.args[0].sheets.write()
    dialog.close()


def test_a_folder_of_fonts_prints_what_no_shipped_font_has(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    write_font: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert window.library
    assert window.library.workspace
    assert window.library.proof
    proof = window.library.proof._proof
    change_library(window.library.workspace.session, statement="ᏣᎳᎩ")
    with qtbot.waitSignal(proof.ready, timeout=20_000) as without:
        window.actions_["view.preview"].trigger()
    folder = tmp_path / "fonts"
    folder.mkdir()
    dialog = open_dialog(window)
    type_into(dialog, "fonts_folder", str(folder))
    assert dialog.sentences["fonts_folder"].text() == "No font in this folder can be printed with."
    write_font(folder / "Zenda.ttf", "ᏣᎳᎩ")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    field = dialog.fields["fonts_folder"]
    assert isinstance(field, FolderSetting)
    type_into(dialog, "fonts_folder", "")
    with qtbot.waitSignal(
        proof.ready,
        timeout=20_000,
        check_params_cb=lambda pages: "no font" not in str(pages.findings),
    ):
        field.choose.click()
    assert dialog.sentences["fonts_folder"].text() == "One font of this folder can be printed with."
    assert without.args
    assert any("no font for Cherokee" in finding.message for finding in without.args[0].findings)
    dialog.close()


def test_a_new_book_is_made_on_the_chosen_paper(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = open_dialog(window)
    choose(dialog, "paper", "Letter")
    dialog.close()

    def answer(asked: VisitDialog) -> int:
        asked.title_field.setText("Visit of the King of Ruritania")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(VisitDialog, "exec", answer)
    window.actions_["visit.add"].trigger()
    assert window.library
    window.actions_["book.add"].trigger()
    papers = window.library.file.connection.execute("SELECT paper FROM book_spec ORDER BY id").fetchall()
    assert papers[-2:] == [("letter",), ("letter",)]
    assert ("a4",) in papers


def test_the_name_and_office_of_now_stand_behind_a_clearance(window: MainWindow) -> None:
    assert window.library
    place = window.library.outline.find_first_brief()
    assert place
    editor = window.open_place(place)
    assert isinstance(editor, BriefEditor)
    page = editor.pages[0]
    assert isinstance(page, PointsPage)
    dialog = open_dialog(window)
    type_into(dialog, "person_name", "Rudolf Rassendyll")
    type_into(dialog, "office_name", "Chancery of Zenda")
    dialog.close()
    point = page.list_points()[0]
    page.show_place(Place("point", point.id))
    page.handlers()["text.clear"]()
    rows = window.library.file.connection.execute(
        "SELECT state, person, office FROM clearance WHERE point_id = ? ORDER BY id DESC", (point.id,)
    ).fetchall()
    assert rows[0] == ("cleared", "Rudolf Rassendyll", "Chancery of Zenda")
