"""The records by the names of their tables."""

from briefbook import records
from briefbook.records.checked import CheckedModel


def _list_tables() -> dict[str, type[CheckedModel]]:
    every = (getattr(records, name) for name in records.__all__)
    tables = (each for each in every if isinstance(each, type) and issubclass(each, CheckedModel))
    return {str(record.__tablename__): record for record in tables if record.model_config.get("table")}


RECORDS = _list_tables()
