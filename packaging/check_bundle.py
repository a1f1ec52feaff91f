#!/usr/bin/env python3
"""Prove that a frozen program is made of what `bundle.toml` allows: `check_bundle.py [FOLDER]`; exits with 1 when not.

Needs nothing but Python, so that CI can look at a folder that was built elsewhere.
"""

import marshal
import re
import struct
import sys
import tomllib
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RULE_FILE = ROOT / "packaging" / "bundle.toml"
COOKIE = struct.Struct("!8sIIII64s")
COOKIE_MAGIC = b"MEI\014\013\012\013\016"
ENTRY = struct.Struct("!IIIIBc")
LICENCE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)

Rule = Mapping[str, Any]


def read_modules(program: Path) -> dict[str, bytes]:
    """The Python modules packed into a PyInstaller program, by name; raises ValueError when there are none."""
    content = program.read_bytes()
    at = content.rfind(COOKIE_MAGIC)
    if at < 0:
        raise ValueError(f"{program} is no frozen program.")
    _, length, table_at, table_length, _, _ = COOKIE.unpack_from(content, at)
    start = at + COOKIE.size - length
    entry, end = start + table_at, start + table_at + table_length
    while entry < end:
        size, offset, packed, _, _, kind = ENTRY.unpack_from(content, entry)
        if kind == b"z":
            return unpack_modules(content[start + offset : start + offset + packed])
        entry += size
    raise ValueError(f"{program} holds no Python modules.")


def unpack_modules(archive: bytes) -> dict[str, bytes]:
    """The modules of a PYZ archive."""
    (table_at,) = struct.unpack_from("!i", archive, 8)
    table = marshal.loads(archive[table_at:])
    return {name: zlib.decompress(archive[at : at + size]) if size else b"" for name, (_, at, size) in table}


def check_size(tree: Path, rule: Rule) -> Iterator[str]:
    """The folder is no larger than it may be."""
    size_mb = measure_mb(tree)
    if size_mb > rule["size"]["most_mb"]:
        yield f"The folder has {size_mb:.1f} MB, more than {rule['size']['most_mb']}."


def measure_mb(tree: Path) -> float:
    """The size of all files of a folder, in units of 1,000,000 bytes."""
    return sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir()) / 1e6


def check_qt(tree: Path, rule: Rule) -> Iterator[str]:
    """Every part of Qt that is there is allowed, and every one that is allowed is there."""
    qt = tree / "_internal" / "PySide6"
    found = {
        "modules": {path.name.partition(".")[0] for path in qt.glob("Qt*.so")},
        "libraries": {path.name.partition(".")[0] for path in list_qt_libraries(qt)},
        "plugins": {f"{path.parent.name}/{path.name.partition('.')[0]}" for path in qt.glob("Qt/plugins/*/*")},
    }
    for kind, names in found.items():
        allowed = set(rule["qt"][kind])
        yield from (f"Qt's {kind} should not have {name}." for name in sorted(names - allowed))
        yield from (f"Qt's {kind} lack {name}." for name in sorted(allowed - names))


def list_qt_libraries(qt: Path) -> list[Path]:
    """The shared libraries of Qt and of its binding, wherever in the folder they are."""
    beside = [path for path in qt.parent.glob("*/lib*.so*") if path.parent.name in ("PySide6", "shiboken6")]
    return [*qt.glob("Qt/lib/*"), *beside]


def check_modules(tree: Path, modules: Mapping[str, bytes], rule: Rule) -> Iterator[str]:
    """Only the standard library and the packages of the rule are there, and none of what is excluded."""
    packages, excluded = set(rule["python"]["packages"]), set(rule["python"]["excluded"])
    files = {".".join(path.relative_to(tree / "_internal").with_name(path.name.partition(".")[0]).parts)
             for path in tree.glob("_internal/**/*.so")}  # fmt: skip
    dynamic = {name.rpartition("lib-dynload.")[2] for name in files}
    for name in sorted(set(modules) | dynamic):
        top = name.partition(".")[0]
        if any(name == each or name.startswith(f"{each}.") for each in excluded):
            yield f"The module {name} is excluded."
        elif (
            not top.startswith(("lib", "_pyi", "pyi", "_sysconfigdata_"))
            and top not in packages | sys.stdlib_module_names
        ):
            yield f"The module {name} belongs to no package of the rule."


def check_licences(tree: Path, rule: Rule) -> Iterator[str]:
    """Every package, every font and the parts without a package of their own come with their licence."""
    inside, parts = tree / "_internal", rule["licences"]["parts"]
    for distribution in sorted(set(rule["python"]["packages"].values())):
        own = [path for folder in inside.glob(f"{distribution}-*.dist-info") for path in folder.rglob("*")]
        if distribution not in parts and not any(path.is_file() and is_licence(path, inside) for path in own):
            yield f"The licence of {distribution} is missing."
    for part in parts:
        if not any(path.is_file() for path in (inside / "briefbook" / "_resources" / "licences" / part).glob("*")):
            yield f"The licence of {part} is missing."
    for font in sorted((inside / "briefbook" / "_resources" / "fonts").glob("*.[ot]tf")):
        if not font.with_name(f"OFL-{font.stem.partition('-')[0]}.txt").is_file():
            yield f"The licence of the font {font.name} is missing."


def is_licence(path: Path, root: Path) -> bool:
    """Whether a file is a licence by its own name or by that of a folder it lies in."""
    return bool(LICENCE.search(str(path.relative_to(root))))


def check_paths(tree: Path, modules: Mapping[str, bytes], places: set[bytes]) -> Iterator[str]:
    """Nothing names a folder of the machine that the program was built on."""
    contents = {path: path.read_bytes() for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink()}
    named = {str(path.relative_to(tree)): content for path, content in contents.items()}
    for name, content in [*named.items(), *modules.items()]:
        yield from (f"{name} names {place.decode()}." for place in sorted(places) if place in content)


def list_host_places() -> set[bytes]:
    """The folders of this machine that nothing may name: the checkout, a person's home, a Python not of the system."""
    # Root's home is also that of the containers in which others build their wheels, so it tells nothing.
    places = {ROOT, Path.home(), Path(sys.prefix), Path(sys.base_prefix)} - {Path("/root")}
    return {str(place).encode() for place in places if place not in (Path("/"), Path("/usr"), Path("/usr/local"))}


def check_links(tree: Path) -> Iterator[str]:
    """Every link leads to a file of the folder."""
    for path in sorted(tree.rglob("*")):
        if path.is_symlink() and not (path.exists() and path.resolve().is_relative_to(tree.resolve())):
            yield f"The link {path.relative_to(tree)} leads nowhere in the folder."


def check(tree: Path, rule: Rule, places: set[bytes]) -> list[str]:
    """Everything that is wrong with a frozen program, each as a sentence."""
    modules = read_modules(tree / "briefbook")
    return [
        *check_size(tree, rule),
        *check_qt(tree, rule),
        *check_modules(tree, modules, rule),
        *check_licences(tree, rule),
        *check_paths(tree, modules, places),
        *check_links(tree),
    ]


def main(tree: Path = ROOT / "dist" / "briefbook") -> int:
    """Say what is wrong with a folder; returns the exit status."""
    faults = check(tree, tomllib.loads(RULE_FILE.read_text(encoding="utf-8")), list_host_places())
    print("\n".join(faults) or f"{measure_mb(tree):6.1f} MB  {tree.name}/: every part of it is allowed and licensed.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
