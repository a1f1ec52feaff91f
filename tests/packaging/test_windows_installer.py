"""Windows' installer and what goes into it: facts that stand elsewhere too, and the parts that make it up."""

import importlib.util
import io
import re
import shutil
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
RULE: dict[str, Any] = {
    "qt": {"modules": ["QtCore"], "libraries": ["Qt6Core"], "plugins": ["platforms/qwindows"]},
    "python": {"packages": {"PySide6": "qt", "zenda": "zenda"}, "excluded": ["ssl", "_ssl"], "unwanted": ["*.pyi"]},
}


@pytest.fixture
def script(root: Path) -> str:
    return (root / "packaging" / "windows" / "briefbook.nsi").read_text(encoding="utf-8")


@pytest.fixture
def interpreter(load_script: Callable[[str], ModuleType]) -> ModuleType:
    return load_script("windows/interpreter.py")


def read_constants(script: str) -> dict[str, str]:
    return dict(re.findall(r'^!define (\w+) "?(.*?)"?$', script, re.MULTILINE))


def test_the_installer_tells_windows_of_the_same_files_as_linux_is_told_of(script: str, root: Path) -> None:
    told = ElementTree.parse(root / "packaging/linux/org.briefbook.Briefbook.mime.xml").getroot()[0]
    constants = read_constants(script)
    assert constants["MIME"] == told.get("type")
    assert f"*{constants['ENDING']}" == told.findall(f"{MIME}glob")[0].get("pattern")
    assert f'"{told.findtext(f"{MIME}comment")}"' in script
    assert (root / "packaging" / "linux" / f"{constants['ID']}.desktop").is_file()


def test_the_installer_knows_the_python_that_is_packed(script: str, interpreter: ModuleType, root: Path) -> None:
    assert read_constants(script)["PYTHON"].endswith(f"\\_internal\\{interpreter.LIBRARY}")
    assert (
        f"=={interpreter.VERSION[0]}.{interpreter.VERSION[1]}." in (root / "packaging/windows/python.txt").read_text()
    )


def test_whatever_is_written_for_windows_is_taken_away_again(script: str) -> None:
    installing, removing = script.split('Section "Uninstall"')
    keys = set(re.findall(r'^ +WriteReg\w+ HKCU "([^"]+)"', installing, re.MULTILINE))
    removed = set(re.findall(r'^ +DeleteRegKey (?:/ifempty )?HKCU "([^"]+)"', removing, re.MULTILINE))
    assert len(keys) > 5
    assert {key for key in keys if not any(key == each or key.startswith(f"{each}\\") for each in removed)} == set()
    shortcuts = re.findall(r'CreateShortcut "([^"]+)"', installing)
    assert all(f'Delete "{each}"' in removing for each in [*shortcuts, "$INSTDIR\\uninstall.exe"])


def test_no_folder_that_a_person_may_have_chosen_is_emptied(script: str) -> None:
    assert re.findall(r'RMDir /r "([^"]+)"', script) == ["$INSTDIR\\_internal"]


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", "0,1,0,0"), ("1.2", "1,2,0,0"), ("1.2.3+zenda", "1,2,3,0"), ("1.2.rc1", "1,2,0,0")],
)
def test_a_version_has_four_numbers_on_windows(
    load_script: Callable[[str], ModuleType], version: str, numbers: str
) -> None:
    assert load_script("windows/launcher.py").number(version) == numbers


def test_pythons_own_library_loses_what_is_excluded(interpreter: ModuleType) -> None:
    given = io.BytesIO()
    with zipfile.ZipFile(given, "w") as archive:
        for name in ("ssl.pyc", "json/__init__.pyc", "abc.pyc", "site-packages/README.txt"):
            archive.writestr(name, name)
    made = interpreter.reduce(given.getvalue(), RULE)
    assert made == interpreter.reduce(given.getvalue(), RULE)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == ["abc.pyc", "json/__init__.pyc"]
        assert archive.read("abc.pyc") == b"abc.pyc"


def test_of_the_wheels_only_what_runs_and_is_allowed_is_taken(
    load_script: Callable[[str], ModuleType], tmp_path: Path
) -> None:
    kept = [
        "PySide6/Qt6Core.dll",
        "PySide6/QtCore.pyd",
        "PySide6/__init__.py",
        "PySide6/plugins/platforms/qwindows.dll",
        "zenda/castle.py",
        "zenda-1.0.dist-info/METADATA",
        "zenda.libs/moat-1a2b.dll",
    ]
    left = [
        "PySide6/Qt6Network.dll",
        "PySide6/designer.exe",
        "PySide6/plugins/platforms/qminimal.dll",
        "PySide6/qml/QtQuick/qmldir",
        "PySide6/translations/qt_de.qm",
        "bin/zenda.exe",
        "strelsau/__init__.py",
        "zenda/castle.pyi",
    ]
    for name in [*kept, *left]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert sorted(load_script("windows/tree.py").list_wanted(tmp_path, RULE)) == sorted(kept)


def test_byte_code_names_no_folder_of_this_machine(load_script: Callable[[str], ModuleType], tmp_path: Path) -> None:
    source, target = tmp_path / "castle.py", tmp_path / "made" / "castle.pyc"
    source.write_text("def moat():\n    return 3\n", encoding="utf-8")
    load_script("windows/tree.py").compile_module(source, target, "zenda/castle.py")
    content = target.read_bytes()
    assert str(tmp_path).encode() not in content
    spec = importlib.util.spec_from_file_location("castle", target)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.moat() == 3
    assert module.moat.__code__.co_filename == "zenda/castle.py"


@pytest.mark.skipif(not shutil.which("makensis"), reason="NSIS comes with make package-windows")
def test_the_script_makes_an_installer(load_script: Callable[[str], ModuleType], root: Path, tmp_path: Path) -> None:
    program, icons = tmp_path / "program", tmp_path / "icons"
    (program / "_internal").mkdir(parents=True)
    (program / "Briefbook.exe").touch()
    load_script("draw_icons.py").main("ico", root / "resources" / "icons" / "app", icons)
    installer = load_script("windows/make_installer.py")
    installer.pack(program, icons, tmp_path / "zenda.exe", "1.2.3")
    made = (tmp_path / "zenda.exe").read_bytes()
    assert made[:2] == b"MZ"
    (start,) = struct.unpack_from("<I", made, 60)
    assert struct.unpack_from("<H", made, start + 4) == (0x8664,)  # the machine that it is for: x86-64
    assert "1.2.3".encode("utf-16-le") in made


@pytest.mark.skipif(
    not shutil.which("x86_64-w64-mingw32-gcc"), reason="MinGW is not here: make package-windows installs it"
)
def test_both_starters_are_made_alike_each_time(load_script: Callable[[str], ModuleType], tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        load_script("windows/launcher.py").build_launchers(tmp_path / name, tmp_path / "work", "1.2.3")
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert made[0] == made[1]
    subsystems = {name: content[struct.unpack_from("<I", content, 60)[0] + 92] for name, content in made[0].items()}
    assert subsystems == {"Briefbook.exe": 2, "briefbook.com": 3}  # windows, console
