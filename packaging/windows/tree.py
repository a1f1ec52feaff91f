"""The program's folder for Windows, made from the wheels of the lock: `_internal/` holds all that is not a starter."""

import os
import py_compile
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import interpreter
from bundle_rule import Rule, is_allowed

ROOT = Path(__file__).resolve().parent.parent.parent
UV = ROOT / ".tools" / "bin" / "uv"
PLATFORM = "x86_64-pc-windows-msvc"
# Of Qt for Python only what runs: its tools, headers, translations and QML are beside them in the wheels.
OF_QT = (".py", ".pyd", ".dll")
QT_FOLDERS = ("plugins", "support")


def fetch_packages(folder: Path) -> None:
    """Unpack the wheels that the lock names for Windows, and Briefbook's own, into a folder that may be gone before."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    wanted = folder.with_suffix(".txt")
    export = ["export", "--quiet", "--frozen", "--no-dev", "--no-emit-project", "--format=requirements-txt"]
    run_uv(*export, "--output-file", wanted)
    install = ["pip", "install", "--quiet", "--target", folder, "--link-mode=copy", "--no-deps"]
    system = [f"--python-platform={PLATFORM}", f"--python-version={interpreter.VERSION[0]}.{interpreter.VERSION[1]}"]
    run_uv(*install, *system, "--only-binary=:all:", "--require-hashes", "--requirements", wanted)
    run_uv(*install, "--no-cache", ROOT)


def run_uv(*words: str | Path) -> None:
    """Run the project's own uv; raises CalledProcessError."""
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    subprocess.run([UV, *words], check=True, cwd=ROOT, env=environment | {"UV_PYTHON_DOWNLOADS": "never"})


def list_wanted(packages: Path, rule: Rule) -> Iterator[str]:
    """The files that belong into the program by their places beside the packages, in order."""
    known = {*rule["python"]["packages"], *(f"{each}.libs" for each in rule["python"]["packages"])}
    for path in sorted(packages.rglob("*")):
        place = path.relative_to(packages)
        first = place.parts[0]
        if path.is_dir() or not (first.partition(".")[0] in known or first in known or first.endswith(".dist-info")):
            continue
        if first in {"PySide6", "shiboken6"} and not is_of_qt(place):
            continue
        if is_allowed(place.as_posix(), rule):
            yield place.as_posix()


def is_of_qt(place: Path) -> bool:
    """Whether a file of Qt for Python is one that runs."""
    return place.suffix in OF_QT and (len(place.parts) == 2 or place.parts[1] in QT_FOLDERS)


def fill(tree: Path, packages: Path, python_folder: Path, rule: Rule) -> None:
    """Lay out everything but the starters; what lay there before is removed."""
    shutil.rmtree(tree, ignore_errors=True)
    inside = tree / "_internal"
    for name in list_wanted(packages, rule):
        source, target = packages / name, inside / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.suffix == ".py":
            compile_module(source, target.with_suffix(".pyc"), name)
        else:
            shutil.copyfile(source, target)
    for name in ("LICENSE", "NOTICE"):
        shutil.copyfile(ROOT / name, inside / "briefbook" / "_resources" / "licences" / name)
    with interpreter.fetch(python_folder) as python:
        interpreter.install(python, inside, rule)
    for name in ("vcruntime140.dll", "vcruntime140_1.dll"):
        shutil.copyfile(inside / "shiboken6" / name, inside / name)


def compile_module(source: Path, target: Path, name: str) -> None:
    """Write a module's byte code in place of its source; it names no folder of this machine and no moment."""
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(str(source), str(target), dfile=name, doraise=True, invalidation_mode=mode, quiet=1)


def settle(tree: Path, epoch: int) -> None:
    """Give everything one date, in seconds since 1970, and plain rights."""
    for path in [tree, *tree.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (epoch, epoch))
