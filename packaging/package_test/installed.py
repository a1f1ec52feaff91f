"""Trying the .deb as a person would: installed, clicked, upgraded and taken away again."""

import subprocess
import time
from pathlib import Path

from chroot import PERSON, Chroot
from screen import Screen

HOME = f"/home/{PERSON}"
SAMPLE = f"{HOME}/Sample visit.briefbook"
BOOK = f"{HOME}/Sample visit.pdf"
OLD_VERSION = "0.0.1"
OLD_FILE = "/usr/lib/briefbook/_internal/of-the-old-version"
DESKTOP = (
    "desktop-file-utils",
    "libfile-mimeinfo-perl",
    "libglib2.0-bin",
    "libgtk-3-bin",
    "shared-mime-info",
    "xdg-utils",
)
ID = "org.briefbook.Briefbook"


def make_old_package(package: Path, folder: Path) -> Path:
    """A package that says it is older, with a file that the new one has no more."""
    tree, target = folder / "old", folder / f"briefbook_{OLD_VERSION}_amd64.deb"
    subprocess.run(["rm", "-rf", tree], check=True)
    subprocess.run(["dpkg-deb", "-R", package, tree], check=True)
    control = tree / "DEBIAN" / "control"
    lines = control.read_text(encoding="utf-8").splitlines(keepends=True)
    control.write_text("".join(f"Version: {OLD_VERSION}\n" if each.startswith("Version:") else each for each in lines))
    (tree / OLD_FILE.lstrip("/")).touch()
    subprocess.run(["dpkg-deb", "-Zgzip", "-z1", "-b", tree, target], check=True, stdout=subprocess.DEVNULL)
    return target


def install_old(debian: Chroot, package: Path) -> str:
    """Install the old version on a Debian that has nothing else, and write the sample with it."""
    debian.install(debian.bring(package))
    debian.run("briefbook", "sample", SAMPLE, user=PERSON)
    return debian.run("dpkg-query", "-W", "-f", "${Version}", "briefbook")


def upgrade(debian: Chroot, package: Path, version: str) -> str:
    """Upgrade; the person's files stay as they were and the old version's own file goes."""
    before = debian.list_files(HOME)
    debian.install(debian.bring(package))
    if debian.list_files(HOME) != before:
        raise AssertionError("The upgrade changed a file of the person's.")
    if (debian.folder / OLD_FILE.lstrip("/")).exists():
        raise AssertionError("The upgrade left a file of the old version behind.")
    said = debian.run("briefbook", "--version", user=PERSON).strip()
    if said != f"Briefbook {version}":
        raise AssertionError(said)
    return f"{said}, {len(before)} files of the person's unchanged"


def recognise(debian: Chroot) -> str:
    """The desktop's tools, installed afterwards, know the file by its name and by its content alone."""
    debian.install(*DESKTOP)
    debian.run("cp", SAMPLE, f"{HOME}/no-ending", user=PERSON)
    for name in (SAMPLE, f"{HOME}/no-ending"):
        said = debian.run("xdg-mime", "query", "filetype", name, user=PERSON).strip()
        if said != "application/vnd.briefbook":
            raise AssertionError(f"{name}: {said}")
    handler = debian.run("gio", "mime", "application/vnd.briefbook", user=PERSON).splitlines()[0]
    if ID not in handler:
        raise AssertionError(handler)
    debian.run("rm", f"{HOME}/no-ending", user=PERSON)
    return "application/vnd.briefbook by name and by content"


def click(debian: Chroot, words: tuple[str, ...], title: str, picture: Path, **environment: str) -> str:
    """Start the program in one of the desktop's ways; a window with a title is seen, and the picture is kept."""
    with Screen() as screen:
        start = time.monotonic()
        debian.start(*words, environment=screen.environment | environment, log=picture.with_suffix(".log"))
        try:
            seen = screen.wait_for_title(title)
            took = time.monotonic() - start
            screen.wait_until_still(4)
            screen.save_picture(picture)
        finally:
            debian.stop_programs()
    return f"“{seen}” after {took:.1f} s"


def print_book(debian: Chroot) -> Path:
    """Print the sample's book from the command line; the PDF's path outside."""
    debian.run("briefbook", "export", SAMPLE, "-o", BOOK, user=PERSON)
    return debian.folder / BOOK.lstrip("/")


def remove(debian: Chroot, how: str) -> str:
    """Remove or purge the package; nothing of it is left and everything of the person's is."""
    before = debian.list_files(HOME)
    debian.run("apt-get", how, "-y", "-qq", "briefbook")
    left = [place for place in ("/usr/lib/briefbook", "/usr/bin/briefbook") if (debian.folder / place[1:]).exists()]
    left += [str(path) for path in (debian.folder / "usr/share").rglob(f"*{ID}*")]
    if left:
        raise AssertionError(f"{how} left {left}.")
    if debian.list_files(HOME) != before:
        raise AssertionError(f"{how} changed a file of the person's.")
    return f"{len(before)} files of the person's unchanged, none of the program's left"
