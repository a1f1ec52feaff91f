#!/usr/bin/env python3
"""Build the installer for Windows, on Linux: `make package-windows` calls it in an environment made from the lock.

dist/windows/Briefbook/                      the program as a folder
dist/briefbook-VERSION-windows-x86_64.exe    its installer, for one person and without an administrator
"""

import os
import subprocess
import sys
from pathlib import Path

import interpreter
import tree
from bundle_rule import load_rule
from launcher import build_launchers, number
from moment import find_epoch

from briefbook import __version__

WINDOWS = Path(__file__).resolve().parent
ROOT = WINDOWS.parent.parent
BUILD = ROOT / "build" / "windows"
ICONS = BUILD / "launcher"
TREE = ROOT / "dist" / "windows" / "Briefbook"
INSTALLER = ROOT / "dist" / f"briefbook-{__version__}-windows-x86_64.exe"


def make_tree(epoch: int) -> None:
    """Make the program's folder and prove that it holds what it may."""
    tree.fetch_packages(BUILD / "packages")
    tree.fill(TREE, BUILD / "packages", BUILD / "python", load_rule("win32"))
    build_launchers(TREE, ICONS, __version__)
    tree.settle(TREE, epoch)
    subprocess.run([sys.executable, WINDOWS.parent / "check_bundle.py", TREE, "win32"], check=True)


def pack(program: Path, icons: Path, installer: Path, version: str) -> None:
    """Pack a program's folder as an installer that says it is a version; raises CalledProcessError."""
    size_kb = sum(path.stat().st_size for path in program.rglob("*") if path.is_file()) // 1024
    facts = {
        "VERSION": version,
        "VERSION_NUMBERS": number(version).replace(",", "."),
        "SIZE_KB": str(size_kb),
        "PROGRAM": str(program),
        "ICONS": str(icons),
        "LICENCE": str(ROOT / "LICENSE"),
        "INSTALLER": str(installer),
    }
    defined = [f"-D{name}={meaning}" for name, meaning in facts.items()]
    subprocess.run(["makensis", "-V2", "-WX", *defined, WINDOWS / "briefbook.nsi"], check=True)


def main() -> None:
    """Build everything and say how large it came out."""
    interpreter.require_same_version()
    epoch = find_epoch()
    os.environ |= {"SOURCE_DATE_EPOCH": str(epoch), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    make_tree(epoch)
    pack(TREE, ICONS, INSTALLER, __version__)
    print(f"{INSTALLER.stat().st_size / 1e6:6.1f} MB  {INSTALLER.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
