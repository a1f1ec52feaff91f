"""What the program may be made of on a system, as `bundle.toml` has it: for the recipes, which build, and the check."""

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

RULE_FILE = Path(__file__).with_name("bundle.toml")
QT = ("PySide6", "shiboken6")
LIBRARY_ENDINGS = (".dll", ".dylib")

Rule = Mapping[str, Any]


def load_rule(system: str) -> dict[str, Any]:
    """The rule for `linux`, `win32` or `darwin`, whose own parts and packages are joined to what all have."""
    rule = tomllib.loads(RULE_FILE.read_text(encoding="utf-8"))
    qt, python, most_mb = rule["qt"], rule["python"], rule.pop("most_mb")
    rule["size"] = {"most_mb": most_mb.get(system, math.inf)}
    rule["qt"] = {"modules": qt["modules"], **qt[system]}
    python["packages"] |= python.pop(system, {}).get("packages", {})
    rule["licences"]["parts"] += rule["licences"].pop(system, {}).get("parts", [])
    return rule


def find_qt_part(name: str) -> tuple[str, str] | None:
    """The kind (`modules`, `libraries`, `plugins`) and name of a part of Qt by its place beside the packages.

    None for any other file, and for what of Qt's packages is plain Python.
    """
    path = PurePosixPath(name)
    stem = path.name.partition(".")[0]
    if path.parts[0] not in QT or path.suffix in {".py", ".pyc"}:
        return None
    if "plugins" in path.parts[1:3]:
        return "plugins", f"{path.parent.name}/{stem}"
    if path.parts[:3] == ("PySide6", "Qt", "lib"):
        return "libraries", path.parts[3].partition(".")[0]
    if len(path.parts) == 2 and path.suffix in {".so", ".pyd"} and stem.startswith("Qt"):
        return "modules", stem
    if len(path.parts) == 2 and (path.suffix in LIBRARY_ENDINGS or (stem.startswith("lib") and ".so" in path.suffixes)):
        return "libraries", stem
    return None


def is_allowed(name: str, rule: Rule) -> bool:
    """Whether a file may be there by its place beside the packages: parts of Qt by name, all else if not excluded."""
    path = PurePosixPath(name)
    if any(path.match(each) for each in rule["python"]["unwanted"]):
        return False
    if part := find_qt_part(name):
        kind, stem = part
        return stem in rule["qt"][kind]
    module = ".".join((*path.parts[:-1], path.name.partition(".")[0]))
    return path.parts[:2] != ("PySide6", "Qt") and not is_excluded(module, rule)


def is_excluded(module: str, rule: Rule) -> bool:
    """Whether a module, or a package that it is in, is never there."""
    return any(module == each or module.startswith(f"{each}.") for each in rule["python"]["excluded"])
