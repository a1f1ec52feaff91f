"""How long a start takes until the brief stands, a letter is seen and it is in the file: in pixels and bytes."""

import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlite

from briefbook.settings import settings_path
from briefbook.store.file import LibraryFile
from briefbook.store.reads import read_library
from briefbook.values.place import Place

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("openbox")), reason="no Xvfb with openbox here"),
]

RUNS = 5
# The tint of a point to raise, as blue, green and red.
TINT = b"\xea\xf2\xe5"
LETTER, LETTERS = "m", 8
# More than a caret that blinks.
LEAST_BYTES = 120
EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
application.exec()
"""
POINTS = """
SELECT brief_id, talking_point.id FROM talking_point JOIN issue ON issue.id = issue_id WHERE stance = 'raise'
ORDER BY issue.position, talking_point.position LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Launch:
    """Seconds from the start of the process."""

    frame_s: float
    brief_s: float
    letter_s: float
    stored_s: float


def remember_brief(path: Path) -> int:
    """Leave a library as if a brief had been in front with the caret in a point; the point's id."""
    with LibraryFile.open(path) as file:
        brief_id, point_id = file.connection.execute(POINTS).fetchone()
        view = {"section": 0, "at": ["point", point_id, ""], "caret": 0}
        places = [Place("list", 0, "person"), Place("brief", brief_id), Place("library", 1)]
        tabs = [{"place": asdict(place), "view": view if place.kind == "brief" else {}} for place in places]
        kept = {file.look(read_library).uid: {"tabs": tabs, "current": 1, "book_id": None}}
    memory = settings_path().with_name("tabs.json")
    memory.parent.mkdir(parents=True, exist_ok=True)
    memory.write_text(json.dumps(kept), encoding="utf-8")
    return int(point_id)


def start_empty(screen: Any, box: tuple[int, int, int, int]) -> float:
    """Seconds until an empty window of Qt is painted."""
    before, began = screen.look(box), time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", EMPTY], env=screen.environment)
    try:
        return float(screen.wait(lambda: screen.look(box) != before)) - began
    finally:
        process.kill()
        process.wait()
        time.sleep(0.3)


def start_ours(screen: Any, kit: ModuleType, path: Path, point_id: int) -> Launch:
    """Start with a library, type as soon as the brief is seen, and kill the program as soon as that is in the file."""
    before, began = screen.look(kit.WHOLE), time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "briefbook", str(path)], env=screen.environment)
    try:
        frame = screen.wait(lambda: screen.look(kit.WHOLE) != before)
        brief = screen.wait(lambda: screen.look(kit.MIDDLE).count(TINT) > 20)
        standing = screen.look(kit.MIDDLE, 1)
        for _ in range(LETTERS):
            screen.tap(LETTER)
        letter = screen.wait(lambda: count_differing(standing, screen.look(kit.MIDDLE, 1)) > LEAST_BYTES)
        stored = screen.wait(lambda: is_stored(path))
    finally:
        process.kill()
        process.wait()
        time.sleep(0.3)
    with closing(sqlite.connect(str(path))) as connection:
        (text,) = connection.execute("SELECT text FROM talking_point WHERE id = ?", (point_id,)).fetchone()
    assert LETTER * LETTERS in text
    return Launch(*(moment - began for moment in (frame, brief, letter, stored)))


def is_stored(path: Path) -> bool:
    """Whether the letters are in the file and no journal would take them back."""
    journal = Path(f"{path}-journal")
    return (LETTER * LETTERS).encode() in path.read_bytes() and not (journal.exists() and journal.stat().st_size)


def count_differing(one: bytes, other: bytes) -> int:
    """How many bytes differ."""
    return sum(map(int.__ne__, one, other))


@pytest.mark.parametrize(("size", "wanted"), [("sample", 3), ("large", 4)])
def test_the_brief_that_was_left_stands_and_can_be_typed_in_soon(
    size: str,
    wanted: float,
    sample_file: Path,
    large_library: Path,
    tmp_path: Path,
    load: Callable[[str], ModuleType],
    tell: Callable[..., None],
) -> None:
    kit = load("screen")
    empty, launches = [], []
    with kit.Screen() as screen:
        for run in range(RUNS + 1):
            path = tmp_path / f"visit{run}.briefbook"
            shutil.copyfile(sample_file if size == "sample" else large_library, path)
            point_id = remember_brief(path)
            empty.append(start_empty(screen, kit.WHOLE))
            launches.append(start_ours(screen, kit, path, point_id))
    # The first start reads everything from the disk.
    floor_s = statistics.median(empty[1:])
    middle = Launch(*(statistics.median(asdict(each)[name] for each in launches[1:]) for name in Launch.__slots__))
    for what, seconds in (
        ("the frame", middle.frame_s),
        ("the brief seen", middle.brief_s),
        ("a letter seen", middle.letter_s),
        ("the letter in the file", middle.stored_s),
    ):
        most = {"the frame": 2, "the letter in the file": wanted + 5}.get(what, wanted)
        tell(f"start to {what}, {size}", f"{seconds:.2f} s", f"empty window {floor_s:.2f} s", seconds / floor_s, most)
    assert middle.brief_s <= middle.letter_s <= middle.stored_s
