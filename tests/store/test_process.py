"""Whether a process runs is asked without doing anything to it."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefbook.store.process import find_birth, is_running

ACCESS_DENIED, INVALID_PARAMETER = 5, 87
STILL_ACTIVE = 259
HANDLE = 42
BIRTH = 134_000_000_000_000_000


class Call:
    """A function of a library that answers what it is told to."""

    def __init__(self, answer: Any) -> None:
        self._answer = answer
        self.asked: list[tuple[Any, ...]] = []

    def __call__(self, *values: Any) -> Any:
        self.asked.append(values)
        return self._answer(*values)


class Kernel:
    """As much of Windows as tells of one process."""

    def __init__(self, handle: int | None, exit_code: int, answers: bool = True) -> None:
        def give_code(process: int, code: Any) -> int:
            code._obj.value = exit_code
            return int(answers)

        def give_times(process: int, created: Any, *others: Any) -> int:
            created._obj.value = BIRTH
            return int(answers)

        self.GetProcessTimes = Call(give_times)
        self.OpenProcess = Call(lambda access, inherits, pid: handle)
        self.GetExitCodeProcess = Call(give_code)
        self.CloseHandle = Call(lambda process: 1)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A system that says it is Windows, where a signal would end a process."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("a signal was sent"))
    yield monkeypatch
    sys.modules.pop("briefbook.store.windows_process", None)


@pytest.mark.parametrize(
    ("handle", "exit_code", "answers", "error", "runs"),
    [
        (HANDLE, STILL_ACTIVE, True, 0, True),
        (HANDLE, 0, True, 0, False),
        (HANDLE, 0, False, 0, True),
        (None, 0, True, INVALID_PARAMETER, False),
        (None, 0, True, ACCESS_DENIED, True),
    ],
)
def test_windows_is_asked_for_the_exit_code_and_sends_no_signal(
    windows: pytest.MonkeyPatch, handle: int | None, exit_code: int, answers: bool, error: int, runs: bool
) -> None:
    kernel = Kernel(handle, exit_code, answers)
    windows.setattr(ctypes, "WinDLL", lambda *_, **__: kernel, raising=False)
    windows.setattr(ctypes, "get_last_error", lambda: error, raising=False)
    assert is_running(4711) is runs
    assert [asked[-1] for asked in kernel.OpenProcess.asked] == [4711]
    assert kernel.CloseHandle.asked == ([(HANDLE,)] if handle else [])


@pytest.mark.parametrize(
    ("handle", "answers", "birth"), [(HANDLE, True, str(BIRTH)), (HANDLE, False, ""), (None, True, "")]
)
def test_windows_says_when_a_process_began(
    windows: pytest.MonkeyPatch, handle: int | None, answers: bool, birth: str
) -> None:
    kernel = Kernel(handle, STILL_ACTIVE, answers)
    windows.setattr(ctypes, "WinDLL", lambda *_, **__: kernel, raising=False)
    assert find_birth(4711) == birth
    assert kernel.CloseHandle.asked == ([(HANDLE,)] if handle else [])


def test_a_process_runs_until_it_has_ended() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        assert is_running(process.pid)
        process.communicate(b"\n")
    assert not is_running(process.pid)
    assert is_running(os.getpid())


@pytest.mark.skipif(sys.platform != "linux", reason="what has ended is listed as such on Linux only")
def test_a_process_that_has_ended_does_not_run_though_nobody_has_asked_how(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    process = subprocess.Popen([sys.executable, "-c", f"open({str(gone)!r}, 'w').close()"])
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    os.kill(process.pid, 0)
    assert gone.exists()
    assert not is_running(process.pid)
    process.wait()


@pytest.mark.parametrize("pid", [0, -1, 2**40])
def test_a_number_that_no_process_can_have_does_not_run(pid: int) -> None:
    assert not is_running(pid)
