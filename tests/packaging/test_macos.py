"""What macOS is told of the program and of its files, against the places where the same facts stand."""

import plistlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest

from briefbook import __version__

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
# A wheel for Apple's processors that Python 3.11 takes.
WHEEL = re.compile(r"-cp3(?:11-cp311|\d+-abi3)-(?:\w+\.)*macosx_(\d+)_(\d+)_(?:arm64|universal2)")


@pytest.fixture
def told(load_script: Callable[[str], ModuleType]) -> dict[str, Any]:
    """The properties as macOS reads them."""
    properties = load_script("macos/property_list.py").build_property_list(__version__)
    read: dict[str, Any] = plistlib.loads(plistlib.dumps(properties))
    assert read == properties
    return read


def list_least_systems(lock: Path) -> Iterator[tuple[int, int]]:
    """For each package that the program needs on a Mac, the oldest macOS that one of its wheels runs on."""
    packages = {each["name"]: each for each in tomllib.loads(lock.read_text(encoding="utf-8"))["package"]}
    found, waiting = set(), ["briefbook"]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [each["name"] for each in packages[name].get("dependencies", [])]
            fitting = [WHEEL.search(each["url"]) for each in packages[name].get("wheels", [])]
            if any(fitting):
                yield min((int(each[1]), int(each[2])) for each in fitting if each)


def test_macos_is_told_of_the_same_files_as_linux(told: dict[str, Any], root: Path) -> None:
    linux = ElementTree.parse(root / "packaging/linux/org.briefbook.Briefbook.mime.xml").getroot()[0]
    (declared,) = told["UTExportedTypeDeclarations"]
    tags = declared["UTTypeTagSpecification"]
    assert tags["public.mime-type"] == [linux.get("type")]
    assert [f"*.{each}" for each in tags["public.filename-extension"]] == [
        linux.findall(f"{MIME}glob")[0].get("pattern")
    ]
    assert declared["UTTypeDescription"] == linux.findtext(f"{MIME}comment")


def test_the_program_owns_the_type_that_it_declares(told: dict[str, Any]) -> None:
    (document,), (declared,) = told["CFBundleDocumentTypes"], told["UTExportedTypeDeclarations"]
    assert document["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert (document["CFBundleTypeRole"], document["LSHandlerRank"]) == ("Editor", "Owner")
    assert "public.data" in declared["UTTypeConformsTo"]


def test_the_program_is_named_as_elsewhere(told: dict[str, Any], root: Path) -> None:
    assert (root / "packaging" / "linux" / f"{told['CFBundleIdentifier']}.desktop").is_file()
    assert told["CFBundleShortVersionString"] == told["CFBundleVersion"] == __version__


def test_no_older_macos_is_promised_than_each_wheel_runs_on(told: dict[str, Any], root: Path) -> None:
    least = max(list_least_systems(root / "uv.lock"))
    assert told["LSMinimumSystemVersion"] == f"{least[0]}.{least[1]}"


@pytest.mark.skipif(sys.platform == "darwin", reason="here it would be built")
def test_elsewhere_than_on_a_mac_nothing_is_built(root: Path) -> None:
    command = [sys.executable, root / "packaging" / "macos" / "make_app.py"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "is built on a Mac" in ended.stdout
