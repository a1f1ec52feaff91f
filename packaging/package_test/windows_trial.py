#!/usr/bin/env python3
"""Try Windows' installer under wine: `make package-windows-test`. It needs no root.

Wine is no Windows: what is proved is that the installer, the registry, the starters, Python and the packages work
together there. Pictures and the report go to `dist/windows-test/`.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import make_installer
from report import lines, say, step
from screen import Screen
from wine import Wine

from briefbook import __version__

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = ROOT / "dist" / "windows-test"
OLD_VERSION = "0.0.1"
OLD_FILE = "_internal/of-the-old-version"
SAMPLE_TITLE = "Sample visit.briefbook"
CLASSES = "HKCU\\Software\\Classes"
LIBRARY = f"{CLASSES}\\Briefbook.Library"
ENDING = f"{CLASSES}\\.briefbook"
UNINSTALL = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\org.briefbook.Briefbook"
IN_USE, TOO_OLD = 2, 3


def require(holds: object, words: object) -> None:
    """Raise AssertionError with what was found instead."""
    if not holds:
        raise AssertionError(words)


def wait_for(holds: Callable[[], object], words: str, timeout_s: float = 60) -> None:
    """Wait until something holds; raises TimeoutError."""
    end = time.monotonic() + timeout_s
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(words)
        time.sleep(0.2)


def look(folder: Path) -> dict[str, str]:
    """Every file below a folder by its place, with a hash of what it holds."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


class Installed:
    """The program as the person of a wine has it, and the person's own files."""

    def __init__(self, wine: Wine) -> None:
        self.wine = wine
        self.folder = wine.profile / "AppData" / "Local" / "Programs" / "Briefbook"
        self.shortcut = wine.profile / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Briefbook.lnk"
        self.desk = wine.profile / "Desk"
        self.sample = self.desk / SAMPLE_TITLE
        self.desk.mkdir()

    def command(self, *words: str | Path) -> str:
        """What the command line says."""
        return self.wine.run(self.folder / "briefbook.com", *words)

    def refuse_old_system(self) -> str:
        """On Windows 7 nothing is installed."""
        self.wine.run("winecfg", "-v", "win7")
        self.wine.run(make_installer.INSTALLER, "/S", status=TOO_OLD)
        self.wine.run("winecfg", "-v", "win10")
        require(not self.folder.exists(), look(self.folder))
        return "refused"

    def install_old(self, work: Path) -> str:
        """Install something that says it is older, with a file that the new one has no more."""
        program = work / "old"
        (program / OLD_FILE).parent.mkdir(parents=True)
        (program / OLD_FILE).touch()
        (program / "Briefbook.exe").touch()
        make_installer.pack(program, make_installer.ICONS, work / "old.exe", OLD_VERSION)
        self.wine.run(work / "old.exe", "/S")
        require((self.folder / OLD_FILE).is_file(), look(self.folder))
        return str(self.wine.query(UNINSTALL, "DisplayVersion"))

    def install(self) -> str:
        """Install over the older one without a question; every file is there and none of the old."""
        self.wine.run(make_installer.INSTALLER, "/S")
        wanted, found = look(make_installer.TREE), look(self.folder)
        require(found.pop("uninstall.exe", ""), "There is no uninstaller.")
        require(found == wanted, sorted(set(found.items()) ^ set(wanted.items()))[:9])
        require(self.shortcut.is_file(), f"{self.shortcut} is missing.")
        return f"{len(found)} files, the older one's gone"

    def read_registry(self) -> str:
        """What Windows is told of the program and of its files."""
        program = self.wine.name(self.folder / "Briefbook.exe")
        asked = {
            (ENDING, None): "Briefbook.Library",
            (ENDING, "Content Type"): "application/vnd.briefbook",
            (f"{LIBRARY}\\shell\\open\\command", None): f'"{program}" "%1"',
            (f"{LIBRARY}\\DefaultIcon", None): f"{program},1",
            (UNINSTALL, "DisplayVersion"): __version__,
            (UNINSTALL, "QuietUninstallString"): f'"{self.wine.name(self.folder)}\\uninstall.exe" /S',
        }
        found = {place: self.wine.query(*place) for place in asked}
        require(found == asked, found)
        require(self.wine.has_key(f"{ENDING}\\OpenWithProgids"), "The ending has no list of programs.")
        return f"{int(str(self.wine.query(UNINSTALL, 'EstimatedSize')), 16) / 1024:.0f} MiB told to “Apps & features”"

    def use_command_line(self) -> str:
        """Every verb; the book is byte for byte the one that this machine prints of the same library."""
        require(self.command("--version").strip() == f"Briefbook {__version__}", self.command("--version"))
        self.command("sample", self.wine.name(self.sample))
        require(json.loads(self.command("info", self.wine.name(self.sample), "--json")), "Nothing is in the library.")
        require("Motegi" in self.command("search", self.wine.name(self.sample), "Motegi"), "Nobody is found.")
        require(self.command("check", self.wine.name(self.sample)), "Nothing is checked.")
        book, ours = self.desk / "book.pdf", self.desk / "ours.pdf"
        self.command("export", self.wine.name(self.sample), "-o", self.wine.name(book))
        subprocess.run([Path(sys.executable).with_name("briefbook"), "export", self.sample, "-o", ours], check=True)
        require(book.read_bytes() == ours.read_bytes(), "The book is another one than on this machine.")
        ours.unlink()
        return f"the book of {book.stat().st_size / 1000:.0f} kB is the one that Linux prints, byte for byte"

    def double_click(self, screen: Screen) -> str:
        """Open a file as Explorer does; meanwhile an upgrade is refused, and closing leaves nothing beside it."""
        self.wine.show_classes("Briefbook.Library", ".briefbook")
        started = self.wine.start("start", self.wine.name(self.sample))
        title = screen.wait_for_title(SAMPLE_TITLE, 120)
        screen.wait_until_still(4)
        screen.save_picture(PICTURES / "double-click.png")
        self.wine.run(make_installer.INSTALLER, "/S", status=IN_USE)
        self.wine.run("taskkill", "/IM", "Briefbook.exe")
        beside = self.desk / f".~lock.{SAMPLE_TITLE}#"
        wait_for(lambda: not beside.exists(), "The file is still held.")
        wait_for(lambda: not screen.list_titles(), "The window is still there.")
        started.wait(60)
        return f"“{title}”; an upgrade meanwhile is refused; closed, nothing is left beside the file"

    def uninstall(self) -> str:
        """Take the program away without a question; what the person has stays, also beside the program."""
        note = self.folder / "Note.txt"
        note.write_text("Zenda", encoding="utf-8")
        settings = self.wine.profile / "AppData" / "Local" / "briefbook"
        before = look(self.desk), look(settings)
        self.wine.run(self.folder / "uninstall.exe", "/S")
        wait_for(lambda: not (self.folder / "uninstall.exe").exists(), "The uninstaller is still there.")
        wait_for(lambda: not self.wine.has_key(UNINSTALL), "The program is still listed.")
        require(list(look(self.folder)) == [note.name], look(self.folder))
        require(not self.shortcut.exists(), "The entry of the start menu is left.")
        left = [key for key in (LIBRARY, ENDING, UNINSTALL) if self.wine.has_key(key)]
        require(not left, f"These keys are left: {left}")
        require((look(self.desk), look(settings)) == before, "A file of the person's was changed.")
        return f"{len(before[0]) + len(before[1])} files of the person's unchanged, no key and no file left"


def say_sizes() -> str:
    """The sizes of what is shipped, in units of 1,000,000 bytes."""
    unpacked = sum(path.stat().st_size for path in make_installer.TREE.rglob("*") if path.is_file())
    return f"unpacked {unpacked / 1e6:.1f} MB, installer {make_installer.INSTALLER.stat().st_size / 1e6:.1f} MB"


def try_installer(work: Path) -> None:
    """The installer from an older version to its end."""
    with Screen() as screen, Wine(work, screen.environment) as wine:
        installed = Installed(wine)
        step("an old Windows", installed.refuse_old_system)
        step("install the old version", installed.install_old, work)
        step("upgrade", installed.install)
        step("registry", installed.read_registry)
        step("command line", installed.use_command_line)
        step("double click", installed.double_click, screen)
        step("uninstall", installed.uninstall)


def main() -> int:
    """Try everything; returns the exit status."""
    if not make_installer.INSTALLER.is_file():
        print(f"{make_installer.INSTALLER.name} is missing: make package-windows makes it.")
        return 2
    PICTURES.mkdir(parents=True, exist_ok=True)
    status = 0
    try:
        step("sizes", say_sizes)
        with tempfile.TemporaryDirectory() as folder:
            try_installer(Path(folder))
    except (AssertionError, subprocess.SubprocessError, TimeoutError) as error:
        say(f"FAIL  {error}")
        status = 1
    (PICTURES / "report.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
