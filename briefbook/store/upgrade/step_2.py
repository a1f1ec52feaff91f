"""To schema 2: ids that never return, and schemes that say what needs release and which caveat forbids it.

What shipped schemes say stands here as it was when this step was made. No marking of a text changes.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from briefbook.store.upgrade.rebuild import rebuild_tables
from briefbook.store.upgrade.step import Connection, Report, Step


class Shipped(NamedTuple):
    """What a shipped scheme says: its levels that need no release and those that do, and its caveats.

    A caveat has the abbreviation that portions show, and whether it forbids every release.
    """

    free: tuple[str, ...]
    released: tuple[str, ...]
    caveats: dict[str, tuple[str, bool]]

    @property
    def levels(self) -> set[str]:
        """The codes of all levels."""
        return {*self.free, *self.released}


SHIPPED = {
    "au": Shipped(
        ("UNOFFICIAL", "OFFICIAL"),
        ("OFFICIAL-SENSITIVE", "PROTECTED", "SECRET", "TOP-SECRET"),
        {"AUSTEO": ("", True), "AGAO": ("", True), "CABINET": ("CAB", False)},
    ),
    "eu": Shipped(("LIMITE",), ("EU-R", "EU-C", "EU-S", "EU-TS"), {}),
    "in": Shipped(("UNCLASSIFIED",), ("RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP-SECRET"), {}),
    "jp": Shipped((), ("HI", "GOKUHI", "TOKUTEI-HIMITSU"), {}),
    "nato": Shipped(("NU",), ("NR", "NC", "NS", "CTS"), {"ATOMAL": ("", False)}),
    "uk": Shipped(
        ("OFFICIAL",),
        ("OFFICIAL-SENSITIVE", "SECRET", "TOP-SECRET"),
        {"UK EYES ONLY": ("UKEO", True), "HMG USE ONLY": ("HMG", True), "RECIPIENTS ONLY": ("RO", False)},
    ),
    "un": Shipped(("UNCLASSIFIED",), ("CONFIDENTIAL", "STRICTLY-CONFIDENTIAL"), {}),
    "us": Shipped(
        ("UNCLASSIFIED",),
        ("CONFIDENTIAL", "SECRET", "TOP-SECRET"),
        {"NOFORN": ("NF", True), "ORCON": ("OC", False), "PROPIN": ("PR", False)},
    ),
}
_LEVELS = "SELECT id, code, wording, position FROM scheme_level WHERE scheme_id = ? ORDER BY position, id"
_SCHEMA_PATH = Path(__file__).with_name("schema_2.sql")


class LevelRow(NamedTuple):
    """A level as it stands in the library."""

    id: int
    code: str
    wording: str
    position: int


def _move(connection: Connection, report: Report) -> tuple[str, ...]:
    rebuild_tables(connection, _SCHEMA_PATH.read_text(encoding="utf-8"), report)
    schemes = connection.execute("SELECT id, code, name FROM scheme ORDER BY id").fetchall()
    told = (_teach_scheme(connection, scheme_id, code, name) for scheme_id, code, name in schemes)
    return tuple(sentence for sentence in told if sentence)


def _teach_scheme(connection: Connection, scheme_id: int, code: str, name: str) -> str:
    """Give a scheme what is new; a sentence where that was decided for levels that no shipped scheme has."""
    levels = [LevelRow(*row) for row in connection.execute(_LEVELS, (scheme_id,)).fetchall()]
    shipped = _recognise(code, levels)
    own = [level for level in levels if level.position > levels[0].position and level.code not in shipped.levels]
    released = [level for level in levels if level.code in shipped.released] + own
    connection.executemany(
        "UPDATE scheme_level SET needs_release = 1 WHERE id = ?", [(level.id,) for level in released]
    )
    for caveat, (abbreviation, forbids) in shipped.caveats.items():
        connection.execute(
            "UPDATE scheme_caveat SET abbreviation = ?, kind = iif(?, 'no_release', kind)"
            " WHERE scheme_id = ? AND code = ?",
            (abbreviation, forbids, scheme_id, caveat),
        )
    return _describe(name, own) if own else ""


def _recognise(code: str, levels: Iterable[LevelRow]) -> Shipped:
    """What ships under that code where these are its levels, some more or some fewer; else nothing at all."""
    shipped, codes = SHIPPED.get(code), {level.code for level in levels}
    if shipped and (codes <= shipped.levels or codes >= shipped.levels):
        return shipped
    return Shipped((), (), {})


def _describe(name: str, levels: list[LevelRow]) -> str:
    words = ", ".join(level.wording for level in levels)
    return (
        f"In the marking scheme “{name}” a text marked {words} is released to nobody from now on, unless its marking"
        " says to whom."
    )


STEP = Step(version=2, before="2232f4b5a0f0171a", after="e4ba7e1a9965ca4a", move=_move)
