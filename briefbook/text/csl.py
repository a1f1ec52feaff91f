"""Fields of a CSL-JSON item as lines to read and type (CSL 1.0.2, input data)."""

from typing import Any

AUTHOR, DATES = "author", ("issued", "accessed")


def read_csl_field(item: dict[str, Any], name: str) -> str:
    """A field as one line: authors between semicolons, dates as `2026-01-16`."""
    value = item.get(name)
    if name == AUTHOR:
        return "; ".join(_read_author(author) for author in value or ())
    if name in DATES:
        parts = ((value or {}).get("date-parts") or [[]])[0]
        return "-".join(f"{int(part):02d}" for part in parts) or str((value or {}).get("raw", ""))
    return str(value or "")


def write_csl_field(item: dict[str, Any], name: str, line: str) -> dict[str, Any]:
    """The item with a field taken from a line; an empty line takes the field away."""
    words = line.strip()
    changed = {key: value for key, value in item.items() if key != name}
    if not words:
        return changed
    if name == AUTHOR:
        changed[name] = [{"literal": author.strip()} for author in words.split(";") if author.strip()]
    elif name in DATES:
        parts = words.split("-")
        numeric = all(part.isdigit() for part in parts) and 1 <= len(parts) <= 3
        changed[name] = {"date-parts": [[int(part) for part in parts]]} if numeric else {"raw": words}
    else:
        changed[name] = words
    return changed


def _read_author(author: dict[str, str]) -> str:
    return author.get("literal") or " ".join(filter(None, (author.get("given"), author.get("family"))))
