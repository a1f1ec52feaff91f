"""The one entry: a verb runs without Qt, anything else opens the window."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefbook.cli.parser import VERBS, build_parser

NO_DISPLAY = 2
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
ACTION_OF_OPTION = {"--new": "file.new", "--sample": "file.sample"}


def has_display() -> bool:
    """Whether a window can be shown: on Linux the environment names a display, or the person a platform."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in DISPLAYS)


def is_for_the_parser(words: Sequence[str]) -> bool:
    """Whether a call is more than the name of one library to open."""
    return len(words) > 1 or (bool(words) and (words[0] in VERBS or words[0].startswith("-")))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb, or open the window with a library, the start page or a question; returns the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    action_id = ACTION_OF_OPTION.get(words[0], "") if len(words) == 1 else ""
    if not action_id and is_for_the_parser(words):
        from briefbook.cli.command import run_verb

        return run_verb(build_parser().parse_args(words))
    if not has_display():
        sys.stderr.write("There is no display here, so the window cannot open.\n")
        return NO_DISPLAY
    from briefbook.app import run

    return run(Path(words[0]) if words and not action_id else None, action_id)


if __name__ == "__main__":
    sys.exit(main())
