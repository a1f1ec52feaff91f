"""Release lists as people write them: `USA, JPN`."""

import re

from briefbook.values.marking import MarkingError

_CODE = re.compile(r"\w[\w .&'’()+-]*")


def read_release(typed: str) -> frozenset[str] | None:
    """To whom a list releases, in capitals; None for an empty one, which says nothing; raises MarkingError."""
    codes = [" ".join(each.split()).upper() for each in typed.split(",")]
    wrong = next((each for each in codes if each and not _CODE.fullmatch(each)), None)
    if wrong is not None:
        raise MarkingError(f"“{wrong}” is no country or group: write their codes with commas between them.")
    return frozenset(filter(None, codes)) or None


def join_release(codes: frozenset[str]) -> str:
    """The list as it is typed."""
    return ", ".join(sorted(codes))
