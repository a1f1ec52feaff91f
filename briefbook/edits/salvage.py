"""Salvaging a damaged library, with the records' own word on which values a library can hold."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from briefbook.records import CheckedModel
from briefbook.records.checked import check_field
from briefbook.store.key import LibraryKey
from briefbook.store.recover.finding import Progress
from briefbook.store.recover.salvage import Salvage, Terms, salvage_library


def salvage(
    path: Path,
    new: Path,
    *,
    passphrase: str | None = None,
    key: LibraryKey | None = None,
    progress: Progress | None = None,
) -> Salvage:
    """Write what can be read of a library to a new file, a sound library under the same key; raises StoreError."""
    return salvage_library(path, new, Terms(passphrase, key, find_refused, progress))


def find_refused(table: str, row: Mapping[str, Any]) -> set[str]:
    """The columns of a row whose values its record does not take."""
    record = _RECORDS.get(table)
    if record is None:
        return set()
    return {name for name, value in row.items() if name in record.model_fields and not _takes(record, name, value)}


def _takes(record: type[CheckedModel], name: str, value: object) -> bool:
    try:
        check_field(record, name, value)
    except (ValidationError, ValueError):
        return False
    return True


def _list_records(base: type[CheckedModel]) -> list[type[CheckedModel]]:
    return [each for record in base.__subclasses__() for each in (record, *_list_records(record))]


_RECORDS = {
    str(record.__tablename__): record for record in _list_records(CheckedModel) if record.model_config.get("table")
}
