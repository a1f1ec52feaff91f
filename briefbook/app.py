"""The program with a window."""

import builtins
from pathlib import Path


def run(path: Path | None) -> int:
    """Show the window, with a library or the start page, until it is closed; returns the exit status."""
    load_qt()
    from briefbook.ui.program import Program

    return Program(path).run()


def load_qt() -> None:
    """Import Qt, and put Python's own import back in place of the one by which PySide6 slows every later import."""
    python_import = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401

    builtins.__import__ = python_import
