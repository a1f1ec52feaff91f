"""The one entry: a verb runs without Qt, anything else opens the window."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefbook.cli.parser import VERBS, build_parser

NO_DISPLAY = 2
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def has_display() -> bool:
    """Whether a window can be shown: on Linux the environment names a display, or the person a platform."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in DISPLAYS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb, or open the window with a library or the start page; returns the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if len(words) > 1 or (words and (words[0] in VERBS or words[0].startswith("-"))):
        from briefbook.cli.command import run_verb

        return run_verb(build_parser().parse_args(words))
    if not has_display():
        sys.stderr.write("There is no display here, so the window cannot open.\n")
        return NO_DISPLAY
    from briefbook.app import run

    return run(Path(words[0]) if words else None)


if __name__ == "__main__":
    sys.exit(main())
