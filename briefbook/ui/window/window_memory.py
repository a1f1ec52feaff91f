"""Where and how large the window was, kept beside the settings."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QMainWindow

from briefbook.settings import load_json, save_json, settings_path

VERSION = 1
FRAME_PX = QSize(8, 40)


def fit_screen(window: QMainWindow) -> None:
    """Let a window of the usual size be no larger than its screen, its frame and the desktop's panels leave."""
    room = window.screen().availableGeometry().size() - FRAME_PX
    window.resize(window.size().boundedTo(room).expandedTo(window.minimumSizeHint()))


def restore_geometry(window: QMainWindow) -> None:
    """Give a window the place and size of the last one, on a screen that is there."""
    stored = load_json(window_path())
    if isinstance(stored, dict) and stored.get("version") == VERSION and isinstance(stored.get("geometry"), str):
        window.restoreGeometry(QByteArray.fromBase64(stored["geometry"].encode()))


def keep_geometry(window: QMainWindow) -> None:
    """Keep a window's place and size; where nothing can be kept, the next one has the usual size."""
    geometry = bytes(window.saveGeometry().toBase64().data()).decode()
    with contextlib.suppress(OSError):
        save_json(window_path(), {"version": VERSION, "geometry": geometry})


def window_path() -> Path:
    """The file that it is kept in; its folder may not exist yet."""
    return settings_path().with_name("window.json")
