#!/usr/bin/env python3
"""Prove that the program's folder holds what `bundle.toml` allows: `check_bundle.py [FOLDER [SYSTEM]]`; 1 if not.

Needs nothing but Python, so that CI can look at a folder that was built elsewhere.
"""

import marshal
import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath, PurePosixPath

from bundle_rule import QT, Rule, find_qt_part, is_excluded, load_rule

ROOT = Path(__file__).resolve().parent.parent
COOKIE = struct.Struct("!8sIIII64s")
COOKIE_MAGIC = b"MEI\014\013\012\013\016"
ENTRY = struct.Struct("!IIIIBc")
LICENCE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)


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


def read_library(archive: Path) -> dict[str, bytes]:
    """The modules of Python's own library as a zip, by name."""
    with zipfile.ZipFile(archive) as library:
        return {name_module(PurePosixPath(name)): library.read(name) for name in library.namelist()}


def name_module(path: PurePath) -> str:
    """The name of a module by its place, or of the package whose `__init__` it is."""
    parts = (*path.parts[:-1], path.name.partition(".")[0])
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


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
    inside = tree / "_internal"
    files = [path for name in QT for path in inside.glob(f"{name}/**/*") if not path.is_dir()]
    parts = {part for path in files if (part := find_qt_part(path.relative_to(inside).as_posix()))}
    for kind, allowed in rule["qt"].items():
        found = {name for each, name in parts if each == kind}
        yield from (f"Qt's {kind} should not have {name}." for name in sorted(found - set(allowed)))
        yield from (f"Qt's {kind} lack {name}." for name in sorted(set(allowed) - found))


def check_modules(tree: Path, modules: Mapping[str, bytes], rule: Rule) -> Iterator[str]:
    """Only the standard library and the packages of the rule are there, and none of what is excluded."""
    packages = set(rule["python"]["packages"])
    files = [path for path in tree.glob("_internal/**/*") if path.suffix in {".so", ".pyd", ".pyc"}]
    loose = {name_module(path.relative_to(tree / "_internal")).rpartition("lib-dynload.")[2] for path in files}
    for name in sorted(set(modules) | loose):
        top = name.partition(".")[0]
        if is_excluded(name, rule):
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
    """Everything that is wrong with a program's folder, each as a sentence."""
    libraries = list(tree.glob("_internal/python3*.zip"))
    modules = read_library(libraries[0]) if libraries else read_modules(tree / "briefbook")
    return [
        *check_size(tree, rule),
        *check_qt(tree, rule),
        *check_modules(tree, modules, rule),
        *check_licences(tree, rule),
        *check_paths(tree, modules, places),
        *check_links(tree),
    ]


def main(tree: Path = ROOT / "dist" / "briefbook", system: str = "linux") -> int:
    """Say what is wrong with the folder for a system, by Python's name for it; returns the exit status."""
    faults = check(tree, load_rule(system), list_host_places())
    print("\n".join(faults) or f"{measure_mb(tree):6.1f} MB  {tree.name}/: every part of it is allowed and licensed.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2]), *sys.argv[2:3]))
