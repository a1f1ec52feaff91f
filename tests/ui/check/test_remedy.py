"""What Check found is mended at once: unmarked texts by one marking, names by a person's word, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefbook.book.finding import Finding, FindingKind, Severity
from briefbook.edits.book import change_book
from briefbook.edits.brief import rename_brief
from briefbook.edits.clearance import clear_text
from briefbook.edits.point import change_point
from briefbook.models.finding_model import FindingModel, FindingRow, Remedy
from briefbook.session import Session
from briefbook.ui.check.marking_dialog import MarkingDialog
from briefbook.ui.check.name_dialog import NameDialog
from briefbook.ui.library.library_proof import LibraryProof
from briefbook.ui.popup.marking_popup import MarkingPopup
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

MARK = "house:SAMPLE"
UNMARKED, UNCONFIRMED = FindingKind.UNMARKED_PORTION, FindingKind.UNCONFIRMED_NAMES


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.library
    assert window.library.workspace
    return window.library.workspace.session


@pytest.fixture
def proof(window: MainWindow, qtbot: QtBot) -> LibraryProof:
    assert window.library
    assert window.library.proof
    window.actions_["book.check"].trigger()
    qtbot.waitUntil(lambda: bool(window.library.proof.check.findings.rows))
    return window.library.proof


def find_kinds(proof: LibraryProof) -> set[str]:
    return {row.finding.kind for row in proof.check.findings.rows if row.finding}


def find_row(proof: LibraryProof, remedy: Remedy) -> FindingRow | None:
    return next((row for row in proof.check.findings.rows if row.remedy is remedy), None)


def open_by_keys(proof: LibraryProof, remedy: Remedy, qtbot: QtBot) -> None:
    """Go to a remedy in the list and press Enter."""
    qtbot.waitUntil(lambda: find_row(proof, remedy) is not None, timeout=20_000)
    row = find_row(proof, remedy)
    assert row
    view = proof.check.view
    view.setCurrentIndex(proof.check.findings.find_index(row.key))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)


def finding(kind: FindingKind, severity: Severity, number: int) -> Finding:
    place = Place("point", number)
    return Finding(severity, kind, place, f"Finding {number}.", ("Zenda",), (place,))


def test_a_remedy_stands_once_under_the_last_of_its_findings() -> None:
    model = FindingModel()
    other = finding(FindingKind.UNCLEARED, Severity.WARNS, 9)
    unmarked = [finding(UNMARKED, Severity.BLOCKS, number) for number in (1, 2)]
    model.show_findings([*unmarked, other])
    assert [row.words for row in model.rows] == [
        "Blocks printing",
        "Finding 1.",
        "Finding 2.",
        "Mark All Alike…",
        "To look at",
        "Finding 9.",
    ]
    assert [row.count for row in model.rows if row.is_heading] == [2, 1]
    assert model.list_findings(Remedy.MARK_ALL_ALIKE) == unmarked
    index = model.index(3)
    assert model.flags(index) & Qt.ItemFlag.ItemIsSelectable
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Mark All Alike…"


def test_a_library_that_is_only_read_is_not_mended() -> None:
    model = FindingModel(mends=False)
    model.show_findings([finding(UNMARKED, Severity.BLOCKS, 1)])
    assert [row.remedy for row in model.rows] == [None, None]


def test_unmarked_texts_are_marked_alike_in_one_step(proof: LibraryProof, session: Session, qtbot: QtBot) -> None:
    for point_id in (1, 2, 3):
        change_point(session, point_id, marking=None)
    clear_text(session, [Place("point", 2)], office="Desk of Ruritania")
    qtbot.waitUntil(lambda: len(proof.check.findings.list_findings(Remedy.MARK_ALL_ALIKE)) == 3, timeout=20_000)
    open_by_keys(proof, Remedy.MARK_ALL_ALIKE, qtbot)
    dialog = proof.dialog
    assert isinstance(dialog, MarkingDialog)
    rows = {row.key: row for row in dialog.rows.rows}
    assert set(rows) == {Place("point", 1), Place("point", 2), Place("point", 3)}
    assert rows[Place("point", 1)].words.startswith("We welcome the formal launch")
    assert rows[Place("point", 1)].where == "1.1 · Launch of the AI Dialogue · 18th India–Japan Strategic Dialogue"
    assert dialog.marking is None
    assert not dialog.button.isEnabled()
    assert "One of these is cleared" in dialog._lapse.text()
    dialog.view.setCurrentIndex(dialog.rows.find_index(Place("point", 3)))
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    QTest.keyClick(dialog.choice, Qt.Key.Key_Space)
    popup = dialog.findChild(MarkingPopup)
    assert popup
    assert popup.view.currentIndex().row() == 0
    popup.view.setCurrentIndex(popup.choices.index(1))
    QTest.keyClick(popup.view, Qt.Key.Key_Return)
    assert dialog.choice.accessibleName() == "Marking: SAMPLE"
    assert dialog.button.isEnabled()
    dialog.button.click()
    assert proof.dialog is None
    marks = session.file.connection.execute("SELECT marking FROM talking_point WHERE id < 4 ORDER BY id").fetchall()
    assert [mark for (mark,) in marks] == [MARK, MARK, None]
    assert session.undo_label == "Mark All Alike"
    qtbot.waitUntil(lambda: len(proof.check.findings.list_findings(Remedy.MARK_ALL_ALIKE)) == 1, timeout=20_000)


def test_nothing_ticked_marks_nothing(proof: LibraryProof, session: Session, qtbot: QtBot) -> None:
    change_point(session, 1, marking=None)
    open_by_keys(proof, Remedy.MARK_ALL_ALIKE, qtbot)
    dialog = proof.dialog
    assert isinstance(dialog, MarkingDialog)
    dialog._choose(MARK)
    assert dialog.button.isEnabled()
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert not dialog.button.isEnabled()
    dialog.reject()
    assert session.undo_label == "Change Talking Point"


def test_names_are_confirmed_until_one_is_new_or_the_ceiling_another(
    window: MainWindow, proof: LibraryProof, session: Session, qtbot: QtBot
) -> None:
    change_book(session, 1, ceiling=MARK)
    open_by_keys(proof, Remedy.CONFIRM_NAMES, qtbot)
    dialog = proof.dialog
    assert isinstance(dialog, NameDialog)
    assert "Minister’s book" in [row.words for row in dialog.rows.rows]
    dialog.button.click()
    assert session.undo_label == "Confirm Names"
    qtbot.waitUntil(lambda: UNCONFIRMED not in find_kinds(proof), timeout=20_000)
    rename_brief(session, 1, "Zenda")
    qtbot.waitUntil(lambda: UNCONFIRMED in find_kinds(proof), timeout=20_000)
    assert [each.words for each in proof.check.findings.list_findings(Remedy.CONFIRM_NAMES)] == [("Zenda",)]
    open_by_keys(proof, Remedy.CONFIRM_NAMES, qtbot)
    assert proof.dialog
    proof.dialog.button.click()
    qtbot.waitUntil(lambda: UNCONFIRMED not in find_kinds(proof), timeout=20_000)
    change_book(session, 1, ceiling=f"{MARK}//REL RUR")
    qtbot.waitUntil(lambda: UNCONFIRMED in find_kinds(proof), timeout=20_000)


def test_a_name_whose_tick_is_taken_away_is_not_confirmed(proof: LibraryProof, session: Session, qtbot: QtBot) -> None:
    change_book(session, 1, ceiling=MARK)
    open_by_keys(proof, Remedy.CONFIRM_NAMES, qtbot)
    dialog = proof.dialog
    assert isinstance(dialog, NameDialog)
    held = dialog.rows.rows[0].words
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    dialog.button.click()
    qtbot.waitUntil(
        lambda: [each.words for each in proof.check.findings.list_findings(Remedy.CONFIRM_NAMES)] == [(held,)],
        timeout=20_000,
    )


def test_a_marking_without_an_equivalent_leads_to_the_schemes(window: MainWindow, proof: LibraryProof) -> None:
    proof.check.remedy_requested.emit(Remedy.ENTER_EQUIVALENCES)
    assert window.current_editor
    assert window.current_editor.place.kind == "library"


def test_one_question_at_a_time(proof: LibraryProof, session: Session, qtbot: QtBot) -> None:
    change_point(session, 1, marking=None)
    open_by_keys(proof, Remedy.MARK_ALL_ALIKE, qtbot)
    first = proof.dialog
    assert first
    proof.mend(Remedy.MARK_ALL_ALIKE)
    assert proof.dialog is first
    first.reject()
