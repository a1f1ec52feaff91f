"""A library in a folder that is copied elsewhere says so, once for a library and its place."""

import shutil
from pathlib import Path

from briefbook.store.file import LibraryFile
from briefbook.ui.window.window import MainWindow


def read_notice(window: MainWindow, path: Path) -> str:
    window.show_library(LibraryFile.open(path))
    notice = window.layout_.library_page.notice
    words = "" if notice.isHidden() else notice.words
    assert window.close_library()
    return words


def test_it_is_said_once_for_each_place(start_window: MainWindow, sample_copy: Path) -> None:
    paths = [sample_copy.parent / folder / "visit.briefbook" for folder in ("Dropbox", "Nextcloud")]
    for path in paths:
        path.parent.mkdir()
        shutil.copyfile(sample_copy, path)
    assert read_notice(start_window, sample_copy) == ""
    assert "a folder that Dropbox copies to other computers" in read_notice(start_window, paths[0])
    assert read_notice(start_window, paths[0]) == ""
    assert "a folder that Nextcloud copies" in read_notice(start_window, paths[1])
