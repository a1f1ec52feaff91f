"""What a locked program hands to the one that takes its place: ids and places of files, and no word of a library.

It travels in the environment of one process, which takes it out at once. On Linux the program becomes the new one (same
number, so its lock files and its claim go on), elsewhere it starts another and ends.
"""

import json
import os
import sys
from typing import Any, NamedTuple, NoReturn

VARIABLE = "BRIEFBOOK_HANDOVER"
MOST_WINDOWS = 64
FIRST_PRIVATE = 3  # the first descriptor after those of a terminal


class Seal(NamedTuple):
    """The file as it was when it was locked: where it lies, and the hash of a page that every COMMIT changes."""

    device: int
    inode: int
    page: str


class CaretMark(NamedTuple):
    """Where the caret stood: a place, how many fields after the one that the place leads to, and the letters before it.

    `tab_` is the place of the tab.
    """

    tab_kind: str
    tab_id: int
    tab_field: str
    kind: str
    id: int
    field: str
    step: int
    position: int


class WindowState(NamedTuple):
    """A window: the library that it shows, if any, whether it only reads it, and as base64 where it stands.

    One that is locked has a seal, unless it is only read, and may have a sentence about its backups or the disk.
    """

    path: str = ""
    geometry: str = ""
    reading: bool = False
    locked: bool = False
    seal: Seal | None = None
    caret: CaretMark | None = None
    told: str = ""


class Handover(NamedTuple):
    """Every window, the one used last at the end, and the descriptor of the claim, -1 where there is none."""

    windows: tuple[WindowState, ...] = ()
    claim: int = -1
    pid: int = 0


def encode_handover(handover: Handover) -> str:
    """One line of JSON; a path that is no UTF-8 travels as Python's surrogates."""
    windows = [_as_dict(each) for each in handover.windows]
    return json.dumps({"windows": windows, "claim": handover.claim, "pid": handover.pid}, ensure_ascii=True)


def decode_handover(line: str) -> Handover | None:
    """What a line says; None for one that no program of this kind wrote."""
    try:
        stored = json.loads(line)
        windows = tuple(_read_window(each) for each in stored["windows"][:MOST_WINDOWS])
        handover = Handover(windows, stored["claim"], stored["pid"])
        _check(handover)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return handover


def take_handover() -> Handover | None:
    """What was handed to this very process, once."""
    line = os.environ.pop(VARIABLE, "")
    handover = decode_handover(line) if line else None
    return handover if handover and handover.pid in (0, os.getpid()) else None


def can_become() -> bool:
    """Whether a process of this system can go on as another program; elsewhere it starts one and ends."""
    return sys.platform.startswith("linux")


def find_command() -> list[str]:
    """The words by which this very program was started, without what it was to do."""
    given = len(sys.argv) - 1
    started = sys.orig_argv[1 : len(sys.orig_argv) - given] if not getattr(sys, "frozen", False) else []
    return [sys.executable, *started]


def become(handover: Handover) -> NoReturn:
    """Go on as the same program anew, with nothing of this one left in memory; raises OSError where that fails.

    Of what is open only the claim goes on.
    """
    for handle in _list_open():
        os.set_inheritable(handle, handle == handover.claim)
    command = find_command()
    os.execve(command[0], command, _build_environment(handover._replace(pid=os.getpid())))


def start(handover: Handover) -> None:
    """Start the same program anew, beside this one, which is to end; raises OSError where that fails."""
    import subprocess

    environment = _build_environment(handover._replace(claim=-1, pid=0))
    subprocess.Popen(find_command(), env=environment, close_fds=True)


def _build_environment(handover: Handover) -> dict[str, str]:
    # A frozen program must not take what its loader left in the environment for its own.
    frozen = {"PYINSTALLER_RESET_ENVIRONMENT": "1"} if getattr(sys, "frozen", False) else {}
    return os.environ | frozen | {VARIABLE: encode_handover(handover)}


def _list_open() -> list[int]:
    return [
        handle for name in os.listdir("/proc/self/fd") if (handle := int(name)) >= FIRST_PRIVATE and _is_open(handle)
    ]


def _is_open(handle: int) -> bool:
    try:
        os.fstat(handle)
    except OSError:
        return False
    return True


def _as_dict(window: WindowState) -> dict[str, Any]:
    return window._asdict() | {
        "seal": window.seal._asdict() if window.seal else None,
        "caret": window.caret._asdict() if window.caret else None,
    }


def _read_window(stored: dict[str, Any]) -> WindowState:
    seal = Seal(**stored["seal"]) if stored.get("seal") else None
    caret = CaretMark(**stored["caret"]) if stored.get("caret") else None
    window = WindowState(**(stored | {"seal": seal, "caret": caret}))
    for each in (seal, caret, window):
        _check(each)
    if "\0" in window.path or (window.path and not os.path.isabs(window.path)):
        raise ValueError(window.path)
    return window


def _check(read: "Seal | CaretMark | WindowState | Handover | None") -> None:
    """Raise TypeError where a field is of another kind than it should be."""
    for name, kind in (type(read).__annotations__ if read else {}).items():
        if kind in (int, str, bool) and type(getattr(read, name)) is not kind:
            raise TypeError(name)
