"""What the check of a frozen program finds, on small trees that are made up, and on the real one where it was built."""

import marshal
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SYSTEMS = ("linux", "win32", "darwin")
RULE: dict[str, Any] = {
    "size": {"most_mb": 1},
    "qt": {"modules": ["QtCore"], "libraries": ["libQt6Core"], "plugins": ["platforms/libqxcb"]},
    "python": {"excluded": ["ssl", "PySide6.QtNetwork"], "packages": {"PySide6": "qt", "zenda": "zenda"}},
    "licences": {"parts": ["qt"]},
}
FILES = {
    "_internal/PySide6/QtCore.abi3.so": b"",
    "_internal/PySide6/Qt/lib/libQt6Core.so.6": b"",
    "_internal/PySide6/Qt/plugins/platforms/libqxcb.so": b"",
    "_internal/zenda-1.0.dist-info/licenses/LICENSE": b"Anyone may.",
    "_internal/briefbook/_resources/licences/qt/LGPL-3.0.txt": b"Anyone may.",
    "_internal/briefbook/_resources/fonts/Zenda-Bold.ttf": b"",
    "_internal/briefbook/_resources/fonts/OFL-Zenda.txt": b"Anyone may.",
}


def pack_modules(names: dict[str, bytes]) -> bytes:
    """A program that holds modules, in the form in which PyInstaller writes it."""
    body, table = b"PYZ\0" + bytes(13), []
    for name, code in names.items():
        packed = zlib.compress(code)
        table.append((name, (0, len(body), len(packed))))
        body += packed
    archive = body[:8] + struct.pack("!i", len(body)) + body[12:] + marshal.dumps(table)
    entry = struct.pack("!IIIIBc", 32, 0, len(archive), len(archive), 0, b"z") + b"PYZ.pyz".ljust(14, b"\0")
    cookie = struct.pack(
        "!8sIIII64s", b"MEI\014\013\012\013\016", len(archive) + len(entry) + 88, len(archive), 32, 311, b""
    )
    return b"\x7fELF" + archive + entry + cookie


@pytest.fixture
def checker(load_script: Callable[[str], ModuleType]) -> ModuleType:
    return load_script("check_bundle.py")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree in which everything is as it should be."""
    for name, content in FILES.items():
        add(tmp_path, name, content)
    add(tmp_path, "briefbook", pack_modules({"zenda.castle": b"code", "json": b"", "_zoneinfo": b""}))
    return tmp_path


def add(tree: Path, name: str, content: bytes = b"") -> None:
    path = tree / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_a_tree_as_it_should_be_has_no_fault(checker: ModuleType, tree: Path) -> None:
    assert checker.read_modules(tree / "briefbook") == {"zenda.castle": b"code", "json": b"", "_zoneinfo": b""}
    assert checker.check(tree, RULE, {b"/home/rudolf"}) == []


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("_internal/PySide6/QtNetwork.abi3.so", "Qt's modules should not have QtNetwork."),
        ("_internal/PySide6/Qt/lib/libQt6Network.so.6", "Qt's libraries should not have libQt6Network."),
        ("_internal/PySide6/Qt/plugins/tls/libqssl.so", "Qt's plugins should not have tls/libqssl."),
        ("_internal/strelsau.abi3.so", "The module strelsau belongs to no package of the rule."),
        ("_internal/python3.11/lib-dynload/ssl.cpython-311.so", "The module ssl is excluded."),
        ("_internal/briefbook/_resources/fonts/Other.ttf", "The licence of the font Other.ttf is missing."),
    ],
)
def test_a_file_too_many_is_named(checker: ModuleType, tree: Path, name: str, fault: str) -> None:
    add(tree, name)
    assert fault in checker.check(tree, RULE, set())


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("_internal/PySide6/Qt/plugins/platforms/libqxcb.so", "Qt's plugins lack platforms/libqxcb."),
        ("_internal/PySide6/QtCore.abi3.so", "Qt's modules lack QtCore."),
        ("_internal/zenda-1.0.dist-info/licenses/LICENSE", "The licence of zenda is missing."),
        ("_internal/briefbook/_resources/licences/qt/LGPL-3.0.txt", "The licence of qt is missing."),
        ("_internal/briefbook/_resources/fonts/OFL-Zenda.txt", "The licence of the font Zenda-Bold.ttf is missing."),
    ],
)
def test_a_file_too_few_is_named(checker: ModuleType, tree: Path, name: str, fault: str) -> None:
    (tree / name).unlink()
    assert checker.check(tree, RULE, set()) == [fault]


@pytest.mark.parametrize("module", ["ssl", "ssl.inner"])
def test_an_excluded_module_is_named(checker: ModuleType, tree: Path, module: str) -> None:
    add(tree, "briefbook", pack_modules({module: b""}))
    assert checker.check(tree, RULE, set()) == [f"The module {module} is excluded."]


def test_a_path_of_the_machine_is_found_in_files_and_in_packed_modules(checker: ModuleType, tree: Path) -> None:
    add(tree, "_internal/notes.txt", b"made in /home/rudolf/briefbook")
    add(tree, "briefbook", pack_modules({"zenda.castle": b"/home/rudolf/zenda.py"}))
    faults = checker.check(tree, RULE, {b"/home/rudolf"})
    assert faults == ["_internal/notes.txt names /home/rudolf.", "zenda.castle names /home/rudolf."]


def test_a_link_out_of_the_folder_and_a_large_folder_are_named(checker: ModuleType, tree: Path) -> None:
    (tree / "_internal" / "libz.so.1").symlink_to("/usr/lib/libz.so.1")
    add(tree, "_internal/large", bytes(2_000_000))
    faults = checker.check(tree, RULE, set())
    assert faults == [
        "The folder has 2.0 MB, more than 1.",
        "The link _internal/libz.so.1 leads nowhere in the folder.",
    ]


def test_a_file_that_is_no_frozen_program_is_refused(checker: ModuleType, tree: Path) -> None:
    with pytest.raises(ValueError, match="no frozen program"):
        checker.read_modules(tree / "_internal" / "briefbook" / "_resources" / "licences" / "qt" / "LGPL-3.0.txt")


def test_the_rule_gives_every_shipped_part_a_line_in_the_notice(checker: ModuleType, root: Path) -> None:
    notice = (root / "NOTICE").read_text(encoding="utf-8").lower().replace("-", "_")
    own = {"briefbook", "qt"}
    packages = {name for system in SYSTEMS for name in checker.load_rule(system)["python"]["packages"].values()}
    assert {name for name in packages if name not in own and name not in notice} == set()


@pytest.mark.parametrize(
    ("folder", "starter", "system"),
    [("briefbook", "briefbook", "linux"), ("windows/Briefbook", "Briefbook.exe", "win32")],
)
def test_the_built_program_is_as_it_should_be(
    checker: ModuleType, root: Path, folder: str, starter: str, system: str
) -> None:
    tree = root / "dist" / folder
    if not (tree / starter).is_file():
        pytest.skip("it has not been built here")
    assert checker.check(tree, checker.load_rule(system), checker.list_host_places()) == []


def test_in_a_folder_for_windows_the_modules_are_files_and_a_zip(checker: ModuleType, tree: Path) -> None:
    (tree / "briefbook").unlink()
    with zipfile.ZipFile(tree / "_internal" / "python311.zip", "w", zipfile.ZIP_DEFLATED) as library:
        for name in ("json/__init__.pyc", "ssl.pyc"):
            library.writestr(name, b"/home/rudolf")
    add(tree, "_internal/zenda/castle.pyc")
    add(tree, "_internal/strelsau/__init__.pyc")
    assert checker.check(tree, RULE, {b"/home/rudolf"}) == [
        "The module ssl is excluded.",
        "The module strelsau belongs to no package of the rule.",
        "json names /home/rudolf.",
        "ssl names /home/rudolf.",
    ]
