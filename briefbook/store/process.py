"""Whether a process still runs, and when it began."""

import os
import sys
from pathlib import Path

HIGHEST = 2**31 - 1
ENDED = ("Z", "X")


def is_running(pid: int) -> bool:
    """Whether a process of that number runs on this machine, whoever started it."""
    if not 0 < pid <= HIGHEST:
        return False
    if sys.platform == "win32":
        from briefbook.store import windows_process

        return windows_process.is_running(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return _read_state(pid) not in ENDED


def find_birth(pid: int) -> str:
    """When a process began, by a clock that nobody sets, and in which run of the machine; empty where none can tell.

    Linux counts ticks since it was started (proc(5), /proc/PID/stat, field 22), and names each of its runs. Windows
    says the moment, and macOS has nothing that is as simple to ask.
    """
    if sys.platform == "win32":
        from briefbook.store import windows_process

        return windows_process.find_birth(pid)
    try:
        run = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{run}:{_read_facts(pid)[19]}"
    except (OSError, IndexError):
        return ""


def _read_state(pid: int) -> str:
    """What Linux says that a process is doing; empty elsewhere. One that has ended is listed until it is asked for."""
    try:
        return _read_facts(pid)[0]
    except (OSError, IndexError):
        return ""


def _read_facts(pid: int) -> list[str]:
    """What stands in /proc/PID/stat after the name of the program, which may hold anything."""
    facts = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    return facts.rpartition(")")[2].split()
