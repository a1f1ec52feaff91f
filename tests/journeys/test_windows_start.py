"""The program where nothing of POSIX is there, as on Windows: two starts are two programs, and a file has one writer.

Other people's packages are imported as they are here; what is tried is Briefbook's own.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LIKE_WINDOWS = """
import asyncio, ctypes, getpass, json, os, platform, shutil, signal, socket, subprocess, sys, tempfile, types, zoneinfo
import ahocorasick, markdown_it, platformdirs, pypdfium2, reportlab, sqlmodel, uharfbuzz
import briefbook.app
briefbook.app.load_qt()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
for name in ("fcntl", "grp", "pwd", "resource", "termios"):
    sys.modules[name] = None
for name in ("O_CLOEXEC", "O_NOFOLLOW", "geteuid", "getuid", "kill", "set_blocking"):
    delattr(os, name)
del signal.SIGHUP, socket.AF_UNIX
windows = types.ModuleType("briefbook.store.windows_process")
windows.is_running = lambda pid: os.path.exists(f"/proc/{pid}")
windows.find_birth = lambda pid: ""
sys.modules[windows.__name__] = windows
for name in [each for each in sys.modules if each.startswith("briefbook.instance")]:
    del sys.modules[name]
sys.platform = "win32"
from briefbook.__main__ import main
from briefbook.ui.run.program import Program
run = Program.run
def run_and_tell(program):
    def tell():
        if all(window.library is None or window.library.proof for window in program.windows.windows):
            timer.stop()
            print(json.dumps([window.windowTitle() for window in program.windows.windows]), flush=True)
            sys.stdin.readline()
            QApplication.closeAllWindows()
    timer = QTimer(program, interval=50)
    timer.timeout.connect(tell)
    timer.start()
    return run(program)
Program.run = run_and_tell
sys.exit(main(sys.argv[1:]))
"""


def start(*words: str | Path) -> subprocess.Popen[str]:
    """Start the program; it says which windows it has, and closes them when it is told a line."""
    command = [sys.executable, "-W", "error", "-c", LIKE_WINDOWS, *map(str, words)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "USERNAME": "rudolf"}
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


def read_titles(process: subprocess.Popen[str]) -> list[str]:
    assert process.stdout
    return [title.removesuffix("[*] — Briefbook") for title in json.loads(process.stdout.readline())]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="which processes run is asked of /proc")
def test_each_start_is_a_program_of_its_own_and_one_writes_the_file(library: Path) -> None:
    first = start(library)
    assert read_titles(first) == ["visit.briefbook"]
    second = start(library)
    assert read_titles(second) == ["Briefbook"]
    for process in (second, first):
        process.communicate("\n", timeout=60)
        assert process.returncode == 0
    third = start(library)
    assert read_titles(third) == ["visit.briefbook"]
    third.communicate("\n", timeout=60)
    assert third.returncode == 0
    assert list(library.parent.iterdir()) == [library]
