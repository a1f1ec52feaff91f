"""What others have made of what ships: libraries, fonts and icons, with their licences and the texts of these."""

import platform
import re
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from briefbook import __version__
from briefbook.resources import resource_path

USUAL_NAMES = ("LICENSE", "LICENSE.txt", "COPYING")
OWN, OWN_LICENCE = "Briefbook", "Apache-2.0"
PYTHON = "Python"
FONT_LICENCE, ICON_LICENCE = "OFL-1.1", "ISC; MIT"
BETWEEN = f"\n\n{'─' * 24}\n\n"


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """One work of others (or Briefbook itself): its name, version where that is known, and licence (SPDX).

    `distributions` are the Python packages that bring it, `texts` the files with its licence that ship beside them.
    """

    name: str
    licence: str
    distributions: tuple[str, ...] = ()
    texts: tuple[Path, ...] = ()
    version: str = ""

    @property
    def key(self) -> str:
        """Its name."""
        return self.name

    @property
    def detail(self) -> str:
        """Its licence."""
        return self.licence

    @property
    def title(self) -> str:
        """Its name with its version."""
        return f"{self.name} {self.version}".strip()

    def load_text(self) -> str:
        """The texts of its licence, one under the other; empty when the installation has left them out."""
        brought = [path for name in self.distributions for path in list_licence_files(name)]
        texts = [load_words(path) for path in (*self.texts, *brought) if path.is_file()]
        return BETWEEN.join(dict.fromkeys(texts))


@cache
def list_third_parties() -> tuple[ThirdParty, ...]:
    """Briefbook itself first, then every library, font and icon that ships with it."""
    own = ThirdParty(OWN, OWN_LICENCE, ("briefbook",), (resource_path("licences", "LICENSE"),), __version__)
    return (own, *list_libraries(), *list_fonts(), list_icons())


def list_libraries() -> list[ThirdParty]:
    """The libraries that are part of the program where it runs."""
    rows = tomllib.loads(resource_path("licences", "parts.toml").read_text(encoding="utf-8"))["part"]
    return [build_library(row) for row in rows if ships_here(row)]


def ships_here(row: dict[str, Any]) -> bool:
    """Whether a part belongs to this system (`system`), and to this kind of installation (`frozen`)."""
    is_frozen = getattr(sys, "frozen", False)
    return (is_frozen or not row.get("frozen", False)) and row.get("system", sys.platform) == sys.platform


def build_library(row: dict[str, Any]) -> ThirdParty:
    """A library as `parts.toml` describes it, with the version that is installed."""
    distributions = tuple(row.get("distributions", ()))
    texts = tuple(resource_path("licences", *each.split("/")) for each in row.get("texts", ()))
    found = find_distribution(distributions[0]) if distributions else None
    version = platform.python_version() if row["name"] == PYTHON else found.version if found else ""
    return ThirdParty(row["name"], row["licence"], distributions, texts, version)


def list_fonts() -> list[ThirdParty]:
    """The font families."""
    fonts = tomllib.loads(resource_path("fonts", "fonts.toml").read_text(encoding="utf-8"))["font"]
    licences = {str(font["family"]): str(font["licence"]) for font in fonts}
    return [ThirdParty(name, FONT_LICENCE, (), (resource_path("fonts", text),)) for name, text in licences.items()]


def list_icons() -> ThirdParty:
    """The icons."""
    return ThirdParty("Lucide icons", ICON_LICENCE, (), (resource_path("icons", "LICENSE"),))


def find_distribution(name: str) -> Distribution | None:
    """An installed Python package; None where its own description was left out."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def list_licence_files(name: str) -> list[Path]:
    """Where the licences that a Python package brings may be."""
    found = find_distribution(name)
    folder = find_description_folder(found) if found else None
    if found is None or folder is None:
        return []
    named = found.metadata.get_all("License-File") or USUAL_NAMES
    return [place / each for each in named for place in (folder / "licenses", folder)]


def find_description_folder(found: Distribution) -> Path | None:
    """The folder `NAME-VERSION.dist-info` of a package, whose name is written in one of several ways."""
    folders = Path(str(found.locate_file(""))).glob(f"*-{found.version}.dist-info")
    name = normalise(found.metadata["Name"])
    return next((each for each in folders if normalise(each.name.partition("-")[0]) == name), None)


def normalise(name: str) -> str:
    """A package's name in the one spelling by which two are compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).casefold()


def load_words(path: Path) -> str:
    """A licence as text; an old one may be in Latin-1."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8").strip("\n")
    except UnicodeDecodeError:
        return content.decode("latin-1").strip("\n")
