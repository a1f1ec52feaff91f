"""The two starters of the program, compiled from `launcher.c` with their icons and what Explorer says of them."""

import subprocess
import sys
from pathlib import Path

import interpreter

WINDOWS = Path(__file__).resolve().parent
ROOT = WINDOWS.parent.parent
COMPILER, RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
OPTIONS = ("-municode", "-DUNICODE", "-D_UNICODE", "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-static-libgcc")
# A moment of compilation and a checksum of it would make every build another one.
SAME_EACH_TIME = ("-Wl,--no-insert-timestamp",)
STARTERS = {"Briefbook.exe": ("-mwindows",), "briefbook.com": ("-mconsole", "-DCONSOLE")}


def build_launchers(tree: Path, work: Path, version: str) -> None:
    """Write both starters into the program's folder."""
    work.mkdir(parents=True, exist_ok=True)
    drawer = WINDOWS.parent / "draw_icons.py"
    subprocess.run([sys.executable, drawer, "ico", ROOT / "resources" / "icons" / "app", work], check=True)
    library = f'-DPYTHON_LIBRARY=L"{interpreter.LIBRARY}"'
    for name, kind in STARTERS.items():
        resource = work / f"{name}.o"
        facts = [f'-DVERSION_TEXT="{version}"', f'-DPROGRAM_NAME="{name}"', f"-DVERSION_NUMBERS={number(version)}"]
        places = [f"--include-dir={work}", f"--include-dir={WINDOWS}"]
        # windres hands what it is told to a shell, once more.
        quoted = [each.replace('"', '\\"') for each in facts]
        subprocess.run([RESOURCES, *places, *quoted, WINDOWS / "launcher.rc", resource], check=True)
        source = [WINDOWS / "launcher.c", resource]
        subprocess.run([COMPILER, *OPTIONS, *kind, *SAME_EACH_TIME, library, *source, "-o", tree / name], check=True)


def number(version: str) -> str:
    """The four numbers that Windows has of a version, whatever follows the third."""
    numbers = [each for each in version.split("+", maxsplit=1)[0].split(".") if each.isdecimal()]
    return ",".join([*numbers, "0", "0", "0", "0"][:4])
