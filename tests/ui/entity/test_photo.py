"""The photo of a person in the window: read aside, refused with a sentence, and drawn whatever its bytes are."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefbook.picture import JPEG
from briefbook.ui.entity.entity_editor import EntityEditor
from briefbook.ui.fields.portrait import draw_photo
from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place
from tests.hostile_picture import (
    WORDS,
    build_bomb,
    build_many_scans,
    build_telling_jpeg,
    build_telling_png,
    draw,
    encode,
)

FRAME_PX = QSize(112, 142)


def open_person(window: MainWindow) -> EntityEditor:
    assert window.library
    query = "SELECT entity_id FROM name WHERE text = 'Toshimitsu Motegi'"
    (key,) = window.library.file.connection.execute(query).fetchone()
    editor = window.open_place(Place("entity", key))
    assert isinstance(editor, EntityEditor)
    return editor


def list_photos(window: MainWindow) -> list[tuple[str, str, bytes]]:
    assert window.library
    query = "SELECT media_type, title, bytes FROM attachment"
    return [tuple(row) for row in window.library.file.connection.execute(query).fetchall()]


def test_a_photo_is_read_aside_and_kept_without_what_its_file_says(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "Zenda source.jpg"
    chosen.write_bytes(build_telling_jpeg())
    editor = open_person(window)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(chosen), ""))
    editor.photo.button.click()
    assert not editor.photo.button.isEnabled()
    assert list_photos(window) == []
    qtbot.waitUntil(editor.photo.button.isEnabled)
    ((media_type, title, kept),) = list_photos(window)
    assert (media_type, title) == (JPEG, "")
    assert not [words for words in WORDS if words.encode() in kept]


def test_a_photo_that_would_fill_the_memory_is_refused(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "large.png"
    chosen.write_bytes(build_bomb())
    editor = open_person(window)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(chosen), ""))
    editor.photo.button.click()
    qtbot.waitUntil(editor.photo.button.isEnabled)
    assert editor._refusal.text() == "The photo has more than 64 million pixels."
    assert list_photos(window) == []


@pytest.mark.parametrize(
    "data", [build_bomb(), build_many_scans(), b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a"]
)
def test_what_a_foreign_library_calls_a_photo_is_not_drawn(qapp: object, data: bytes) -> None:
    assert draw_photo(data, FRAME_PX).isNull()


@pytest.mark.qt_log_ignore("Corrupt JPEG data")
@pytest.mark.parametrize("data", [build_telling_jpeg(), build_telling_png(), encode(draw((1000, 800)))])
def test_a_photo_covers_its_frame(qapp: object, data: bytes) -> None:
    drawn = draw_photo(data, FRAME_PX)
    assert drawn.width() >= min(FRAME_PX.width(), 60)
    assert drawn.height() in range(min(FRAME_PX.height(), 80), 800)
