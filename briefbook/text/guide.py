"""The user guide as it ships: short chapters in Markdown, in the order of `guide.toml`."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from briefbook.resources import resource_path

FOLDER = "guide"
ENDING = ".md"
HEADING = "# "


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: its key (the file's name), its title, its Markdown under the title, and the tabs it is help for."""

    key: str
    title: str
    source: str
    tabs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """All chapters, and the day on which they were last looked through."""

    title: str
    revised: date
    chapters: tuple[Chapter, ...]

    def find_chapter(self, key: str) -> Chapter | None:
        """The chapter of a key."""
        return next((each for each in self.chapters if each.key == key), None)

    def get_chapter_for(self, tab: str) -> Chapter:
        """The chapter that helps in a kind of tab (`brief`, `entity` …), else the first."""
        return next((each for each in self.chapters if tab in each.tabs), self.chapters[0])


@cache
def load_guide() -> Guide:
    """The guide that ships; raises OSError when a file of it is missing."""
    contents = tomllib.loads(guide_path("guide.toml").read_text(encoding="utf-8"))
    chapters = tuple(_load_chapter(row["file"], tuple(row.get("tabs", ()))) for row in contents["chapter"])
    return Guide(contents["title"], contents["revised"], chapters)


def guide_path(name: str) -> Path:
    """The path of a file of the guide."""
    return resource_path(FOLDER, name)


def find_chapter_key(address: str) -> str | None:
    """The key of the chapter that a link of the guide leads to; None for any other address."""
    return address.removesuffix(ENDING) if address.endswith(ENDING) and "/" not in address else None


def _load_chapter(name: str, tabs: tuple[str, ...]) -> Chapter:
    first, _, rest = guide_path(name).read_text(encoding="utf-8").partition("\n")
    return Chapter(name.removesuffix(ENDING), first.removeprefix(HEADING).strip(), rest.strip(), tabs)
