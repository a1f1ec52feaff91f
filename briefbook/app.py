"""The program with a window."""

import builtins
from pathlib import Path


def run(path: Path | None, action_id: str = "") -> int:
    """Show the window, with a library or the start page, until it is closed; returns the exit status.

    The window's action with the id is run as soon as the window can be seen.
    """
    load_qt()
    from briefbook.ui.program import Program

    return Program(path, action_id).run()


def load_qt() -> None:
    """Import Qt, and put Python's own import back in place of the one by which PySide6 slows every later import."""
    python_import = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401

    builtins.__import__ = python_import
