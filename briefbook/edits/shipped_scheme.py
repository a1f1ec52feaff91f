"""The marking schemes that ship: publicly documented wordings as data, from which a new library takes its own."""

import tomllib
from functools import cache

from briefbook.resources import resource_path
from briefbook.values.kind import CaveatKind
from briefbook.values.marking import Caveat, Level, Scheme

HOUSE = "house"
SCHEMES = (HOUSE, "in", "uk", "us", "eu", "nato", "jp", "au", "un")


@cache
def load_scheme(code: str) -> Scheme:
    """The shipped scheme of a code out of `SCHEMES`, levels from the lowest; raises OSError for another code."""
    found = tomllib.loads(resource_path("markings", f"{code}.toml").read_text(encoding="utf-8"))
    levels = enumerate(found.get("level", ()))
    return Scheme(
        code=code,
        name=found["name"],
        portion_marks_required=found["portion_marks_required"],
        levels=tuple(Level(**level, rank=rank) for rank, level in levels),
        caveats=tuple(read_caveat(**caveat) for caveat in found.get("caveat", ())),
    )


def read_caveat(code: str, wording: str, kind: str = CaveatKind.RESTRICTIVE, abbreviation: str = "") -> Caveat:
    """A caveat as a shipped scheme has it: it restricts unless it says otherwise."""
    return Caveat(code, wording, CaveatKind(kind), abbreviation)
