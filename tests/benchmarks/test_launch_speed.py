"""How long a start takes until words can be typed, beside an empty window in the same run."""

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.benchmark

RUNS = 5
EMPTY = """
import time; began = time.perf_counter()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
import json
application = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        print(json.dumps({"painted": time.perf_counter() - began}), flush=True)
        import os; os._exit(0)
window = Window(); window.resize(1440, 900); window.show()
application.exec()
"""
OURS = """
import time; began = time.perf_counter()
import json, os, sys
from briefbook.app import run
from briefbook.instance.claim import Claim
from briefbook.instance.launch import Launch
def watch(program):
    from PySide6.QtCore import QTimer
    told = {}
    timer = QTimer(program)
    def look():
        window = program.window
        library = window.library
        if "painted" not in told and window.isVisible():
            told["painted"] = time.perf_counter() - began
        if library and library.workspace and window.current_editor:
            told["usable"] = time.perf_counter() - began
            print(json.dumps(told), flush=True)
            os._exit(0)
    timer.timeout.connect(look)
    timer.start(2)
def begin():
    from briefbook.ui.run import program
    initialise = program.Program.__init__
    def wrapped(self, *facts):
        initialise(self, *facts)
        watch(self)
    program.Program.__init__ = wrapped
import briefbook.app
load = briefbook.app.load_qt
briefbook.app.load_qt = lambda: (load(), begin())
run(Launch((sys.argv[1],)), Claim())
"""


def start(program: str, *words: str) -> dict[str, float]:
    """What one process told of its start."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    call = [sys.executable, "-c", program, *words]
    said = subprocess.run(call, check=True, env=environment, capture_output=True, text=True, timeout=60).stdout
    told: dict[str, float] = json.loads(said)
    return told


@pytest.mark.parametrize(("size", "wanted"), [("sample", 3), ("large", 4)])
def test_words_can_be_typed_soon_after_the_start(
    size: str, wanted: float, sample_file: Path, large_library: Path, tmp_path: Path, tell: Callable[..., None]
) -> None:
    path = tmp_path / "visit.briefbook"
    shutil.copyfile(sample_file if size == "sample" else large_library, path)
    start(OURS, str(path))
    empty = statistics.median(start(EMPTY)["painted"] for _ in range(RUNS))
    told = [start(OURS, str(path)) for _ in range(RUNS)]
    usable = statistics.median(each["usable"] for each in told)
    tell(f"start to usable, {size}", f"{usable:.2f} s", f"empty window {empty:.2f} s", usable / empty, wanted)
    assert all(each["painted"] < each["usable"] for each in told)
