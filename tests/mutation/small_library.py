"""A small library in which every table has rows and every column a value, made of `store.field` alone."""

import hashlib
import io
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from PIL import Image

from briefbook.edits.library import create_library
from briefbook.session import Session
from briefbook.store.field import TABLES
from briefbook.store.field_use import Column, FieldKind, Table
from briefbook.store.file import LibraryFile
from briefbook.store.vocabulary import VOCABULARIES
from briefbook.text.json_codec import dump_rich_text
from briefbook.text.rich_text import Block, BlockKind, Mark, RichText, Run
from briefbook.values.kind import BriefSection, CaveatKind, EntityKind, PartKind
from briefbook.values.marking import Caveat, Level, Scheme
from briefbook.values.uid import new_uid

WORD = "harbour"
EACH = 2
NEVER_MS = 3_600_000
LEVELS = tuple(Level(code, code, code[0], "#884422", rank) for rank, code in enumerate(["OPEN", "DESK"]))
SCHEME = Scheme("ruritania", "Ruritania", False, LEVELS, (Caveat("EYES", "Eyes only", CaveatKind.RESTRICTIVE, "EY"),))
MADE_BY_EDITS = {"library", "search_doc", "touched_row"}
# How many rows a table has before it is filled, and how many get added where that is not two.
BEFORE = {"scheme": 1, "scheme_level": 2, "scheme_caveat": 1}
ADDED = {
    "entity": EACH * len(EntityKind),
    "name": 2 * EACH * len(EntityKind),
    "book_part": len(PartKind),
    "scheme": 1,
    "backup_mark": 1,
}
# Of a row that belongs to exactly one of several, the owner by the number of the row.
ONE_OWNER = {
    "section": ("brief_id", "visit_id"),
    "clearance": ("point_id", "section_id", "objective_id"),
    "citation": ("entity_id", "point_id", "section_id", "membership_id"),
    "book_omission": ("issue_id", "point_id"),
}
CSL = (
    '{"type":"report","author":[{"family":"Hentzau","given":"Rupert"}],"publisher":"Royal Press","URL":'
    '"https://ruritania.example/report","issued":{"date-parts":[[2024,5,1]]},"accessed":{"raw":"May"},"note":"n"}'
)


def write_small_library(path: Path, word: str = WORD) -> None:
    """Write the library to a path that does not exist yet, with a word that is in every one of its texts."""
    create_library(path, "Strelsau desk", scheme=SCHEME)
    session = Session(LibraryFile.open(path), commit_delay_ms=NEVER_MS)
    with session.change("Fill") as db:
        db.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table in TABLES:
            if table.name not in MADE_BY_EDITS:
                for row in list_rows(table, word):
                    names = ", ".join(row)
                    marks = ", ".join("?" * len(row))
                    sql = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"
                    db.connection().exec_driver_sql(sql, tuple(row.values()))
        own = {"own_country_id": find_ids("country")[0], "office": "Royal Office", "statement": "For the Minister."}
        for name, value in own.items():
            db.connection().exec_driver_sql(f"UPDATE library SET {name} = ?", (value,))
    session.save()
    session.close()


def list_rows(table: Table, word: str) -> Iterator[dict[str, Any]]:
    """The rows of a table."""
    for number, row_id in enumerate(find_ids(table.name)[BEFORE.get(table.name, 0) :]):
        yield {column.name: make_value(table, column, row_id, number, word) for column in table.columns}


def find_ids(name: str) -> list[int]:
    """The ids of the rows of a table; a detail shares those of the entities of its kind."""
    kinds = [kind.value for kind in EntityKind]
    if name in kinds:
        first = 1 + EACH * kinds.index(name)
        return list(range(first, first + EACH))
    added = ADDED.get(name, len(ONE_OWNER.get(name, "..")))
    return list(range(1, 1 + BEFORE.get(name, 0) + added))


def make_value(table: Table, column: Column, row_id: int, number: int, word: str) -> Any:
    """What stands in a column of the row of that id."""
    kinds = list(EntityKind)
    exact: dict[tuple[str, str], Any] = {
        ("entity", "kind"): kinds[number // EACH % len(kinds)].value,
        ("name", "entity_id"): number % ADDED["entity"] + 1,
        ("scheme_level", "scheme_id"): 2,
        ("scheme_caveat", "scheme_id"): 2,
        ("equivalence", "foreign_level_id"): 3 + number,
        ("equivalence", "own_level_id"): 1 + number,
        ("citation_conflict", "other_id"): EACH - number,
        ("section", "kind"): ("background", "scene_setter")[number % 2],
        ("book_part", "kind"): list(PartKind)[number % len(PartKind)].value,
        ("book_part", "book_id"): 1,
        ("brief", "visit_id"): find_ids("visit")[0],
        ("dialogue", "visit_id"): find_ids("visit")[0],
        ("book_spec", "visit_id"): find_ids("visit")[0],
        ("programme_item", "visit_id"): find_ids("visit")[0],
        ("section", "visit_id"): find_ids("visit")[0],
        ("participation", "event_id"): find_ids("dialogue")[0],
        ("participation", "participant_id"): find_ids("person")[number % EACH],
        ("book_omission", "issue_id"): EACH,
        ("book_omission", "point_id"): EACH,
        ("membership", "person_id"): find_ids("person")[number % EACH],
    }
    owners = ONE_OWNER.get(table.name, ())
    if column.name in owners and owners[number % len(owners)] != column.name:
        return None
    if (table.name, column.name) == ("book_part", "brief_id"):
        return 1 if exact["book_part", "kind"] == PartKind.BRIEF else None
    if (table.name, column.name) in exact:
        return exact[table.name, column.name]
    if column.to == table.name:
        return None if number == 0 else find_ids(table.name)[number - 1]
    return _make_of_kind(table, column, row_id, number, word)


_uids = (new_uid() for _ in count())


def _make_of_kind(table: Table, column: Column, row_id: int, number: int, word: str) -> Any:
    words = f"{column.name.capitalize()} {word} {row_id}"
    choices = list(VOCABULARIES.get((table.name, column.name), []))
    made: dict[FieldKind, Any] = {
        FieldKind.KEY: row_id,
        FieldKind.UID: next(_uids),
        FieldKind.POSITION: number,
        FieldKind.LINK: column.to and find_ids(column.to)[number % EACH],
        FieldKind.WORDS: words,
        FieldKind.TEXT: dump_rich_text(_make_text(words)),
        FieldKind.MARKING: "ruritania:OPEN",
        FieldKind.CHOICE: choices and choices[number % len(choices)].value,
        FieldKind.CODE: _make_code(column.name, row_id),
        FieldKind.FLAG: number % 2,
        FieldKind.NUMBER: 1 + number,
        FieldKind.DATE: "2024-05-0" + str(1 + number % 9),
        FieldKind.DATE_WORDS: "early May 2024",
        FieldKind.DAY: "2024-05-01",
        FieldKind.MOMENT: "2024-05-01T10:00:00Z",
        FieldKind.BYTES: _make_picture(row_id),
        FieldKind.JSON: _make_json(column.name),
    }
    return made[column.kind]


def _make_text(words: str) -> RichText:
    link = Run("see there", frozenset({Mark.ITALIC}), link="https://ruritania.example/")
    rows = (((Run("Year"),), (Run("Ships"),)), ((Run("2023"),), (Run("17"),)))
    return RichText(
        (
            Block((Run(words + " is deep. "), Run("Bold", frozenset({Mark.BOLD})), link)),
            Block((Run(words),), BlockKind.BULLET),
            Block((Run("A heading"),), BlockKind.HEADING),
            Block(kind=BlockKind.TABLE, rows=rows),
        )
    )


def _make_code(name: str, row_id: int) -> str:
    codes = {
        "colour": "#886644",
        "lang": "en",
        "sha256": hashlib.sha256(_make_picture(row_id)).hexdigest(),
        "media_type": "image/png",
        "iso_code": ("RU", "ZE")[row_id % 2],
        "time_zone": "Europe/Prague",
        "home_time_zone": "Europe/Berlin",
        "start_time": "09:00",
        "end_time": "10:30",
    }
    return codes.get(name, f"{name[:3].upper()}{row_id}")


def _make_picture(number: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (30, 40), (number * 40 % 255, 80, 90)).save(stream, "PNG")
    return stream.getvalue()


def _make_json(name: str) -> str:
    sections = ",".join(f'"{section}"' for section in BriefSection)
    return {"csl": CSL, "budgets": '{"point_words":60}', "sections": f"[{sections}]"}.get(name, "[]")
