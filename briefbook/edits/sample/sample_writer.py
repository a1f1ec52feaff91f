"""Writing rows whose identity follows from their key, so that every writing of the sample gives the same rows."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

import sqlmodel

from briefbook.edits.date import check_edtf, read_date
from briefbook.edits.row import Record, add_row
from briefbook.edits.sample.prose import read_prose
from briefbook.edits.text import dump_text
from briefbook.resources import resource_path
from briefbook.values.uid import build_uid

Facts = Mapping[str, Any]

MARKING = "house:SAMPLE"


def read_facts(*parts: str) -> dict[str, Any]:
    """The facts in one file of the sample: `read_facts("briefs", "ai_dialogue")`."""
    path = resource_path("sample", *parts)
    return tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))


class SampleWriter:
    """The open change in which the sample is written; `ids` finds what has been written by its key."""

    def __init__(self, db: sqlmodel.Session, moment: datetime) -> None:
        self.db = db
        self.moment = moment
        self.ids: dict[str, int] = {}

    def uid(self, key: str) -> str:
        """The uid of a key, of the sample's own moment."""
        digest = sha256(key.encode()).digest()
        return build_uid(int(self.moment.timestamp() * 1000), int.from_bytes(digest[:2]), int.from_bytes(digest[2:10]))

    def write(self, key: str, record: type[Record], **columns: Any) -> int:
        """The id of a new row, which is found by its key from now on."""
        row = add_row(self.db, record(**{"uid": self.uid(key)} | columns))
        self.ids[key] = row.id  # type: ignore[attr-defined]
        return self.ids[key]

    def text(self, key: str, words: str) -> str:
        """The stored form of words written as `prose` reads them."""
        text = read_prose(words, key, lambda named: f"entity:{self.uid(named)}", self.block_id)
        return dump_text(key, text)

    @staticmethod
    def block_id(key: str) -> str:
        """The id of a block of text."""
        return sha256(key.encode()).hexdigest()[:12]

    def links(self, record: type[Record], facts: Facts) -> dict[str, int]:
        """The columns of the record that name another row, from the keys that stand for them."""
        names = [name for name in record.model_fields if name.endswith("_id") and name.removesuffix("_id") in facts]
        return {name: self.ids[facts[name.removesuffix("_id")]] for name in names}

    def plain(self, record: type[Record], facts: Facts) -> dict[str, Any]:
        """The columns of the record that hold a value of their own."""
        return {name: facts[name] for name in record.model_fields if name in facts}

    def date(self, prefix: str, date: Facts) -> dict[str, Any]:
        """The four columns of a date given as `{ edtf, words }`."""
        entry = read_date(prefix, date.get("words", ""), edtf=check_edtf(prefix, date["edtf"]))
        return {
            f"{prefix}_edtf": entry.edtf,
            f"{prefix}_words": entry.words,
            f"{prefix}_earliest": entry.earliest,
            f"{prefix}_latest": entry.latest,
        }
