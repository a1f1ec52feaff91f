"""Draws the pictures of the guide anew from the real window: `draw_guide_pictures.py [NAME …]`.

On a display of 2600 × 1700 pixels (`Xvfb -screen 0 2600x1700x24`) with `QT_SCALE_FACTOR=1.5`; the library is
the sample, the home an empty one.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from briefbook.edits.point import change_point_text, delete_points
from briefbook.edits.sample import write_sample
from briefbook.edits.scheme_change import change_scheme
from briefbook.instance.launch import build_launch
from briefbook.settings import ThemeChoice
from briefbook.store.backup import back_up_anew
from briefbook.store.backup_file import Backup
from briefbook.store.lock_file import LockFile, LockHolder
from briefbook.text.rich_text import plain_text
from briefbook.ui.backup.backup_comparison import BackupComparison
from briefbook.ui.backup.backup_dialog import BackupDialog
from briefbook.ui.book.book_editor import BookEditor
from briefbook.ui.book.visit_dialog import VisitDialog
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.ledger_page import LedgerPage
from briefbook.ui.brief.point_card import PointCard
from briefbook.ui.check.check_panel import CheckPanel
from briefbook.ui.lock.passphrase_dialog import PassphraseDialog, PassphraseStep
from briefbook.ui.popup.marking_popup import MarkingPopup
from briefbook.ui.preview.preview_panel import PreviewPanel
from briefbook.ui.run.program import Program
from briefbook.ui.search.search_palette import SearchPalette
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

FOLDER = Path(__file__).parent / "guide"
SIZE_PX = (1240, 780)
WIDEST_PX = 1200
COLOURS = 255
SETTLING_MS = 700


def main(names: list[str]) -> None:
    """Open the sample, and draw the pictures of these names, or all."""
    home = Path(tempfile.mkdtemp())
    os.environ |= {"HOME": str(home), "XDG_CONFIG_HOME": str(home / "config")}
    path = home / "Visit to Delhi.briefbook"
    write_sample(path)
    program = Program(build_launch(str(path)))
    window = program.window
    program.appearance.choose(ThemeChoice.LIGHT)
    window.resize(*SIZE_PX)
    window.show()
    wait_for(lambda: bool(window.library and window.library.workspace))
    for name, draw in PICTURES.items():
        if not names or name in names:
            draw(window)
    window.close()
    program.finish()


def wait_for(is_there: Callable[[], bool], most_s: float = 20) -> None:
    """Let the window work until something is there; raises TimeoutError."""
    end = time.monotonic() + most_s
    while not is_there():
        if time.monotonic() > end:
            raise TimeoutError
        QTest.qWait(50)


def save_picture(name: str, widget: QWidget, part: QRect | None = None) -> None:
    """Keep a widget, or a part of it, as a picture with few colours."""
    QTest.qWait(SETTLING_MS)
    shot = (widget.grab(part) if part else widget.grab()).toImage().convertToFormat(QImage.Format.Format_RGB888)
    size = (shot.width(), shot.height())
    picture = Image.frombytes("RGB", size, bytes(shot.constBits()), "raw", "RGB", shot.bytesPerLine())
    if picture.width > WIDEST_PX:
        picture = picture.resize(
            (WIDEST_PX, round(picture.height * WIDEST_PX / picture.width)), Image.Resampling.LANCZOS
        )
    path = FOLDER / f"{name}.png"
    picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.name}: {picture.width} × {picture.height}, {path.stat().st_size / 1000:.0f} kB")


def rect_of(inner: QWidget, outer: QWidget, margin_px: int = 0) -> QRect:
    """Where one widget stands in another."""
    rect = QRect(inner.mapTo(outer, QPoint(0, 0)), inner.size())
    return rect.adjusted(-margin_px, -margin_px, margin_px, margin_px)


def resize(window: MainWindow, width_px: int, height_px: int) -> None:
    """Give the window another size, and let it settle."""
    window.resize(width_px, height_px)
    QTest.qWait(SETTLING_MS)


def find_entity(window: MainWindow, name: str) -> Place:
    """The place of whoever bears a name."""
    assert window.library
    file = window.library.file
    with file.lock:
        row = file.connection.execute("SELECT entity_id FROM name WHERE text = ?", (name,)).fetchone()
    return Place("entity", row[0])


def draw_window(window: MainWindow) -> None:
    """The whole window with a brief."""
    window.open_place(Place("brief", 1))
    save_picture("window", window)


def draw_point(window: MainWindow) -> None:
    """A point that is being written, and the one after it."""
    editor = window.open_place(Place("point", 1))
    assert editor
    resize(window, 1440, 860)
    editor.show_place(Place("point", 1))
    save_picture("point", editor, QRect(20, 142, 826, 178))


def draw_clearance(window: MainWindow) -> None:
    """How far each text of a brief is cleared."""
    editor = window.open_place(Place("brief", 1))
    assert isinstance(editor, BriefEditor)
    resize(window, 1440, 860)
    page = next(each for each in editor.pages if isinstance(each, LedgerPage))
    editor.sections.setCurrentIndex(editor.pages.index(page))
    save_picture("clearance", page, QRect(0, 14, page.width() - 10, 275))


def draw_marking(window: MainWindow) -> None:
    """What a marking is chosen from, in a library that is marked by a scheme with caveats."""
    session = window.library.workspace.session if window.library and window.library.workspace else None
    assert session
    levels = {"SAMPLE": "OFFICIAL"}
    change_scheme(session, "uk", levels, {})
    editor = window.open_place(Place("point", 1))
    assert isinstance(editor, BriefEditor)
    resize(window, 1440, 1000)
    editor.show_place(Place("point", 1))
    card = editor.findChild(PointCard)
    assert card
    card.meta.marking.click()
    popup = editor.findChild(MarkingPopup)
    assert popup
    save_picture("marking", popup)
    popup.close()
    session.undo()


def draw_person(window: MainWindow) -> None:
    """Names and posts of a person."""
    editor = window.open_place(find_entity(window, "Toshimitsu Motegi"))
    assert editor
    resize(window, 1560, 860)
    save_picture("person", editor, QRect(8, 8, 940, 330))


def draw_visit(window: MainWindow) -> None:
    """The question for a new visit, half answered."""
    dialog = VisitDialog(window)
    dialog.title_field.setText("Visit of the Foreign Minister of Ruritania")
    dialog.date_field.setText("15 to 17 January 2026")
    dialog.show()
    dialog.date_field.setFocus()
    save_picture("visit", dialog)
    dialog.close()


def draw_backups(window: MainWindow) -> None:
    """The backups of a library, and what has changed since one."""
    assert window.library
    assert window.library.workspace
    workspace, last = window.library.workspace, datetime(2026, 1, 14, 11, 30, tzinfo=UTC)
    session, folder = workspace.session, Path(tempfile.mkdtemp())
    made = back_up_anew(session.file, folder / "uid", last)
    ages = (timedelta(minutes=30), timedelta(minutes=60), timedelta(days=1), timedelta(days=2))
    others = [Backup(folder / str(age), last - age, made.size_bytes - 4096 * at) for at, age in enumerate(ages)]
    change_point_text(session, 1, plain_text("We welcome the launch of the AI Dialogue."))
    delete_points(session, [2])
    dialog = BackupDialog("Visit to Delhi.briefbook", [made, *others], folder, window, BackupComparison(workspace))
    dialog.resize(980, 420)
    dialog.show()
    pane = dialog.pane
    assert pane
    wait_for(lambda: bool(pane.changes.rows))
    pane.view.setFocus()
    save_picture("backups", dialog)
    dialog.close()
    session.undo()
    session.undo()


def draw_book(window: MainWindow) -> None:
    """Who may read a book."""
    editor = window.open_place(Place("book", 1))
    assert isinstance(editor, BookEditor)
    resize(window, 1360, 860)
    first, last = editor.form.buttons["reader_id"], editor.form.handling
    top_left = editor.form.mapTo(editor, QPoint(-16, first.y() - 44))
    save_picture("book", editor, QRect(top_left, last.mapTo(editor, QPoint(last.width() + 16, last.height() + 12))))


def draw_check(window: MainWindow) -> None:
    """The findings on the book."""
    window.open_place(Place("brief", 1))
    resize(window, *SIZE_PX)
    window.actions_["book.check"].trigger()
    panel = window.findChild(CheckPanel)
    assert panel
    wait_for(lambda: bool(panel.findings.rows))
    save_picture("check", panel, QRect(0, 0, panel.width(), 420))
    window.actions_["book.check"].trigger()


def draw_preview(window: MainWindow) -> None:
    """A brief beside its printed page."""
    window.open_place(Place("point", 1))
    resize(window, 1420, 800)
    window.actions_["view.preview"].trigger()
    panel = window.findChild(PreviewPanel)
    assert panel
    wait_for(lambda: panel.view.page_count > 0)
    QTest.qWait(2 * SETTLING_MS)
    tabs = rect_of(window.layout_.library_page.tabs, window)
    save_picture("preview", window, tabs.united(rect_of(panel, window)))
    window.actions_["view.preview"].trigger()


def draw_search(window: MainWindow) -> None:
    """The search for a name."""
    resize(window, *SIZE_PX)
    window.actions_["edit.find"].trigger()
    palette = window.findChild(SearchPalette)
    assert palette
    QTest.keyClicks(palette.field, "Motegi")
    QTest.qWait(SETTLING_MS)
    card = rect_of(palette.card, window, 2)
    card.setHeight(240)
    save_picture("search", window, card)
    palette.dismiss()


def draw_start(window: MainWindow) -> None:
    """The first page."""
    window.close_library()
    resize(window, 1000, 900)
    save_picture("start", window, QRect(0, 60, 1000, 370))


def draw_in_use(window: MainWindow) -> None:
    """The first page after a library was refused that somebody else has open."""
    path = window.layout_.start_page.recent.rows[0].key
    holder = LockHolder("anna.hawkins", "desk-12", 1, "2026-01-14T08:05:00+00:00")
    LockFile(path).path.write_text(json.dumps(asdict(holder)), encoding="utf-8")
    window.opening.open(path)
    resize(window, 1000, 900)
    save_picture("in-use", window, QRect(0, 60, 1000, 215))


def draw_damage(window: MainWindow) -> None:
    """The first page after a library was refused that is damaged."""
    path = window.layout_.start_page.recent.rows[0].key
    LockFile(path).path.unlink(missing_ok=True)
    damaged = path.with_name("Visit to Zenda.briefbook")
    damaged.write_bytes(path.read_bytes()[:-200_000])
    window.opening.open(damaged)
    resize(window, 1000, 900)
    save_picture("damage", window, QRect(0, 60, 1000, 215))


def draw_protection(window: MainWindow) -> None:
    """The question for a passphrase, with how long it would be guessed at."""
    assert window.library
    dialog = PassphraseDialog(PassphraseStep.SET, window.library.file.path.name, None, window.opening.tasks, window)
    assert dialog.new
    for field in (dialog.new.first, dialog.new.second):
        QTest.keyClicks(field.line, "harbour lantern tuesday zenda")
    dialog.show()
    wait_for(lambda: dialog.new is not None and "Guessed" in dialog.new.strength.text())
    save_picture("protection", dialog)
    dialog.reject()


PICTURES = {
    "window": draw_window,
    "point": draw_point,
    "clearance": draw_clearance,
    "marking": draw_marking,
    "person": draw_person,
    "visit": draw_visit,
    "backups": draw_backups,
    "book": draw_book,
    "check": draw_check,
    "protection": draw_protection,
    "preview": draw_preview,
    "search": draw_search,
    "start": draw_start,
    "in-use": draw_in_use,
    "damage": draw_damage,
}

if __name__ == "__main__":
    main(sys.argv[1:])
