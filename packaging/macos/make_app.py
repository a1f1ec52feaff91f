#!/usr/bin/env python3
"""Build `dist/Briefbook.app`, on a Mac: `make package-macos` calls it in an environment made from the lock.

Nobody has run this on a Mac yet. The `Info.plist`, the icons and the names of Qt's parts are tested elsewhere; that
PyInstaller makes a program of them which starts is not. The program is signed ad hoc, as PyInstaller does, so macOS
asks before its first start.
"""

import shutil
import subprocess
import sys
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent.parent
ROOT = PACKAGING.parent
BUILD = ROOT / "build" / "macos"
DIST = ROOT / "dist"
APP = DIST / "Briefbook.app"


def main() -> int:
    """Build it and say how large it came out; returns the exit status."""
    if sys.platform != "darwin":
        print("Briefbook.app is built on a Mac: PyInstaller packs only for the system it runs on.")
        return 2
    pictures = ROOT / "resources" / "icons" / "app"
    subprocess.run([sys.executable, PACKAGING / "draw_icons.py", "icns", pictures, BUILD], check=True)
    shutil.rmtree(APP, ignore_errors=True)
    options = ["--noconfirm", "--clean", "--log-level=ERROR", f"--distpath={DIST}", f"--workpath={BUILD / 'work'}"]
    program = Path(sys.executable).with_name("pyinstaller")
    subprocess.run([program, *options, PACKAGING / "briefbook.spec"], check=True, cwd=ROOT)
    size = sum(path.lstat().st_size for path in APP.rglob("*") if not path.is_dir())
    print(f"{size / 1e6:6.1f} MB  {APP.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
