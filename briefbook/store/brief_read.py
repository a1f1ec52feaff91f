"""What the tab of a brief shows, in plain SQL; reached by `LibraryFile.look`."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from briefbook.store.clearance_read import read_clearances
from briefbook.store.reads import FIRST_NAME, SHORT_NAME
from briefbook.store.row_text import read_texts
from briefbook.store.schema import Connection
from briefbook.text.json_codec import load_rich_text
from briefbook.text.rich_text import RichText
from briefbook.values.clearance import ClearanceView
from briefbook.values.kind import EntityKind, Likelihood, SectionKind, Side, Stance


@dataclass(frozen=True, slots=True)
class BriefHead:
    """A brief and the facts of its subject; an empty `title` means the subject's name."""

    id: int
    visit_id: int
    title: str
    title_marking: str | None
    subject_id: int
    subject_kind: EntityKind
    subject_name: str
    short_name: str

    @property
    def shown_title(self) -> str:
        """The title that is printed."""
        return self.title or self.subject_name


@dataclass(frozen=True, slots=True)
class SubjectFacts:
    """When, where and at which level; each empty when it is not known or does not apply."""

    date_edtf: str = ""
    date_words: str = ""
    place: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class IssueRead:
    """An issue of a brief."""

    id: int
    title: str
    likelihood: Likelihood
    marking: str | None


@dataclass(frozen=True, slots=True)
class PointRead:
    """A talking point with the names of what it is about."""

    id: int
    issue_id: int
    stance: Stance
    side: Side
    title: str
    trigger: str
    text: RichText
    fallback: RichText
    speaker_id: int | None
    commitment_id: int | None
    marking: str | None
    clearance: ClearanceView
    topic_ids: tuple[int, ...]
    topics: tuple[str, ...]
    source_ids: tuple[int, ...]
    sources: tuple[str, ...]
    commitment: str
    speaker: str


@dataclass(frozen=True, slots=True)
class SectionRead:
    """A prose part of a brief or a visit; `id` is None while nothing was ever written."""

    id: int | None
    text: RichText
    marking: str | None
    clearance: ClearanceView


def read_brief(connection: Connection, brief_id: int) -> BriefHead | None:
    """A brief; None for one that no longer exists."""
    row = connection.execute(
        "SELECT brief.id, visit_id, title, title_marking, subject_id, kind,"
        f" {FIRST_NAME.format('subject_id')}, {SHORT_NAME.format('subject_id')}"
        " FROM brief JOIN entity ON entity.id = subject_id WHERE brief.id = ?",
        (brief_id,),
    ).fetchone()
    if row is None:
        return None
    key, visit_id, title, marking, subject_id, kind, name, short = row
    return BriefHead(key, visit_id, title, marking, subject_id, EntityKind(kind), name or "", short or "")


def read_subject(connection: Connection, brief: BriefHead) -> SubjectFacts:
    """When and where a brief's dialogue is, or at which level its mechanism stands."""
    queries = {
        EntityKind.DIALOGUE: f"SELECT date_edtf, date_words, {FIRST_NAME.format('place_id')}, level FROM dialogue",
        EntityKind.MECHANISM: "SELECT '', '', cadence, level FROM mechanism",
    }
    if brief.subject_kind not in queries:
        return SubjectFacts()
    row = connection.execute(f"{queries[brief.subject_kind]} WHERE id = ?", (brief.subject_id,)).fetchone()
    return SubjectFacts(*(value or "" for value in row)) if row else SubjectFacts()


def list_issues(connection: Connection, brief_id: int) -> list[IssueRead]:
    """The issues of a brief in order."""
    rows = connection.execute(
        "SELECT id, title, likelihood, title_marking FROM issue WHERE brief_id = ? ORDER BY position", (brief_id,)
    )
    return [IssueRead(key, title, Likelihood(likelihood), marking) for key, title, likelihood, marking in rows]


def list_sister_issues(connection: Connection, brief_id: int) -> list[tuple[int, str]]:
    """The issues of every brief of the same visit, this one's included, each with its brief in its words."""
    rows = connection.execute(
        f"SELECT issue.id, coalesce(nullif(brief.title, ''), {SHORT_NAME.format('subject_id')}), issue.title"
        " FROM issue JOIN brief ON brief.id = brief_id"
        " WHERE visit_id = (SELECT visit_id FROM brief WHERE id = ?) ORDER BY brief.position, issue.position",
        (brief_id,),
    )
    return [(key, " · ".join(filter(None, (brief, title)))) for key, brief, title in rows]


def list_points(connection: Connection, brief_id: int) -> list[PointRead]:
    """The talking points of a brief, issue by issue."""
    cursor = connection.execute(
        "SELECT talking_point.*, (SELECT number FROM commitment WHERE id = commitment_id) AS commitment,"
        f" {FIRST_NAME.format('speaker_id')} AS speaker"
        " FROM talking_point JOIN issue ON issue.id = issue_id WHERE brief_id = ?"
        " ORDER BY issue.position, talking_point.position",
        (brief_id,),
    )
    names = tuple(column[0] for column in cursor.description)
    rows = {values[0]: values for values in cursor.fetchall()}
    clearances = read_clearances(connection, "point", rows)
    topics = _list_linked(connection, "point_topic", "topic_id", FIRST_NAME, brief_id)
    sources = _list_linked(connection, "citation", "source_id", SHORT_NAME, brief_id)
    return [
        _read_point(names, values, clearances[key], tuple(topics[key]), tuple(sources[key]))
        for key, values in rows.items()
    ]


def _list_linked(
    connection: Connection, table: str, column: str, name: str, brief_id: int
) -> dict[int, list[tuple[int, str]]]:
    """The entities that a link table gives to each point of a brief, in their order, each with a name."""
    rows = connection.execute(
        f"SELECT point_id, {column}, {name.format(column)} FROM {table} WHERE point_id IN"
        " (SELECT talking_point.id FROM talking_point JOIN issue ON issue.id = issue_id WHERE brief_id = ?)"
        f" ORDER BY {table}.position, {table}.id",
        (brief_id,),
    )
    linked: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for point_id, key, words in rows:
        linked[point_id].append((key, words))
    return linked


@lru_cache(maxsize=4096)
def _read_point(
    names: tuple[str, ...],
    values: tuple[Any, ...],
    clearance: ClearanceView,
    topics: tuple[tuple[int, str], ...],
    sources: tuple[tuple[int, str], ...],
) -> PointRead:
    """A point, the same one while its row and what is linked to it stand as before."""
    row = dict(zip(names, values, strict=True))
    return PointRead(
        id=row["id"],
        issue_id=row["issue_id"],
        stance=Stance(row["stance"]),
        side=Side(row["side"]),
        **read_texts("talking_point", row),
        speaker_id=row["speaker_id"],
        commitment_id=row["commitment_id"],
        marking=row["marking"],
        clearance=clearance,
        topic_ids=tuple(key for key, _ in topics),
        topics=tuple(name for _, name in topics),
        source_ids=tuple(key for key, _ in sources),
        sources=tuple(dict.fromkeys(name for _, name in sources)),
        commitment=row["commitment"] or "",
        speaker=row["speaker"] or "",
    )


def read_section(connection: Connection, owner: str, owner_id: int, kind: SectionKind) -> SectionRead:
    """The prose of one kind of a brief (`owner` is `brief`) or a visit (`visit`)."""
    row = connection.execute(
        f"SELECT id, text, marking FROM section WHERE {owner}_id = ? AND kind = ?", (owner_id, kind.value)
    ).fetchone()
    if row is None:
        return SectionRead(None, RichText(), None, ClearanceView())
    key, text, marking = row
    return SectionRead(key, load_rich_text(text), marking, read_clearances(connection, "section", [key])[key])
