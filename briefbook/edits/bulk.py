"""Adding many entities or talking points at once, such as a list that is read in.

The rows are those that the edits of one each would leave, and the whole is one step to undo.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlmodel

from briefbook.edits import entity, membership, name, point
from briefbook.edits.batch import ROWS_AT_ONCE, Batch
from briefbook.edits.marking import check_marking
from briefbook.edits.new_row import NewEntity, NewName, NewPoint
from briefbook.edits.refusal import RefusedError, require_words
from briefbook.edits.row import get_row, read_fields
from briefbook.edits.text import dump_text
from briefbook.errors import BriefbookError
from briefbook.records import Entity, Membership, Name, PointTopic, TalkingPoint
from briefbook.session import Session
from briefbook.store.field import list_column_names
from briefbook.store.field_use import Use
from briefbook.store.progress import Progress
from briefbook.values.kind import EntityKind
from briefbook.values.name_tag import tell_tag
from briefbook.values.uid import new_uid

_Given = TypeVar("_Given")
_CARRIED = list_column_names("talking_point", Use.CARRIED)
_SIBLINGS = (
    f"SELECT issue.id, point.id, point.position, {', '.join(f'point.{each}' for each in _CARRIED)}"
    " FROM issue LEFT JOIN talking_point AS point ON point.issue_id = issue.id"
    " WHERE issue.id IN (SELECT value FROM json_each(?)) ORDER BY issue.id, point.position, point.id"
)


class BulkRefusedError(RefusedError):
    """One of many has a value that cannot be taken; `at` says which, counted from nought."""

    def __init__(self, at: int, refused: RefusedError) -> None:
        super().__init__(refused.field, str(refused))
        self.at = at


class BulkCancelledError(BriefbookError):
    """Somebody did not want to go on; nothing was added."""

    def __init__(self) -> None:
        super().__init__("Nothing was added.")


def add_entities(session: Session, entities: Sequence[NewEntity], progress: Progress | None = None) -> list[int]:
    """New entities with their names, in this order; gives their ids.

    Raises BulkRefusedError for a bad value and BulkCancelledError where `progress` says not to go on; then none is
    added.
    """
    with session.change("Add Entities") as db, db.begin_nested():
        return _add_all(entities, _EntityWriter(db, batch := Batch(db)).add, batch, progress)


def add_points(session: Session, points: Sequence[NewPoint], progress: Progress | None = None) -> list[int]:
    """New talking points, each last in its issue in this order; gives their ids.

    Raises BulkRefusedError for a bad value and BulkCancelledError where `progress` says not to go on; then none is
    added.
    """
    with session.change("Add Talking Points") as db, db.begin_nested():
        writer = _PointWriter(db, batch := Batch(db), {each.issue_id for each in points})
        return _add_all(points, writer.add, batch, progress)


def _add_all(
    given: Sequence[_Given], add: Callable[[_Given], int], batch: Batch, progress: Progress | None
) -> list[int]:
    """Put all into the batch by `add` and write that; half of the way is told to be done in between."""
    ids = []
    for at, each in enumerate(given):
        if at % ROWS_AT_ONCE == 0:
            _report(progress, at, 2 * len(given))
        try:
            ids.append(add(each))
        except RefusedError as error:
            raise BulkRefusedError(at, error) from error
    for written, rows in batch.write():
        _report(progress, len(given) * (rows + written) // rows, 2 * len(given))
    return ids


def _report(progress: Progress | None, done: int, total: int) -> None:
    if progress and not progress(done, total):
        raise BulkCancelledError


class _Markings:
    """Markings as they are stored; each is looked up once."""

    def __init__(self, db: sqlmodel.Session) -> None:
        self._db = db
        self._known: dict[str | None, str | None] = {}

    def check(self, marking: str | None) -> str | None:
        """The marking as it is stored; raises RefusedError."""
        if marking not in self._known:
            self._known[marking] = check_marking(self._db, "marking", marking)
        return self._known[marking]


class _EntityWriter:
    """Puts entities, with what belongs to them, into a batch."""

    def __init__(self, db: sqlmodel.Session, batch: Batch) -> None:
        self._batch = batch
        self._markings = _Markings(db)

    def add(self, new: NewEntity) -> int:
        """Take one; its id. Raises RefusedError."""
        if not new.names:
            raise RefusedError("name", entity.NAMELESS)
        if new.memberships and new.kind is not EntityKind.PERSON:
            raise TypeError(f"A {new.kind} has no memberships.")
        uid = new_uid()
        own: dict[str, Any] = {"kind": new.kind, "uid": uid, "marking": self._markings.check(new.marking)}
        entity_id = self._batch.add(Entity, own | {"description": dump_text("description", new.description)})
        record = entity.DETAILS[new.kind]
        own = {"id": entity_id, "uid": uid} | entity.list_first_fields(new.kind)
        self._batch.add(record, own | read_fields(record, new.fields, entity.CHANGEABLE[new.kind]))
        for position, each in enumerate(new.names):
            self._batch.add(Name, _read_name(each) | {"entity_id": entity_id, "position": position})
        for fields in new.memberships:
            self._batch.add(Membership, _read_membership(fields) | {"person_id": entity_id})
        return entity_id


def _read_name(new: NewName) -> dict[str, Any]:
    text = require_words("text", new.text, entity.NAMELESS)
    return read_fields(Name, {**new.fields, "text": text, "lang": new.lang or tell_tag(text)}, name.CHANGEABLE)


def _read_membership(fields: Mapping[str, Any]) -> dict[str, Any]:
    membership.require_seat(fields.get("post_id"), fields.get("organisation_id"))
    return read_fields(Membership, membership.check_dates(fields), membership.CHANGEABLE)


@dataclass(slots=True)
class _End:
    """The end of an issue: the position of its next point, and what that has from the last one."""

    position: int
    carried: dict[str, Any]


class _PointWriter:
    """Puts talking points into a batch."""

    def __init__(self, db: sqlmodel.Session, batch: Batch, issue_ids: Collection[int]) -> None:
        self._db = db
        self._batch = batch
        self._markings = _Markings(db)
        self._ends: dict[int, _End] = {}
        for issue_id, point_id, position, *carried in _list_siblings(db, issue_ids):
            end = self._ends.setdefault(issue_id, _End(0, {}))
            if point_id is not None:
                if position != end.position:
                    get_row(db, TalkingPoint, point_id).position = end.position
                end.position += 1
                end.carried = dict(zip(_CARRIED, carried, strict=True))

    def add(self, new: NewPoint) -> int:
        """Take one; its id. Raises RefusedError."""
        end = self._ends.get(new.issue_id)
        if end is None:
            raise RefusedError("", "This has been deleted.")
        fields = dict(new.fields)
        if "marking" in fields:
            fields["marking"] = self._markings.check(fields["marking"])
        texts = {"text": dump_text("text", new.text), "fallback": dump_text("fallback", new.fallback)}
        values = (
            {"issue_id": new.issue_id, "position": end.position, "stance": new.stance}
            | end.carried
            | read_fields(TalkingPoint, fields, point.CHANGEABLE)
            | read_fields(TalkingPoint, texts, point.TEXTS)
        )
        point_id = self._batch.add(TalkingPoint, values)
        for position, topic_id in enumerate(dict.fromkeys(new.topic_ids)):
            self._batch.add(PointTopic, {"point_id": point_id, "topic_id": topic_id, "position": position})
        end.position += 1
        end.carried = {name: values.get(name) for name in _CARRIED}
        return point_id


def _list_siblings(db: sqlmodel.Session, issue_ids: Collection[int]) -> list[Any]:
    return list(db.connection().exec_driver_sql(_SIBLINGS, (json.dumps(list(issue_ids)),)))
