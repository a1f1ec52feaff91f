"""Which files may be in the program's folder, by the places that they have in the packages of three systems."""

from collections.abc import Callable
from types import ModuleType

import pytest

SYSTEMS = ("linux", "win32", "darwin")
ALLOWED = {
    "linux": [
        "PySide6/QtCore.abi3.so",
        "PySide6/libpyside6.abi3.so.6.11",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PIL/_imaging.cpython-311-x86_64-linux-gnu.so",
    ],
    "win32": [
        "PySide6/QtCore.pyd",
        "PySide6/pyside6.abi3.dll",
        "PySide6/Qt6Core.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "shiboken6/Shiboken.pyd",
        "shiboken6/msvcp140.dll",
        "PIL/_imaging.cp311-win_amd64.pyd",
        "uharfbuzz/_harfbuzz.cp311-win_amd64.pyd",
    ],
    "darwin": [
        "PySide6/QtCore.abi3.so",
        "PySide6/libpyside6.abi3.6.11.dylib",
        "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PIL/_imaging.cpython-311-darwin.so",
    ],
}
REFUSED = {
    "linux": [
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/translations/qt_de.qm",
        "ssl.pyc",
    ],
    "win32": [
        "PySide6/QtNetwork.pyd",
        "PySide6/Qt6Network.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "_ssl.pyd",
        "lxml/html/__init__.pyc",
    ],
    "darwin": [
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork",
        "PySide6/Qt/plugins/tls/libqsecuretransportbackend.dylib",
        "PySide6/Qt/lib/QtCore.framework/Headers/qstring.h",
    ],
}


@pytest.fixture
def bundle(load_script: Callable[[str], ModuleType]) -> ModuleType:
    return load_script("bundle_rule.py")


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_part_is_known_by_its_place_on_each_system(bundle: ModuleType, system: str) -> None:
    rule = bundle.load_rule(system)
    assert [name for name in ALLOWED[system] if not bundle.is_allowed(name, rule)] == []
    assert [name for name in REFUSED[system] if bundle.is_allowed(name, rule)] == []


def test_only_windows_is_brought_time_zones(bundle: ModuleType) -> None:
    with_zones = [system for system in SYSTEMS if "tzdata" in bundle.load_rule(system)["python"]["packages"]]
    assert with_zones == ["win32"]
