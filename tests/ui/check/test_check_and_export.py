"""Before printing: findings lead to their records; then the book is printed to a file."""

import os
import re
import stat
import threading
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QThreadPool, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from briefbook.book.finding import Finding, Severity
from briefbook.courtesy import give_way
from briefbook.edits.book import change_book
from briefbook.edits.point import change_point, change_point_text
from briefbook.printing.check import list_findings
from briefbook.printing.readers import settle_readers
from briefbook.settings import Readers
from briefbook.text.rich_text import plain_text
from briefbook.ui.library import book_export
from briefbook.ui.library.book_export import BookExport
from briefbook.ui.library.library_page import LEAST_MIDDLE_PX
from briefbook.ui.library.library_proof import LibraryProof
from briefbook.ui.window.window import MainWindow
from briefbook.ui.workspace.tasks import TaskRunner
from briefbook.values.place import Place


@pytest.fixture
def proof(window: MainWindow, qtbot: QtBot) -> LibraryProof:
    """The proof of the sample's book, its findings in sight."""
    assert window.library
    assert window.library.proof
    window.actions_["book.check"].trigger()
    qtbot.waitUntil(lambda: bool(window.library.proof.check.findings.rows))
    return window.library.proof


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[Path]:
    """Answer where to print with a path; what was proposed."""
    proposed: list[Path] = []

    def get_name(_: object, title: str, proposal: str, *others: object) -> tuple[str, str]:
        proposed.append(Path(proposal))
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", get_name)
    return proposed


def test_findings_stand_under_their_severity_and_are_counted(window: MainWindow, proof: LibraryProof) -> None:
    rows = proof.check.findings.rows
    warned = [row for row in rows if row.finding and row.severity is Severity.WARNS]
    assert rows[0].words == "To look at"
    assert window.layout_.library_page.strip.check.count == len(warned)


def test_a_finding_leads_to_its_record(window: MainWindow, proof: LibraryProof) -> None:
    model = proof.check.findings
    row = next(row for row in model.rows if row.finding and row.finding.place.kind == "post")
    proof.check.view.activated.emit(model.find_index(row.key))
    assert window.current_editor
    assert row.finding
    assert window.current_editor.place.id == row.finding.place.id


def test_panels_give_way_to_each_other_and_the_focus_goes_back(window: MainWindow, proof: LibraryProof) -> None:
    editor = window.open_place(Place("point", 1))
    assert editor
    field = editor.focusWidget()
    assert field
    window.resize(1300, 800)
    window.actions_["view.preview"].trigger()
    assert proof.check.isHidden()
    window.actions_["book.check"].trigger()
    assert not proof.check.isHidden()
    assert proof.preview.isHidden()
    assert not window.layout_.library_page.strip.preview.isChecked()
    assert window.layout_.library_page.tabs.width() >= LEAST_MIDDLE_PX
    window.actions_["view.preview"].trigger()
    assert proof.check.isHidden()
    assert window.focusWidget() is field
    window.actions_["book.check"].trigger()
    window.actions_["book.check"].trigger()
    assert proof.check.isHidden()
    assert editor.focusWidget() is field
    assert window.focusWidget() is field


def test_the_book_is_printed_and_can_be_opened(
    window: MainWindow, proof: LibraryProof, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "book"
    proposed = answer(monkeypatch, path)
    with qtbot.waitSignal(proof.export.finished, timeout=20_000):
        window.actions_["book.export"].trigger()
    assert window.library
    assert [each.parent for each in proposed] == [window.library.file.path.parent]
    printed = path.with_suffix(".pdf")
    with pypdfium2.PdfDocument(printed) as document:
        assert f"{len(document)} pages" in window.layout_.library_page.notice.words
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    window.layout_.library_page.notice.buttons[0].click()
    assert opened == [QUrl.fromLocalFile(str(printed))]


def test_a_book_is_gathered_beside_the_work_and_without_it_when_that_does_not_rest(
    window: MainWindow, proof: LibraryProof, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[threading.Thread] = []
    monkeypatch.setattr(book_export, "gather_aside", lambda *_, **__: tried.append(threading.current_thread()))
    answer(monkeypatch, tmp_path / "book.pdf")
    with qtbot.waitSignal(proof.export.finished, timeout=20_000):
        window.actions_["book.export"].trigger()
    assert len(tried) == book_export.TRIES_BESIDE
    assert threading.main_thread() not in tried


def test_a_book_for_another_file_waits_for_the_one_that_is_printed(
    proof: LibraryProof, tmp_path: Path, qtbot: QtBot
) -> None:
    printed: list[str] = []
    proof.export.finished.connect(lambda exported: printed.append(exported.path.name))
    for name in ("one.pdf", "two.pdf", "one.pdf"):
        proof.export.export(1, tmp_path / name)
    qtbot.waitUntil(lambda: len(printed) == 2, timeout=20_000)
    assert printed == ["one.pdf", "two.pdf"]
    assert {each.name for each in tmp_path.glob("*.pdf")} == set(printed)


def test_a_book_that_has_gone_meanwhile_is_not_printed(
    window: MainWindow, proof: LibraryProof, tmp_path: Path, qtbot: QtBot
) -> None:
    proof.export.export(99, tmp_path / "book.pdf")
    notice = window.layout_.library_page.notice
    qtbot.waitUntil(lambda: notice.words == "The book is not in the library any more.")
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize(
    ("button", "written"), [(QMessageBox.StandardButton.No, False), (QMessageBox.StandardButton.Yes, True)]
)
def test_a_pdf_whose_ending_was_left_out_is_replaced_only_when_that_is_wanted(
    window: MainWindow,
    proof: LibraryProof,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    button: QMessageBox.StandardButton,
    written: bool,
) -> None:
    signed, asked, printed = tmp_path / "Signed.pdf", [], []
    signed.write_bytes(b"signed")
    answer(monkeypatch, tmp_path / "Signed")
    monkeypatch.setattr(BookExport, "export", lambda _, book_id, path: printed.append(path))

    def question(_: object, title: str, words: str, *others: object) -> QMessageBox.StandardButton:
        asked.append(words)
        return button

    monkeypatch.setattr(QMessageBox, "question", question)
    window.actions_["book.export"].trigger()
    assert asked == ["“Signed.pdf” exists already. Do you want to replace it?"]
    assert printed == ([signed] if written else [])


@pytest.mark.skipif(os.name != "posix", reason="who may read a file is said by bits only there")
@pytest.mark.parametrize(
    ("readers", "mode", "told"),
    [
        (Readers.AUTOMATIC, 0o644, "Others who may read the folder can read it."),
        (Readers.OWNER, 0o600, "Only you can read it."),
    ],
)
def test_who_may_read_the_book_is_chosen_and_said(
    window: MainWindow,
    proof: LibraryProof,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    readers: Readers,
    mode: int,
    told: str,
) -> None:
    monkeypatch.setattr("briefbook.printing.readers.read_umask", lambda: 0o022)
    window.preferences.change(exported_readers=readers)
    answer(monkeypatch, tmp_path / "book.pdf")
    with qtbot.waitSignal(proof.export.finished, timeout=20_000):
        window.actions_["book.export"].trigger()
    assert stat.S_IMODE((tmp_path / "book.pdf").stat().st_mode) == mode
    assert re.fullmatch(rf"\d+ pages are in book\.pdf\. {told}", window.layout_.library_page.notice.words)


def test_a_book_whose_pages_are_made_is_written_when_the_library_closes(
    window: MainWindow,
    proof: LibraryProof,
    tasks: TaskRunner,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "book.pdf"
    answer(monkeypatch, path)
    made, closing = threading.Event(), threading.Event()

    def check(*facts: Any) -> tuple[Finding, ...]:
        made.set()
        closing.wait()
        for _ in range(100):
            give_way()
        return list_findings(*facts)

    monkeypatch.setattr("briefbook.printing.export.list_findings", check)
    window.actions_["book.export"].trigger()
    qtbot.waitUntil(made.is_set, timeout=60_000)
    wait_for_done = QThreadPool.waitForDone

    def go_on(pool: QThreadPool, *facts: Any) -> bool:
        closing.set()
        return wait_for_done(pool, *facts)

    monkeypatch.setattr(QThreadPool, "waitForDone", go_on)
    window.close()
    tasks.finish()
    assert path.read_bytes().rstrip().endswith(b"%%EOF")


def test_a_cancelled_printing_writes_nothing(
    window: MainWindow, proof: LibraryProof, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "book.pdf"
    answer(monkeypatch, path)
    window.actions_["book.export"].trigger()
    window.layout_.library_page.notice.buttons[0].click()
    assert "Cancelled" in window.layout_.library_page.notice.words
    assert window.library
    assert window.library.workspace
    window.library.workspace.tasks.finish()
    assert not path.exists()
    assert list(tmp_path.glob(".book*")) == []


def test_a_book_that_is_cancelled_while_its_file_is_written_is_not_there(
    window: MainWindow, proof: LibraryProof, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, told = threading.Event(), threading.Event()

    class SlowDisk:
        def __getattr__(self, name: str) -> object:
            return getattr(os, name)

        def fsync(self, handle: int) -> None:
            written.set()
            told.wait(20)
            os.fsync(handle)

    monkeypatch.setattr("briefbook.printing.export.os", SlowDisk())
    proof.export.export(1, tmp_path / "book.pdf")
    qtbot.waitUntil(written.is_set, timeout=20_000)
    window.layout_.library_page.notice.buttons[0].click()
    assert window.layout_.library_page.notice.words == "Cancelled. No PDF was written."
    told.set()
    assert window.library
    assert window.library.workspace
    window.library.workspace.tasks.finish()
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize("step", ["pathlib.Path.replace", "briefbook.ui.library.book_export.settle_readers"])
def test_whoever_cancels_when_the_file_takes_its_place_hears_that_it_is_there(
    window: MainWindow,
    proof: LibraryProof,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    reached, told = threading.Event(), threading.Event()
    whole = Path.replace if step.endswith("replace") else settle_readers

    def wait(path: Path, *facts: Any) -> Any:
        if path.parent == tmp_path:
            reached.set()
            told.wait(20)
        return whole(path, *facts)

    monkeypatch.setattr(step, wait)
    proof.export.export(1, tmp_path / "book.pdf")
    qtbot.waitUntil(reached.is_set, timeout=20_000)
    notice = window.layout_.library_page.notice
    notice.buttons[0].click()
    assert "No PDF" not in notice.words
    with qtbot.waitSignal(proof.export.finished, timeout=20_000):
        told.set()
    assert "pages are in book.pdf" in notice.words
    assert (tmp_path / "book.pdf").exists()


def test_what_blocks_printing_leads_to_the_findings(
    window: MainWindow, proof: LibraryProof, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.library
    assert window.library.workspace
    change_point(window.library.workspace.session, 1, marking=None)
    answer(monkeypatch, tmp_path / "book.pdf")
    window.actions_["book.export"].trigger()
    qtbot.waitUntil(lambda: "was not printed" in window.layout_.library_page.notice.words, timeout=20_000)
    assert not (tmp_path / "book.pdf").exists()
    window.actions_["book.check"].trigger()
    window.layout_.library_page.notice.buttons[0].click()
    assert proof.check.isVisible()


def test_what_no_font_has_is_asked_about_and_then_printed(
    window: MainWindow, proof: LibraryProof, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.library
    assert window.library.workspace
    path, notice = tmp_path / "book.pdf", window.layout_.library_page.notice
    change_point_text(window.library.workspace.session, 1, plain_text("We greet ᎣᏏᏲ and ᏣᎳᎩ."))
    answer(monkeypatch, path)
    window.actions_["book.export"].trigger()
    qtbot.waitUntil(lambda: notice.words.endswith("Print anyway?"), timeout=20_000)
    assert re.fullmatch(
        r"There is no font for Cherokee in \d+ places; they print as “\?”\. Print anyway\?", notice.words
    )
    assert not path.exists()
    assert [button.text() for button in notice.buttons] == ["Print Anyway", "Show Findings", "Close"]
    qtbot.waitUntil(lambda: any("Cherokee" in row.words for row in proof.check.findings.rows), timeout=20_000)
    row = next(row for row in proof.check.findings.rows if "Cherokee" in row.words)
    assert row.severity is Severity.BLOCKS
    with qtbot.waitSignal(proof.export.finished, timeout=20_000):
        notice.buttons[0].click()
    assert path.exists()


def test_a_disk_that_refuses_is_told(
    window: MainWindow, proof: LibraryProof, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "nowhere" / "book.pdf")
    window.actions_["book.export"].trigger()
    qtbot.waitUntil(lambda: "no folder" in window.layout_.library_page.notice.words, timeout=20_000)


def test_large_print_is_asked_of_the_book(window: MainWindow, proof: LibraryProof, qtbot: QtBot) -> None:
    assert window.library
    assert window.library.workspace
    assert window.library.outline.book_id
    before = proof.preview._proof.pages
    assert before
    with qtbot.waitSignal(proof.preview._proof.ready, timeout=20_000) as told:
        change_book(window.library.workspace.session, window.library.outline.book_id, text_size="large")
    assert told.args[0].page_count > before.page_count
