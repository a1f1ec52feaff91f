"""Where the files that ship with the program are: fonts, icons, themes, schemes, the sample, the guide."""

import sys
from functools import cache
from pathlib import Path

CHECKOUT = "resources"
ELSEWHERE = {"guide": "docs", "licences": "packaging"}  # where a reader of the repository looks for them


@cache
def resource_folder() -> Path:
    """The folder that holds every shipped file: in a checkout, an installed wheel or a frozen tree."""
    package = Path(__file__).resolve().parent
    frozen = Path(getattr(sys, "_MEIPASS", package)) / "briefbook" / "_resources"
    places = (package / "_resources", frozen, package.parent / CHECKOUT)
    return next((place for place in places if place.is_dir()), places[-1])


def resource_path(*parts: str) -> Path:
    """The path of one shipped file or folder: `resource_path("fonts", "SourceSerif4-Regular.ttf")`."""
    folder = resource_folder()
    if folder.name == CHECKOUT and parts and parts[0] in ELSEWHERE:
        folder = folder.parent / ELSEWHERE[parts[0]]
    return folder.joinpath(*parts)
