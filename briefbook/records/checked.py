"""The base of every record: values are checked before SQLAlchemy sees them, which SQLModel's tables leave undone."""

import re
from functools import cache
from typing import Annotated, Any

from pydantic import TypeAdapter
from sqlalchemy.orm import declared_attr
from sqlmodel import SQLModel
from sqlmodel._compat import finish_init
from sqlmodel.main import FieldInfoMetadata

from briefbook.values.character import mend_halves


@cache
def _adapter(record: type[SQLModel], name: str) -> TypeAdapter[Any]:
    field = record.model_fields[name]
    checked: Any = field.annotation
    for constraint in field.metadata:
        if not isinstance(constraint, FieldInfoMetadata):
            checked = Annotated[checked, constraint]
    return TypeAdapter(checked)


def check_field(record: type[SQLModel], name: str, value: Any) -> Any:
    """The value as a field of a record takes it; raises pydantic's ValidationError or ValueError."""
    if value is record.model_fields[name].default:
        return value
    if isinstance(value, str) and "\0" in value:
        # SQLite's quote(), on which undo stands, ends a text at its first NUL.
        raise ValueError(f"{record.__name__}.{name}: a text cannot hold the character NUL")
    return _adapter(record, name).validate_python(mend_halves(value) if isinstance(value, str) else value)


class CheckedModel(SQLModel):
    """A record whose fields are validated at construction and assignment; reading from the file costs nothing extra.

    Construction raises TypeError for an unknown or missing field; a bad value raises pydantic's ValidationError or
    ValueError. Records are equal when they are the same object.
    """

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805
        """The class name in snake case."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()

    def __init__(self, **data: Any) -> None:
        record = type(self)
        if finish_init.get() and record.model_config.get("table"):
            data = _check_fields(record, data)
        super().__init__(**data)

    def __setattr__(self, name: str, value: Any) -> None:
        record = type(self)
        if name in record.model_fields and record.model_config.get("table"):
            value = check_field(record, name, value)
        super().__setattr__(name, value)

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__


def _check_fields(record: type[SQLModel], data: dict[str, Any]) -> dict[str, Any]:
    unknown = data.keys() - record.model_fields.keys()
    missing = {name for name, field in record.model_fields.items() if field.is_required()} - data.keys()
    if unknown or missing:
        raise TypeError(f"{record.__name__}: unknown {sorted(unknown)}, missing {sorted(missing)}")
    return {name: check_field(record, name, value) for name, value in data.items()}
