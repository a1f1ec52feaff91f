"""What can be said of a table and of each of its columns; `store.field` says it."""

from dataclasses import KW_ONLY, dataclass
from enum import Flag, StrEnum, auto


class FieldKind(StrEnum):
    """What stands in a column."""

    KEY = "key"
    UID = "uid"
    POSITION = "position"
    LINK = "link"
    WORDS = "words"
    TEXT = "text"
    MARKING = "marking"
    CHOICE = "choice"
    CODE = "code"
    FLAG = "flag"
    NUMBER = "number"
    DATE = "date"
    DATE_WORDS = "date_words"
    DAY = "day"
    MOMENT = "moment"
    BYTES = "bytes"
    JSON = "json"


class Use(Flag):
    """What else a column takes part in.

    COVERED: a change of it after clearance counts. COPIED: a duplicate of its record has it too. CARRIED: a new record
    has it from the one before it. LIMIT: a marking that is no content's but what content is measured by.
    """

    NONE = 0
    COVERED = auto()
    COPIED = auto()
    CARRIED = auto()
    LIMIT = auto()


class UseRole(StrEnum):
    """As what an entity is used by whatever is linked to it or names it."""

    ABOVE = "above"
    AGREED_THERE = "agreed_there"
    BEFORE = "before"
    CHAIR = "chair"
    COMMITMENT = "commitment"
    COUNTRY = "country"
    DIALOGUE = "dialogue"
    GUEST = "guest"
    HOLDER = "holder"
    HOST = "host"
    LEAD = "lead"
    MARGIN = "margin"
    MENTIONED = "mentioned"
    ORGANISATION = "organisation"
    OWN_COUNTRY = "own_country"
    OWNER = "owner"
    PARTICIPANT = "participant"
    PARTY = "party"
    PLACE = "place"
    POST = "post"
    READER = "reader"
    ROUND = "round"
    SOURCE = "source"
    SPEAKER = "speaker"
    STATUS_THERE = "status_there"
    SUBJECT = "subject"
    TOPIC = "topic"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Column:
    """A column and what it is, so that nothing else in the program has to list it.

    A link leads `to` a table; as an `owner` it says what its row belongs to, by a `role` as what the entity at its end
    is used (which a column of the row tells more exactly, where there is one for it: `told_by`), and with `titles` that
    the entity's name is the title of the row. Words and texts name the column that marks them (`marked`: of their own
    table, or `table.column`), and may hold names of entities. `apart` is why a link to an entity or words with names in
    them are not among the places where it is used. A column that can be searched has a `slot`, which never changes, and
    is `found_as` a field of another name where it is not its own.
    """

    name: str
    kind: FieldKind
    uses: Use = Use.NONE
    _: KW_ONLY
    to: str = ""
    owner: bool = False
    role: UseRole | None = None
    told_by: str = ""
    titles: bool = False
    marked: str = ""
    apart: str = ""
    slot: int | None = None
    found_as: str = ""

    @property
    def names_entities(self) -> bool:
        """Whether names of entities that stand in it are uses of them."""
        return self.kind in (FieldKind.WORDS, FieldKind.TEXT) and not self.apart


@dataclass(frozen=True, slots=True)
class Head:
    """A table before its columns: its rows are found at a place of that kind, whose id is in the column `place_id`.

    `entity` as the kind of a place stands for the kinds of entities; without one, rows are found nowhere. `own` are the
    first columns, which most tables share.
    """

    name: str
    place: str = ""
    place_id: str = "id"
    _: KW_ONLY
    own: tuple[Column, ...] = (Column("id", FieldKind.KEY), Column("uid", FieldKind.UID))


@dataclass(frozen=True, slots=True)
class Table:
    """A table with all its columns, and the place where its rows are found as its head says it."""

    name: str
    place: str
    place_id: str
    columns: tuple[Column, ...]

    @property
    def many(self) -> bool:
        """Whether several of its rows may be found at one place."""
        return self.place_id != "id"

    @property
    def place_kind_sql(self) -> str:
        """SQL for the kind of the place of a row."""
        if self.place == "entity":
            return f"(SELECT its.kind FROM entity AS its WHERE its.id = {self.place_id_sql})"
        return f"'{self.place}'"

    @property
    def place_id_sql(self) -> str:
        """SQL for the id of the place of a row."""
        return f'{self.name}."{self.place_id}"'

    @property
    def owners(self) -> tuple[Column, ...]:
        """The links that say what its rows belong to."""
        return tuple(column for column in self.columns if column.owner)

    def list_columns(self, kind: FieldKind, *kinds: FieldKind) -> tuple[Column, ...]:
        """Its columns of these kinds."""
        return tuple(column for column in self.columns if column.kind in (kind, *kinds))

    def list_used(self, use: Use) -> tuple[Column, ...]:
        """Its columns that take part in something."""
        return tuple(column for column in self.columns if use in column.uses)
