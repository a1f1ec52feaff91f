"""About: what it says of the program, the licences by keyboard, and how to put another Qt in its place."""

import platform
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefbook import __version__
from briefbook.ui.about.about_dialog import AboutDialog
from briefbook.ui.window.window import MainWindow


@pytest.fixture
def about(start_window: MainWindow, qtbot: QtBot) -> Iterator[AboutDialog]:
    start_window.actions_["help.about"].trigger()
    dialog = start_window.findChild(AboutDialog)
    assert dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    dialog.close()


def words_of(dialog: AboutDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_it_says_what_briefbook_is_not_and_which_versions_it_stands_on(about: AboutDialog) -> None:
    words = words_of(about)
    assert "Briefbook makes no network connection, ever." in words
    assert "it is not accredited to hold classified information." in words
    about.copy.click()
    copied = dict(line.split(" ", 1) for line in QApplication.clipboard().text().splitlines())
    assert copied["Briefbook"] == __version__
    assert (copied["Python"], copied["Qt"]) == (platform.python_version(), qVersion())
    assert set(copied) == {"Briefbook", "Python", "Qt", "PySide6", "SQLite", "HarfBuzz", "reportlab", "System"}
    assert all(version in words for version in copied.values())


def test_every_licence_is_read_by_keyboard(about: AboutDialog) -> None:
    page = about.licences
    QAbstractItemModelTester(page.parties, QAbstractItemModelTester.FailureReportingMode.Fatal)
    about.sections.setFocus()
    QTest.keyClick(about.sections, Qt.Key.Key_Right)
    assert page.isVisible()
    assert "Apache License" in page.text.toPlainText()
    page.view.setFocus()
    seen = {page.head.text()}
    for _ in page.parties.rows[1:]:
        QTest.keyClick(page.view, Qt.Key.Key_Down)
        seen.add(page.head.text())
        assert len(page.text.toPlainText()) > 500
    assert seen == {f"{party.title}  ·  {party.licence}" for party in page.parties.rows}
    said = page.parties.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"Qt and Qt for Python {PySide6.__version__}, LGPL-3.0-only"


def test_it_says_how_to_replace_qt_and_offers_its_sources(about: AboutDialog) -> None:
    about.sections.setCurrentIndex(2)
    words = words_of(about)
    assert "You may replace them by versions of your own" in words
    assert "https://download.qt.io/official_releases/qt/" in words
    assert "for three years" in words
    assert str(Path(PySide6.__file__).parent) in words
    show = next(each for each in about.findChildren(QPushButton) if each.text() == "Show the Licence")
    show.click()
    assert about.licences.view.hasFocus()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in about.licences.text.toPlainText()
