"""How long a key waits in a large library while it is saved and proved, beside a bare field in the same run."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QWidget

from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place

pytestmark = [pytest.mark.benchmark, pytest.mark.qt_log_ignore("This plugin does not support")]

KEYS, APART_S = 150, 0.06
# Every so often a person stops to think, and what was typed is stored.
THINKING, THINKS_S = 15, 0.7


class Passes(QObject):
    """The milliseconds that each pass of the event loop took."""

    def __init__(self) -> None:
        super().__init__()
        self.took_ms: list[float] = []

    def run(self, seconds: float) -> None:
        """Let the loop run, as long as its events take at least."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            before = time.perf_counter()
            QCoreApplication.processEvents()
            self.took_ms.append((time.perf_counter() - before) * 1000)
            time.sleep(0.001)


def find_95th(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def type_keys(field: QWidget, passes: Passes) -> list[float]:
    """Milliseconds from each key to the end of the pass that paints it."""
    waited: list[float] = []
    for at in range(KEYS):
        due = time.perf_counter() + APART_S
        if at % THINKING == THINKING - 1:
            passes.run(THINKS_S)
        pressed = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_A if at % 6 else Qt.Key.Key_Space)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
        QCoreApplication.processEvents()
        waited.append((time.perf_counter() - pressed) * 1000)
        passes.run(max(due - time.perf_counter(), 0))
    return waited


@pytest.mark.parametrize("watched", [False, True])
def test_a_key_waits_little_longer_than_in_a_bare_field(
    window: MainWindow, watched: bool, tell: Callable[..., None]
) -> None:
    assert window.library
    connection = window.library.file.connection
    ((point_id,),) = connection.execute("SELECT min(id) FROM talking_point").fetchall()
    words = "word " * 60
    bare = QTextEdit(words)
    bare.resize(600, 300)
    bare.show()
    beside = type_keys(bare, Passes())
    if watched:
        window.actions_["view.preview"].trigger()
    editor = window.open_place(Place("point", point_id))
    assert editor
    passes = Passes()
    passes.run(4)
    passes.took_ms.clear()
    field = window.focusWidget()
    assert isinstance(field, QTextEdit)
    ours = type_keys(field, passes)
    name = "with the preview in sight" if watched else "without the preview"
    p95, plain = find_95th(ours), find_95th(beside)
    tell(f"a key, 95 of 100, {name}", f"{p95:.1f} ms", f"a bare field {plain:.1f} ms", p95 / plain, 16)
    longest = max(passes.took_ms)
    tell(f"longest pass while typing, {name}", f"{longest:.0f} ms", "a frame of 16.7 ms", longest / 16.7, 3)
    assert len(ours) == KEYS
