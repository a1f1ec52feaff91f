#!/usr/bin/env python3
"""Build every Linux package of this commit into `dist/`: `make package` calls it in an environment made from the lock.

With `--only-folder` it makes the first of these alone.

dist/briefbook/                              the program as a folder
dist/briefbook_VERSION_amd64.deb, dist/briefbook-VERSION.x86_64.rpm
dist/briefbook-VERSION-linux-x86_64.tar.zst  with install.sh, for one person and without root
"""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import stage
from moment import find_epoch
from nfpm_recipe import write_recipe

from briefbook import __version__

LINUX = Path(__file__).resolve().parent
PACKAGING = LINUX.parent
ROOT = PACKAGING.parent
BUILD = ROOT / "build" / "package"
DIST = ROOT / "dist"
TREE = DIST / "briefbook"


def tool(name: str) -> Path:
    """A program of the environment that this one runs in."""
    return Path(sys.executable).with_name(name)


def run(*command: str | Path) -> None:
    """Run a tool of the environment; raises CalledProcessError."""
    subprocess.run([str(each) for each in command], check=True, cwd=ROOT)


def freeze() -> None:
    """Make the program's folder and prove that it holds what it may."""
    shutil.rmtree(TREE, ignore_errors=True)
    options = ["--noconfirm", "--clean", "--log-level=ERROR", f"--distpath={DIST}", f"--workpath={BUILD / 'work'}"]
    run(tool("pyinstaller"), *options, PACKAGING / "briefbook.spec")
    stage.settle(TREE, Path(sys.base_prefix))
    run(sys.executable, PACKAGING / "check_bundle.py", TREE)


def pack_archive(root: Path, epoch: int) -> Path:
    """Pack the folders of a stage with their installer, in the order of names and all of one date and owner."""
    name = f"briefbook-{__version__}-linux-x86_64"
    folder = BUILD / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root / "usr", folder, symlinks=True)
    shutil.rmtree(folder / "bin")
    shutil.copy(LINUX / "install.sh", folder)
    archive = DIST / f"{name}.tar.zst"
    order = ["--sort=name", f"--mtime=@{epoch}", "--owner=0", "--group=0", "--numeric-owner", "--format=gnu"]
    run("tar", *order, "--use-compress-program=zstd -19 -T0 -q", "-C", BUILD, "-cf", archive, name)
    return archive


def pack_system_package(root: Path, packager: str) -> Path:
    """Pack a stage as a .deb or an .rpm."""
    recipe = BUILD / f"nfpm-{packager}.json"
    write_recipe(recipe, root, TREE, packager, __version__)
    name = f"briefbook_{__version__}_amd64.deb" if packager == "deb" else f"briefbook-{__version__}.x86_64.rpm"
    target = DIST / name
    run(tool("nfpm"), "package", "--config", recipe, "--packager", packager, "--target", target)
    return target


def main() -> None:
    """Build everything and say how large it came out."""
    epoch = find_epoch()
    os.environ |= {"SOURCE_DATE_EPOCH": str(epoch), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    root = BUILD / "root"
    freeze()
    if sys.argv[1:] == ["--only-folder"]:
        return
    stage.fill(root, TREE, __version__, datetime.fromtimestamp(epoch, UTC))
    stage.date(root, epoch)
    for path in (pack_system_package(root, "deb"), pack_system_package(root, "rpm"), pack_archive(root, epoch)):
        print(f"{path.stat().st_size / 1e6:6.1f} MB  {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
