"""The one entry: a verb runs without Qt, anything else opens a window, in the program that runs already if one does."""

import os
import sys
from collections.abc import Sequence

from briefbook.cli.verb import VERBS

NO_DISPLAY = 2
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
HANDOVER = "BRIEFBOOK_HANDOVER"  # of `instance.handover`, which only a program that was locked imports
QUESTION_OF_OPTION = {"--new": "file.new", "--sample": "file.sample"}


def has_display() -> bool:
    """Whether a window can be shown: on Linux the environment names a display, or the person a platform."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in DISPLAYS)


def is_for_the_parser(words: Sequence[str]) -> bool:
    """Whether a call is more than the name of one library to open."""
    return len(words) > 1 or (bool(words) and (words[0] in VERBS or words[0].startswith("-")))


def forbid_core_dump() -> None:
    """Let the system keep no image of this process where it crashes: a library's words and its key would be in it.

    Linux hands one to a program that collects them whatever the bound, unless that is a single byte (fs/coredump.c).
    """
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (1 if sys.platform.startswith("linux") and most else 0, most))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb, or open the window with a library, the start page or a question; returns the exit status."""
    forbid_core_dump()
    words = list(sys.argv[1:] if arguments is None else arguments)
    question = QUESTION_OF_OPTION.get(words[0], "") if len(words) == 1 else ""
    if not question and is_for_the_parser(words):
        from briefbook.cli.command import run_verb
        from briefbook.cli.parser import build_parser

        return run_verb(build_parser().parse_args(words))
    if not has_display():
        sys.stderr.write("There is no display here, so the window cannot open.\n")
        return NO_DISPLAY
    if HANDOVER in os.environ and not words:
        from briefbook.app import resume

        return resume()
    # A start that only hands over is over before Qt, and most of Python's library, would be imported.
    from briefbook.instance.claim import claim_or_hand_over
    from briefbook.instance.launch import build_launch

    launch = build_launch(question=question) if question else build_launch(*words)
    claim = claim_or_hand_over(launch)
    if claim is None:
        return 0
    from briefbook.app import run

    return run(launch, claim)


if __name__ == "__main__":
    sys.exit(main())
