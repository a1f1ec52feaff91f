"""The program with a window."""

import builtins
import gc
import sys
from typing import TYPE_CHECKING

from briefbook.instance.claim import Claim
from briefbook.instance.launch import Launch

if TYPE_CHECKING:
    from briefbook.instance.handover import Handover

SWITCH_S = 0.00005


def run(launch: Launch, claim: Claim, handover: "Handover | None" = None) -> int:
    """Be the single instance for a launch and those that are handed over later; returns the exit status.

    One that takes the place of a locked program opens the windows of that instead.
    """
    # What is made at the start stays, so looking through it again and again for what has gone finds nothing.
    gc.disable()
    # What draws and what reads a library let go of the interpreter at every step, and would wait for Python's own 5 ms
    # to have it back from a thread that proves a book: half a second to one key.
    sys.setswitchinterval(SWITCH_S)
    load_qt()
    from briefbook.ui.run.program import Program

    return Program(launch, claim, handover).run()


def resume() -> int:
    """Go on in place of a program that was locked; returns the exit status."""
    from briefbook.instance.claim import claim_or_hand_over, take_over_claim
    from briefbook.instance.handover import take_handover

    handover = take_handover()
    claim = take_over_claim(handover.claim) if handover else None
    if claim is None:
        claim = claim_or_hand_over(Launch(list_paths(handover)))
    return run(Launch(), claim, handover) if claim else 0


def list_paths(handover: "Handover | None") -> tuple[str, ...]:
    """The libraries of a handover."""
    return tuple(each.path for each in handover.windows if each.path) if handover else ()


def load_qt() -> None:
    """Import Qt, and put Python's own import back in place of the one by which PySide6 slows every later import."""
    python_import = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401

    builtins.__import__ = python_import
