"""To schema 2: the same rows in the form of a new file, and schemes that know what needs release."""

import ast
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlite

from briefbook.store import upgrade
from briefbook.store.connection import connect_memory
from briefbook.store.file import LibraryFile
from briefbook.store.schema import create_schema, fingerprint
from briefbook.store.sniff import KNOWN_FINGERPRINTS
from briefbook.store.upgrade.runner import STEPS, run_steps

STEP_FILES = sorted(Path(upgrade.__path__[0]).glob("step_*.py"))
NEW = {"scheme_level": {"needs_release": 0}, "scheme_caveat": {"abbreviation": ""}, "clearance": {"objective_id": None}}
NEW |= {"book_spec": {"confirmed_names": "[]"}}
TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
NO_RELEASE = {"us": {"NOFORN"}, "uk": {"UK EYES ONLY", "HMG USE ONLY"}, "au": {"AUSTEO", "AGAO"}}
LEVELS = {
    "au": ["UNOFFICIAL", "OFFICIAL", "OFFICIAL-SENSITIVE*", "PROTECTED*", "SECRET*", "TOP-SECRET*"],
    "eu": ["LIMITE", "EU-R*", "EU-C*", "EU-S*", "EU-TS*"],
    "in": ["UNCLASSIFIED", "RESTRICTED*", "CONFIDENTIAL*", "SECRET*", "TOP-SECRET*"],
    "jp": ["HI*", "GOKUHI*", "TOKUTEI-HIMITSU*"],
    "nato": ["NU", "NR*", "NC*", "NS*", "CTS*"],
    "uk": ["OFFICIAL", "OFFICIAL-SENSITIVE*", "SECRET*", "TOP-SECRET*"],
    "un": ["UNCLASSIFIED", "CONFIDENTIAL*", "STRICTLY-CONFIDENTIAL*"],
    "us": ["UNCLASSIFIED", "CONFIDENTIAL*", "SECRET*", "TOP-SECRET*"],
}
CAVEATS = {
    "au": {"AUSTEO": "", "AGAO": "", "CABINET": "CAB"},
    "nato": {"ATOMAL": ""},
    "uk": {"UK EYES ONLY": "UKEO", "HMG USE ONLY": "HMG", "RECIPIENTS ONLY": "RO"},
    "us": {"NOFORN": "NF", "ORCON": "OC", "PROPIN": "PR"},
}
Rows = dict[str, list[dict[str, Any]]]


def read_rows(path: Path) -> Rows:
    """Every row of every table by the names of its columns."""
    with closing(sqlite.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        tables = {}
        for (name,) in connection.execute(TABLES).fetchall():
            cursor = connection.execute(f'SELECT * FROM "{name}" ORDER BY 1')
            names = [each[0] for each in cursor.description]
            tables[name] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        return tables


def read_levels(file: LibraryFile, scheme: str) -> list[str]:
    """The codes of a scheme's levels, the lowest first, with a star where one needs release."""
    rows = file.connection.execute(
        "SELECT scheme_level.code, needs_release FROM scheme_level JOIN scheme ON scheme.id = scheme_id"
        " WHERE scheme.code = ? ORDER BY position",
        (scheme,),
    )
    return [code + "*" * needs_release for code, needs_release in rows]


def read_caveats(file: LibraryFile, scheme: str) -> dict[str, tuple[str, str]]:
    """The abbreviation and the kind of each caveat of a scheme."""
    rows = file.connection.execute(
        "SELECT scheme_caveat.code, abbreviation, kind FROM scheme_caveat JOIN scheme ON scheme.id = scheme_id"
        " WHERE scheme.code = ?",
        (scheme,),
    )
    return {code: (abbreviation, kind) for code, abbreviation, kind in rows}


def test_every_row_is_as_it_was(old_path: Path) -> None:
    before = read_rows(old_path)
    assert before["attachment"]
    assert before["edition"]
    LibraryFile.open(old_path).close()
    after = read_rows(old_path)
    assert after.pop("book_omission") == []
    for row in after["scheme_caveat"]:
        row["kind"] = row["kind"].replace("no_release", "restrictive")
    for name in ("scheme_level", "scheme_caveat", "clearance", "book_spec"):
        assert all(set(row) - set(before[name][0]) >= set(NEW[name]) for row in after[name])
    assert {row["objective_id"] for row in after["clearance"]} == {None}
    assert {row["confirmed_names"] for row in after["book_spec"]} == {"[]"}
    for name, rows in before.items():
        # Whether a level needs release is for the tests below to say.
        kept = [{column: row[column] for column in old} for row, old in zip(after[name], rows, strict=True)]
        assert kept == rows
    assert after.keys() >= before.keys()


def test_no_marking_changes(old_path: Path) -> None:
    def read() -> list[Any]:
        return [
            row[column]
            for rows in read_rows(old_path).values()
            for row in rows
            for column in row
            if column in ("marking", "title_marking", "ceiling", "floor")
        ]

    before = read()
    LibraryFile.open(old_path).close()
    assert read() == before
    assert {each.partition(":")[0] for each in before if each} == {"house", "us", "nato", "ruritania"}


def read_form(connection: sqlite.Connection) -> dict[str, Any]:
    """All that SQLite says of the tables of a file."""
    objects = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name"
    ).fetchall()
    form: dict[str, Any] = {"objects": objects}
    for kind, name, _, _ in objects:
        if kind == "table":
            for pragma in ("table_xinfo", "index_list", "foreign_key_list"):
                form[f"{pragma} {name}"] = sorted(
                    row[2:] if pragma == "index_list" else row
                    for row in connection.execute(f'PRAGMA {pragma}("{name}")')
                )
        elif kind == "index":
            form[f"index {name}"] = connection.execute(f'PRAGMA index_xinfo("{name}")').fetchall()
    return form


@pytest.mark.parametrize("version", sorted(KNOWN_FINGERPRINTS)[:-1])
def test_a_library_that_was_brought_along_has_the_form_of_a_new_one(
    lay_out: Callable[[int], Path], version: int
) -> None:
    old_path = lay_out(version)
    with closing(connect_memory()) as new, LibraryFile.open(old_path) as file:
        create_schema(new)
        assert read_form(file.connection) == read_form(new)
        assert fingerprint(file.connection) == fingerprint(new)
        for pragma in ("application_id", "user_version"):
            read = f"PRAGMA {pragma}"
            assert file.connection.execute(read).fetchone() == new.execute(read).fetchone()
        config = "SELECT v FROM search_index_config WHERE k = 'secure-delete'"
        assert file.connection.execute(config).fetchall() == new.execute(config).fetchall() == [(1,)]
        assert file.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_no_id_is_below_one_that_stands(old_path: Path) -> None:
    with LibraryFile.open(old_path) as file:
        given = dict(file.connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
        tables = [name for (name,) in file.connection.execute(TABLES).fetchall()]
        free = {"library"} | {name for name in tables if name.startswith("search_")}
        for name in set(tables) - free:
            (highest,) = file.connection.execute(f'SELECT coalesce(max(id), 0) FROM "{name}"').fetchone()
            assert given.get(name, 0) >= highest
        assert given["entity"] == file.connection.execute("SELECT max(id) FROM entity").fetchone()[0]


def test_the_schemes_of_the_kept_library_learn_what_needs_release(old_path: Path) -> None:
    with LibraryFile.open(old_path) as file:
        assert read_levels(file, "house") == ["SAMPLE"]
        assert read_levels(file, "nato") == LEVELS["nato"]
        assert read_levels(file, "us") == [*LEVELS["us"], "ZENDA*"]
        assert read_levels(file, "ruritania") == ["OPEN", "CLOSED*", "SEALED*"]
        assert read_caveats(file, "us") == {
            "NOFORN": ("NF", "no_release"),
            "ORCON": ("OC", "restrictive"),
            "PROPIN": ("PR", "restrictive"),
            "HENTZAU": ("", "restrictive"),
        }
        assert read_caveats(file, "ruritania") == {"CROWN": ("", "restrictive"), "ALLIES": ("", "releasable_to")}
        reworded = "SELECT wording, abbreviation, colour FROM scheme_level WHERE wording LIKE 'SECRET (%'"
        assert file.connection.execute(reworded).fetchall() == [("SECRET (Washington)", "SW", "#010203")]
        us, own = file.notices[1:]
        assert us.startswith("In the marking scheme “United States” a text marked ZENDA is released to nobody from now")
        assert own.startswith("In the marking scheme “Ruritania” a text marked CLOSED, SEALED is released to nobody")


@pytest.mark.parametrize("code", LEVELS)
def test_a_shipped_scheme_is_known_by_its_codes(
    write_scheme: Callable[[str, list[str], list[str]], Path], code: str
) -> None:
    levels = [each.removesuffix("*") for each in LEVELS[code]]
    with LibraryFile.open(write_scheme(code, levels, list(CAVEATS.get(code, ())))) as file:
        assert read_levels(file, code) == LEVELS[code]
        assert read_caveats(file, code) == {
            caveat: (abbreviation, "no_release" if caveat in NO_RELEASE.get(code, ()) else "restrictive")
            for caveat, abbreviation in CAVEATS.get(code, {}).items()
        }
        assert len(file.notices) == 1


@pytest.mark.parametrize(
    ("code", "levels", "expected", "told"),
    [
        ("zenda", ["LOW", "HIGH"], ["LOW", "HIGH*"], "HIGH reworded"),
        ("house", ["LOW", "MIDDLE", "HIGH"], ["LOW", "MIDDLE*", "HIGH*"], "MIDDLE reworded, HIGH reworded"),
        ("jp", ["LOW", "HIGH"], ["LOW", "HIGH*"], "HIGH reworded"),
        ("us", ["UNCLASSIFIED", "ELPHBERG"], ["UNCLASSIFIED", "ELPHBERG*"], "ELPHBERG reworded"),
        ("jp", ["OPEN", *(each[:-1] for each in LEVELS["jp"])], ["OPEN", *LEVELS["jp"]], ""),
        ("au", ["OFFICIAL", "SECRET"], ["OFFICIAL", "SECRET*"], ""),
        ("house", ["ONLY"], ["ONLY"], ""),
        ("house", [], [], ""),
        ("us", [], [], ""),
    ],
)
def test_a_scheme_of_the_person_s_own_is_told_of_once(
    write_scheme: Callable[[str, list[str], list[str]], Path],
    code: str,
    levels: list[str],
    expected: list[str],
    told: str,
) -> None:
    path = write_scheme(code, levels, ["CROWN"])
    with LibraryFile.open(path) as file:
        assert read_levels(file, code) == expected
        assert read_caveats(file, code) == {"CROWN": ("", "restrictive")}
        assert len(file.notices) == 1 + bool(told)
        assert not told or f"“The scheme” a text marked {told} is released" in file.notices[1]
    with LibraryFile.open(path) as file:
        assert file.notices == ()


def test_the_steps_lead_from_form_to_form() -> None:
    assert [step.version for step in STEPS] == list(range(2, max(KNOWN_FINGERPRINTS) + 1))
    assert all(KNOWN_FINGERPRINTS[step.version - 1] == step.before for step in STEPS)
    assert all(KNOWN_FINGERPRINTS[step.version] == step.after for step in STEPS)


@pytest.mark.parametrize("path", STEP_FILES, ids=lambda path: path.stem)
def test_a_step_depends_on_nothing_that_moves_on(path: Path) -> None:
    modules = [node.module or "" for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)]
    ours = {name for name in modules if name.startswith("briefbook")}
    assert ours <= {"briefbook.store.upgrade.step", "briefbook.store.upgrade.rebuild"}


def test_a_step_needs_no_file_that_moves_on(old_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The statements of today's schema and of today's shipped schemes are not what an old library is brought to."""
    read_text, read_bytes = Path.read_text, Path.read_bytes

    def only_frozen(self: Path, *arguments: Any, **options: Any) -> str:
        assert self.parent.name == "upgrade"
        return read_text(self, *arguments, **options)

    copy = Path(shutil.copy(old_path, old_path.with_name("copy.briefbook")))
    monkeypatch.setattr(Path, "read_text", only_frozen)
    with closing(sqlite.connect(str(copy), isolation_level=None)) as connection:
        run_steps(connection, "copy")
    assert read_bytes(copy) != read_bytes(old_path)
