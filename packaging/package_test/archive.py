"""Trying the archive with `install.sh` as somebody without root, and the .rpm in a system of its own."""

import subprocess
from pathlib import Path

from chroot import PERSON, Chroot
from installed import HOME, ID, SAMPLE, click

UNPACKED = f"{HOME}/unpacked"
OWN_PLACES = (".config", ".cache", ".local/state")
BACKUPS = ".local/share/briefbook/backups/"


def install_archive(debian: Chroot, archive: Path) -> str:
    """Unpack and install the archive as the person; the system tools that unpack it are no part of the program."""
    debian.install("zstd")
    place = debian.bring(archive)
    debian.run("mkdir", UNPACKED, user=PERSON)
    debian.run("tar", "-C", UNPACKED, "--strip-components=1", "-xf", place, user=PERSON)
    debian.run(f"{UNPACKED}/install.sh", user=PERSON)
    said = debian.run(f"{HOME}/.local/bin/briefbook", "--version", user=PERSON).strip()
    kind = debian.run("xdg-mime", "query", "filetype", SAMPLE, user=PERSON).strip()
    if kind != "application/vnd.briefbook":
        raise AssertionError(kind)
    return said


def click_archive(debian: Chroot, pictures: Path) -> str:
    """Open the sample through the menu entry that the person installed."""
    return click(debian, ("gtk-launch", ID, SAMPLE), "Sample visit.briefbook", pictures / "archive-gtk-launch.png")


def uninstall_archive(debian: Chroot) -> str:
    """Take the program away; nothing of it is left below the person's home, and everything of the person's is."""
    debian.run(f"{UNPACKED}/install.sh", "--uninstall", user=PERSON)
    debian.run("rm", "-rf", UNPACKED)
    files = debian.list_files(HOME)
    left = [name for name in files if "riefbook" in name and not name.startswith((*OWN_PLACES, BACKUPS))]
    backups = [name for name in files if name.startswith(BACKUPS)]
    if left != ["Sample visit.briefbook"] or not backups:
        raise AssertionError(f"These files are left: {left + backups}")
    return f"only the library and its backups ({len(backups)}) are left"


def try_rpm(package: Path, folder: Path) -> str:
    """Install the .rpm into a folder with its own database, verify it, run it and erase it."""
    root = folder / "rpm-root"
    subprocess.run(["rm", "-rf", root], check=True)
    root.mkdir(parents=True)
    rpm = ("rpm", "--root", str(root))
    check_words(
        subprocess.run(["rpm", "-K", "--nosignature", package], capture_output=True, text=True, check=True).stdout
    )
    subprocess.run([*rpm, "--initdb"], check=True)
    subprocess.run([*rpm, "-i", "--nodeps", "--noscripts", package], check=True)
    changed = subprocess.run([*rpm, "-V", "--nodeps", "briefbook"], capture_output=True, text=True, check=False).stdout
    if changed:
        raise AssertionError(changed)
    program = root / "usr/bin/briefbook"
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    needs = subprocess.run([*rpm, "-q", "--requires", "briefbook"], capture_output=True, text=True, check=True).stdout
    subprocess.run([*rpm, "-e", "--nodeps", "briefbook"], check=True)
    left = [str(path) for path in root.rglob("*riefbook*")]
    if left:
        raise AssertionError(f"These files are left: {left}")
    return f"{said}, verified, {needs.count('()(64bit)')} libraries asked for, nothing left"


def check_words(said: str) -> None:
    """Raise AssertionError unless rpm found the package whole."""
    if "digests OK" not in said:
        raise AssertionError(said)
