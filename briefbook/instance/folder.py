"""The folder where running programs of one person find each other; on Windows nothing looks for one."""

import os
import stat
import sys

assert sys.platform != "win32"

NAME = "briefbook"
LONGEST_ADDRESS = 100  # bytes; a socket's name may have 107 on Linux and 103 on macOS (unix(7), unix(4))


def find_address() -> str | None:
    """Where the program of this person and screen listens; None where no folder can be trusted or is near enough."""
    for folder in _candidates():
        address = os.path.join(folder, _screen_name())
        if len(os.fsencode(address)) <= LONGEST_ADDRESS and make_private(folder):
            return address
    return None


def make_private(folder: str) -> bool:
    """Make a folder that only its owner may enter; whether that is what it is now: ours, no link, shut to others."""
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        pass
    except OSError:
        return False
    return is_private(folder)


def is_private(folder: str) -> bool:
    """Whether a folder is ours, no link, and shut to everybody else."""
    try:
        facts = os.lstat(folder)
    except OSError:
        return False
    return stat.S_ISDIR(facts.st_mode) and facts.st_uid == os.geteuid() and not facts.st_mode & 0o077


def _candidates() -> list[str]:
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    shared = os.environ.get("TMPDIR") or "/tmp"
    first = [os.path.join(given, NAME)] if os.path.isabs(given) and is_private(given) else []
    return [*first, os.path.join(shared, f"{NAME}-{os.geteuid()}")]


def _screen_name() -> str:
    """Each screen has a program of its own: a window on another one is of no use to whoever double-clicked."""
    screen = next((value for name in ("WAYLAND_DISPLAY", "DISPLAY") if (value := os.environ.get(name))), "screen")
    return "".join(each if each.isalnum() else "-" for each in screen)[-40:]
