"""How long a key waits in a large library while it is saved and proved, beside a bare field in the same run."""

import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import EntityKind
from briefbook.values.place import Place

pytestmark = [pytest.mark.benchmark, pytest.mark.qt_log_ignore("This plugin does not support")]

KEYS, APART_S, FRAME_MS = 150, 0.06, 16.7
# Every so often a person stops to think, and what was typed is stored.
THINKING, THINKS_S = 15, 0.7

DAY = (
    "point.add",
    "edit.undo",
    "edit.redo",
    "point.duplicate",
    "point.move_up",
    "text.send_for_clearance",
    "point.delete",
    "edit.undo",
    "issue.add",
    "view.sidebar",
    "view.sidebar",
    "edit.find",
    "view.preview",
    "point.add",
    "book.check",
    "book.leave_out",
    "edit.undo",
    "tab.previous",
    "tab.close",
)
TYPED = ("point.add", "issue.add", "edit.find")


def find_95th(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def type_keys(field: QWidget, watch: Any) -> list[float]:
    """Milliseconds from each key to the end of the pass that paints it."""
    waited: list[float] = []
    for at in range(KEYS):
        due = time.perf_counter() + APART_S
        if at % THINKING == THINKING - 1:
            watch.run(THINKS_S)
        pressed = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_A if at % 6 else Qt.Key.Key_Space)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
        QCoreApplication.processEvents()
        waited.append((time.perf_counter() - pressed) * 1000)
        watch.run(max(due - time.perf_counter(), 0))
    return waited


@pytest.mark.parametrize("watched", [False, True])
def test_a_key_waits_little_longer_than_in_a_bare_field(
    window: MainWindow, watched: bool, load: Callable[[str], ModuleType], tell: Callable[..., None]
) -> None:
    assert window.library
    connection = window.library.file.connection
    ((point_id,),) = connection.execute("SELECT min(id) FROM talking_point").fetchall()
    bare = QTextEdit("word " * 60)
    bare.resize(600, 300)
    bare.show()
    stalls = load("stall_watch")
    beside = type_keys(bare, stalls.StallWatch())
    if watched:
        window.actions_["view.preview"].trigger()
    assert window.open_place(Place("point", point_id))
    stalls.StallWatch().run(4)
    field = window.focusWidget()
    assert isinstance(field, QTextEdit)
    with stalls.StallWatch().watching() as watch:
        ours = type_keys(field, watch)
    name = "with the preview in sight" if watched else "without the preview"
    p95, plain = find_95th(ours), find_95th(beside)
    tell(f"a key, 95 of 100, {name}", f"{p95:.1f} ms", f"a bare field {plain:.1f} ms", p95 / plain, 16)
    longest = max(watch.took_ms)
    tell(f"longest pass while typing, {name}", f"{longest:.0f} ms", f"a frame of {FRAME_MS} ms", longest / FRAME_MS, 3)
    print("\n".join(["", *watch.describe()]))
    assert len(ours) == KEYS


def test_what_a_day_at_the_desk_stands_still_for(
    window: MainWindow, load: Callable[[str], ModuleType], tell: Callable[..., None]
) -> None:
    assert window.library
    connection = window.library.file.connection
    places = [Place("library", 1)]
    for kind, table in (("brief", "brief"), ("entity", "person"), ("entity", "post"), ("book", "book_spec")):
        places += [Place(kind, key) for (key,) in connection.execute(f"SELECT id FROM {table} ORDER BY id LIMIT 3")]
    places += [Place("list", 0, kind) for kind in (EntityKind.PERSON, EntityKind.POST, EntityKind.SOURCE)]
    stalls = load("stall_watch")
    stalls.StallWatch().run(4)
    with stalls.StallWatch().watching() as watch:
        for place in places:
            with watch.one_pass():
                window.open_place(place)
            watch.run(0.3)
        opening = max(watch.took_ms)
        window.open_place(Place("point", connection.execute("SELECT min(id) FROM talking_point").fetchone()[0]))
        for command in DAY:
            with watch.one_pass():
                window.actions_[command].trigger()
            watch.run(0.5)
            if command in TYPED:
                for letter in "harbour":
                    with watch.one_pass():
                        QTest.keyClick(QApplication.focusWidget(), letter)
                    watch.run(APART_S)
            if command == "edit.find":
                QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    longest, count = max(watch.took_ms), len(watch.stalls)
    tell("longest pass while tabs are opened", f"{opening:.0f} ms", "50 ms", opening / 50, 1)
    tell("longest pass of a day at the desk", f"{longest:.0f} ms", f"{count} of its passes over 50 ms", longest / 50, 1)
    print("\n".join(["", *watch.describe()]))
    assert watch.took_ms
