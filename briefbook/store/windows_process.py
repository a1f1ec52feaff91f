"""What Windows says of a process: OpenProcess, GetExitCodeProcess and GetProcessTimes (Microsoft Learn).

There `os.kill` ends processes, or sends Ctrl+C to all that share the console.
"""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

assert sys.platform == "win32"

QUERY_LIMITED_INFORMATION = 0x1000
ACCESS_DENIED = 5
STILL_ACTIVE = 259


def is_running(pid: int) -> bool:
    """Whether a process runs, whoever started it."""
    with _open_process(pid) as (kernel, process):
        if not process:
            return ctypes.get_last_error() == ACCESS_DENIED
        code = ctypes.c_uint32()
        return not kernel.GetExitCodeProcess(process, ctypes.byref(code)) or code.value == STILL_ACTIVE


def find_birth(pid: int) -> str:
    """When a process began, in units of 100 ns since 1601; empty for one that may not be asked."""
    with _open_process(pid) as (kernel, process):
        created, ended, in_kernel, in_program = (ctypes.c_uint64() for _ in range(4))
        times = map(ctypes.byref, (created, ended, in_kernel, in_program))
        return str(created.value) if process and kernel.GetProcessTimes(process, *times) else ""


@contextmanager
def _open_process(pid: int) -> Iterator[tuple[Any, int | None]]:
    """The kernel's functions and a handle of a process, None where it cannot be had."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    pointer = ctypes.c_void_p
    kernel.OpenProcess.argtypes = (ctypes.c_uint32, ctypes.c_int, ctypes.c_uint32)
    kernel.OpenProcess.restype = pointer
    kernel.GetExitCodeProcess.argtypes = (pointer, pointer)
    kernel.GetProcessTimes.argtypes = (pointer, pointer, pointer, pointer, pointer)
    kernel.CloseHandle.argtypes = (pointer,)
    process = kernel.OpenProcess(QUERY_LIMITED_INFORMATION, 0, pid)
    try:
        yield kernel, process
    finally:
        if process:
            kernel.CloseHandle(process)
