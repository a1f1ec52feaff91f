"""The files of an installed Briefbook, laid out below a folder as they will lie on a system: /usr/lib, /usr/share."""

import gzip
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

LINUX = Path(__file__).resolve().parent
ROOT = LINUX.parent.parent
ID = "org.briefbook.Briefbook"
COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Briefbook

Files: *
Copyright: the Briefbook authors
License: Apache-2.0
 The full text is in /usr/share/common-licenses/Apache-2.0 and, with the licences of all others,
 in /usr/lib/briefbook/_internal/briefbook/_resources/licences.
Comment:
 What Briefbook runs on keeps its own licence: the file NOTICE in that folder names each, and the texts are beside it
 and in /usr/lib/briefbook/_internal/*.dist-info.
"""


def settle(tree: Path, python: Path) -> None:
    """Make a frozen tree the same wherever it was built: its rights, and no word of where Python was installed."""
    for path in sorted(tree.rglob("*")):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path == tree / "briefbook"
        path.chmod(0o755 if runs else 0o644)
        if path.is_file() and not python.is_relative_to("/usr"):
            hide(path, f"{python.parent}/".encode())


def hide(path: Path, place: bytes) -> None:
    """Write slashes over every mention of a folder in a file; a frozen Python looks nowhere there.

    Only the folder: a linker lets a text that is the end of another share its bytes, such as Python's version.
    """
    content = path.read_bytes()
    if place in content:
        path.write_bytes(content.replace(place, b"/" * len(place)))


def fill(root: Path, tree: Path, version: str, moment: datetime) -> None:
    """Lay out everything that is installed; what lay there before is removed."""
    shutil.rmtree(root, ignore_errors=True)
    usr, share = root / "usr", root / "usr" / "share"
    shutil.copytree(tree, usr / "lib" / "briefbook", symlinks=True)
    (usr / "bin").mkdir()
    (usr / "bin" / "briefbook").symlink_to("../lib/briefbook/briefbook")
    put(LINUX / f"{ID}.desktop", share / "applications" / f"{ID}.desktop")
    put(LINUX / f"{ID}.mime.xml", share / "mime" / "packages" / f"{ID}.xml")
    words = {"@VERSION@": version, "@DATE@": f"{moment:%Y-%m-%d}"}
    write(share / "metainfo" / f"{ID}.metainfo.xml", fill_in(LINUX / f"{ID}.metainfo.xml", words))
    compress(share / "man" / "man1" / "briefbook.1.gz", fill_in(LINUX / "briefbook.1", words))
    put(LINUX / "completion" / "briefbook.bash", share / "bash-completion" / "completions" / "briefbook")
    put(LINUX / "completion" / "briefbook.fish", share / "fish" / "vendor_completions.d" / "briefbook.fish")
    put(LINUX / "completion" / "_briefbook", share / "zsh" / "site-functions" / "_briefbook")
    document = share / "doc" / "briefbook"
    write(document / "copyright", COPYRIGHT)
    compress(document / "changelog.gz", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    for picture in sorted((ROOT / "docs" / "pictures").glob("*.png")):
        put(picture, document / "pictures" / picture.name)
    icons = ROOT / "resources" / "icons" / "app"
    drawer = LINUX.parent / "draw_icons.py"
    subprocess.run([sys.executable, drawer, "hicolor", icons, share / "icons" / "hicolor"], check=True)


def date(root: Path, epoch: int) -> None:
    """Give everything below a folder one date, in seconds since 1970."""
    for path in [root, *root.rglob("*")]:
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def fill_in(template: Path, words: dict[str, str]) -> str:
    """The text of a template with its `@WORDS@` filled in."""
    text = template.read_text(encoding="utf-8")
    for word, meaning in words.items():
        text = text.replace(word, meaning)
    return text


def put(source: Path, target: Path) -> None:
    """Copy a file to its place, readable by all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o644)


def write(target: Path, text: str) -> None:
    """Write a text to its place, readable by all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    target.chmod(0o644)


def compress(target: Path, text: str) -> None:
    """Write a text compressed, without a date or a name inside."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), mtime=0))
    target.chmod(0o644)
