"""Whether a process still runs."""

import os
import sys

HIGHEST = 2**31 - 1
QUERY_LIMITED_INFORMATION = 0x1000
ACCESS_DENIED = 5
STILL_ACTIVE = 259


def is_running(pid: int) -> bool:
    """Whether a process of that number runs on this machine, whoever started it.

    On Windows `os.kill` ends processes, or sends Ctrl+C to all that share the console: there the process is asked for
    its exit code (OpenProcess and GetExitCodeProcess, Microsoft Learn).
    """
    if not 0 < pid <= HIGHEST:
        return False
    if sys.platform == "win32":
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _is_running_on_windows(pid: int) -> bool:
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    kernel.OpenProcess.argtypes = (ctypes.c_uint32, ctypes.c_int, ctypes.c_uint32)
    kernel.OpenProcess.restype = ctypes.c_void_p
    kernel.GetExitCodeProcess.argtypes = (ctypes.c_void_p, ctypes.POINTER(ctypes.c_uint32))
    kernel.CloseHandle.argtypes = (ctypes.c_void_p,)
    process = kernel.OpenProcess(QUERY_LIMITED_INFORMATION, 0, pid)
    if not process:
        return bool(ctypes.get_last_error() == ACCESS_DENIED)  # type: ignore[attr-defined]
    code = ctypes.c_uint32()
    try:
        return not kernel.GetExitCodeProcess(process, ctypes.byref(code)) or code.value == STILL_ACTIVE
    finally:
        kernel.CloseHandle(process)
