"""A library that is closed is let go: the window goes on, and holds nothing of it."""

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from briefbook.ui.window.window import MainWindow
from briefbook.values.place import Place


def watch(window: MainWindow) -> dict[str, "weakref.ref[object]"]:
    """What belongs to the library that is open, each watched by its name."""
    library = window.library
    assert library
    assert library.workspace
    assert library.proof
    parts = (library, library.file, library.workspace.session, library.proof.preview._proof)
    return {type(each).__name__: weakref.ref(each) for each in parts}


def is_proved(window: MainWindow) -> bool:
    """Whether the book has pages."""
    return bool(window.library and window.library.proof and window.library.proof.preview._proof.pages)


def test_nothing_of_a_closed_library_stays_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    assert window.open_place(Place("brief", 1))
    qtbot.waitUntil(lambda: is_proved(window))
    watched = watch(window)
    assert window.close_library()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    gc.collect()
    assert [name for name, each in watched.items() if each() is not None] == []
