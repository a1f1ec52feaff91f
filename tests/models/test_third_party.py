"""The list of third parties names all that ships, with the licence that each says it has, and the whole text of it."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

import pytest

import briefbook
from briefbook.models import third_party
from briefbook.models.third_party import ThirdParty, list_third_parties, normalise
from briefbook.resources import resource_path

ROOT = Path(briefbook.__file__).parents[1]
PARTIES = list_third_parties()
SHIPPED = tomllib.loads(resource_path("licences", "parts.toml").read_text(encoding="utf-8"))["part"]


def list_runtime_distributions() -> set[str]:
    """Every package that the lock installs for whoever runs the program, on any system."""
    packages = {each["name"]: each for each in tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]}
    found: set[str] = set()
    waiting = ["briefbook"]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [each["name"] for each in packages[name].get("dependencies", [])]
    return found


def test_every_runtime_dependency_of_the_lock_is_named_once_and_nothing_else() -> None:
    named = [normalise(name) for row in SHIPPED for name in row.get("distributions", ())]
    assert sorted(["briefbook", *named]) == sorted(list_runtime_distributions())


@pytest.mark.parametrize("party", PARTIES, ids=lambda each: each.name)
def test_the_text_of_every_licence_is_there(party: ThirdParty) -> None:
    text = party.load_text()
    assert len(text) > 500
    assert "�" not in text
    assert re.search("licen[cs]e|permission|copyright", text, re.IGNORECASE)


@pytest.mark.parametrize("party", [each for each in PARTIES if each.distributions], ids=lambda each: each.name)
def test_the_licence_is_the_one_that_the_package_says(party: ThirdParty) -> None:
    for name in party.distributions:
        said = metadata(name).get("License-Expression")
        assert said is None or said in party.licence
        assert party.version == metadata(party.distributions[0])["Version"]


def test_fonts_and_icons_are_in_the_list() -> None:
    fonts = tomllib.loads(resource_path("fonts", "fonts.toml").read_text(encoding="utf-8"))["font"]
    names = {party.name for party in PARTIES}
    assert {font["family"] for font in fonts} | {"Lucide icons"} <= names
    assert len(names) == len(PARTIES)


def test_the_notice_names_every_part_and_its_licence() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").casefold()
    for party in (*PARTIES, *(third_party.build_library(row) for row in SHIPPED)):
        for name in party.distributions or re.split(r", inside|’s| icons", party.name)[:1]:
            assert name.casefold() in notice
        for licence in re.split(r"; | OR | with ", party.licence):
            assert licence.casefold() in notice or licence in {"OFL-1.1", "an exception"}


def test_every_text_in_the_folder_belongs_to_a_part() -> None:
    folder = resource_path("licences")
    loose = {"README.txt", "parts.toml", "LICENSE", "NOTICE"}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - loose
    frozen = {text for row in SHIPPED if row.get("frozen") for text in row["texts"]}
    assert there == {text for row in SHIPPED for text in row.get("texts", ())} - frozen


def test_the_starter_of_the_packages_is_named_only_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "PyInstaller’s starter" not in {party.name for party in PARTIES}
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert "PyInstaller’s starter" in {party.name for party in third_party.list_libraries()}


def test_the_time_zones_are_named_only_on_the_system_that_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "tzdata" not in {party.name for party in PARTIES}
    monkeypatch.setattr("sys.platform", "win32")
    assert "tzdata" in {party.name for party in third_party.list_libraries()}


def test_a_package_without_its_description_is_still_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    def lack(name: str) -> Any:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(third_party, "distribution", lack)
    parties = {party.name: party for party in third_party.list_libraries()}
    assert (parties["Pillow"].version, parties["Pillow"].load_text()) == ("", "")
    assert "LESSER GENERAL PUBLIC LICENSE" in parties["Qt and Qt for Python"].load_text()


def test_an_old_text_in_latin_1_is_read(tmp_path: Path) -> None:
    (tmp_path / "COPYING").write_bytes("Copyright © Zenda".encode("latin-1"))
    assert ThirdParty("Zenda", "MIT", (), (tmp_path / "COPYING",)).load_text() == "Copyright © Zenda"
