"""The program with a window."""

import builtins
import gc

from briefbook.instance.claim import Claim
from briefbook.instance.launch import Launch


def run(launch: Launch, claim: Claim) -> int:
    """Be the one running program for a launch and those that are handed over later; returns the exit status."""
    # What is made at the start stays, so looking through it again and again for what has gone finds nothing.
    gc.disable()
    load_qt()
    from briefbook.ui.program import Program

    return Program(launch, claim).run()


def load_qt() -> None:
    """Import Qt, and put Python's own import back in place of the one by which PySide6 slows every later import."""
    python_import = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401

    builtins.__import__ = python_import
