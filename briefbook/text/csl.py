"""Fields of a CSL-JSON item as lines to read and type (CSL 1.0.2, input data)."""

import re
from typing import Any

from briefbook.values.date_grammar import read_date_words

AUTHOR, DATES = "author", ("issued", "accessed")
_NAME_PARTS = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
_WIDTHS = (4, 2, 2)
# Han with its iteration marks, and kana: names in them stand together; Hangul has a space between.
_CLOSED = re.compile("[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f]")
_CLOSED_WIDE = re.compile("[\U00020000-\U0003ffff]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff]")
_CALENDAR = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?", re.ASCII)


def read_csl_field(item: dict[str, Any], name: str) -> str:
    """A field as one line: authors between semicolons, dates as EDTF where they have parts, else as written."""
    value = item.get(name)
    if name == AUTHOR:
        return "; ".join(filter(None, map(_read_author, value or ())))
    if name in DATES:
        return _read_date(value or {})
    return "" if value is None else str(value)


def write_csl_field(item: dict[str, Any], name: str, line: str) -> dict[str, Any]:
    """The item with a field taken from a line; an empty line takes the field away.

    An author whose words stay the same keeps the parts of the name.
    """
    words = line.strip()
    changed = {key: value for key, value in item.items() if key != name}
    if name == AUTHOR:
        known = {_read_author(author): author for author in item.get(name) or ()}
        authors = [author.strip() for author in words.split(";") if author.strip()]
        value: object = [known.get(author, {"literal": author}) for author in authors]
    else:
        value = _write_date(words) if name in DATES and words else words
    return changed | {name: value} if value else changed


def _read_author(author: dict[str, Any]) -> str:
    """A name as its script has it: the family name first in Han, kana and Hangul, or where the item says so."""
    if author.get("literal"):
        return str(author["literal"])
    family, given = str(author.get("family") or ""), str(author.get("given") or "")
    closed = all(_CLOSED.match(each) or _CLOSED_WIDE.match(each) for each in (family, given))
    if closed or _HANGUL.match(family) or author.get("static-ordering"):
        return ("" if closed else " ").join(filter(None, (family, given)))
    return " ".join(filter(None, (str(author.get(part) or "") for part in _NAME_PARTS)))


def _read_date(stored: dict[str, Any]) -> str:
    ends = [_join_parts(parts) for parts in stored.get("date-parts") or ()]
    about = "~" if stored.get("circa") and len(ends) == 1 else ""
    return "/".join(ends) + about if any(ends) else str(stored.get("raw") or stored.get("literal") or "")


def _join_parts(parts: list[Any]) -> str:
    return "-".join(str(part).zfill(width) for part, width in zip(parts, _WIDTHS, strict=False) if part)


def _write_date(words: str) -> dict[str, Any]:
    """Days, months, years and the days between two of them as parts; every other date as it was typed."""
    read = read_date_words(words)
    ends = read.text.removesuffix("~").split("/") if read else []
    circa = bool(read and read.approximate)
    if not all(map(_CALENDAR.fullmatch, ends)) or not ends or (circa and len(ends) > 1):
        return {"raw": words}
    parts = {"date-parts": [[int(part) for part in end.split("-")] for end in ends]}
    return parts | {"circa": True} if circa else parts
