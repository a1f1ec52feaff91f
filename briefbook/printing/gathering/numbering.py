"""Gathering what the numbers of a book hang on, and no more of it: quick enough for every change in the window."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any

from briefbook.book.content import BriefContent, Content, EntityContent, IssueContent, PointContent
from briefbook.book.numbering import compile_numbering
from briefbook.book.point_number import NO_NUMBERS, Numbering
from briefbook.printing.gathering.event import gather_visit
from briefbook.printing.gathering.row import Row, Rows, group_by, read_marking
from briefbook.printing.gathering.spec import gather_library, gather_spec
from briefbook.store.change_log import Operation, RowChange
from briefbook.store.file import LibraryFile
from briefbook.store.row_text import read_text
from briefbook.values.blank import is_blank
from briefbook.values.kind import EntityKind, Side, Stance

_POINT = "SELECT issue_id, talking_point.id, stance, side, talking_point.title, trigger, text, fallback, marking FROM "
POINTS_OF_VISIT = (
    f"{_POINT} brief JOIN issue ON brief_id = brief.id JOIN talking_point ON issue_id = issue.id"
    " WHERE visit_id = :visit_id ORDER BY talking_point.position"
)
POINTS_BY_ID = f"{_POINT} talking_point WHERE id IN (SELECT value FROM json_each(:ids))"
ISSUES = "SELECT id FROM brief WHERE visit_id = :visit_id"
SUBJECTS = "SELECT subject_id FROM brief WHERE visit_id = :visit_id"


# What decides which points a book prints, and in which order; of a point, these columns and where it has words.
TABLES = frozenset(
    {
        "book_spec",
        "book_part",
        "book_omission",
        "brief",
        "entity",
        "equivalence",
        "issue",
        "library",
        "scheme",
        "scheme_caveat",
        "scheme_level",
        "talking_point",
    }
)
COLUMNS_OF_POINT = frozenset({"issue_id", "position", "stance", "side", "marking"})
WORDS_OF_POINT = frozenset({"text", "fallback"})
Points = dict[int, list[PointContent]]


class NumberReader:
    """Reads the numbers that books of one library print, and tells which changes give no others."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._points: dict[int, PointContent] = {}

    def read(self, book_id: int | None) -> Numbering:
        """The numbers of a book as of now; none without a book, or where a marking or a text cannot be read."""
        self._points = {}
        with self._file.lock:
            try:
                content = _read_content(Rows(self._file), book_id)
            except ValueError:
                # Check and Export say of a damaged file what is wrong with it.
                return NO_NUMBERS
        if content is None:
            return NO_NUMBERS
        self._points = {point.id: point for brief in content.briefs for point in brief.points}
        return compile_numbering(content)

    def may_differ(self, rows: Iterable[RowChange]) -> bool:
        """Whether a change may give other numbers than were read last; words that take the place of words do not."""
        concerned = [row for row in rows if row.table in TABLES and not _is_only(row, ())]
        if not all(_is_only(row, WORDS_OF_POINT) for row in concerned):
            return True
        return bool(concerned) and self._take_words({row.row_id for row in concerned})

    def _take_words(self, point_ids: set[int]) -> bool:
        """Learn what points say now; whether any says something where it said nothing, or the other way round."""
        known = point_ids & self._points.keys()
        with self._file.lock:
            try:
                now = _read_points(Rows(self._file), POINTS_BY_ID, {"ids": json.dumps(list(known))})
            except ValueError:
                return True
        points = {point.id: point for each in now.values() for point in each}
        before = {key: self._points[key] for key in known}
        self._points |= points
        return points.keys() != known or any(_find_shape(points[key]) != _find_shape(before[key]) for key in known)


def gather_numbering(file: LibraryFile, book_id: int | None) -> Numbering:
    """The numbers that a book prints as of now."""
    return NumberReader(file).read(book_id)


def _is_only(row: RowChange, columns: Collection[str]) -> bool:
    """Whether only such columns of a point that is there were changed, and others with which no number has to do."""
    counts = (COLUMNS_OF_POINT | WORDS_OF_POINT) & set(row.columns)
    return row.table == "talking_point" and row.op is Operation.UPDATE and counts <= set(columns)


def _read_content(rows: Rows, book_id: int | None) -> Content | None:
    """A book with its briefs, of which there are only the issues and what books leave out, cut and count."""
    spec = rows.fetch("book_spec", id=book_id)
    if not spec:
        return None
    visit_id = spec[0]["visit_id"]
    points = _read_points(rows, POINTS_OF_VISIT, {"visit_id": visit_id})
    issues = group_by(
        rows.fetch_of("issue", "brief_id", ISSUES, "position", visit_id=visit_id), lambda row: row["brief_id"]
    )
    return Content(
        library=gather_library(rows),
        visit=gather_visit(rows, visit_id),
        spec=gather_spec(rows, spec[0]),
        briefs=tuple(
            _read_brief(row, issues[row["id"]], points) for row in rows.fetch("brief", "position", visit_id=visit_id)
        ),
        entities=tuple(
            EntityContent(row["id"], row["uid"], EntityKind(row["kind"]), (), marking=read_marking(row["marking"]))
            for row in rows.fetch_of("entity", "id", SUBJECTS, visit_id=visit_id)
        ),
    )


def _read_points(rows: Rows, sql: str, values: Mapping[str, Any]) -> Points:
    points: Points = defaultdict(list)
    for issue_id, *columns in rows.select(sql, values)[1]:
        points[issue_id].append(_make_point(*columns))
    return points


def _read_brief(row: Row, issues: list[Row], points: Points) -> BriefContent:
    read = tuple(IssueContent(each["id"], each["title"], tuple(points[each["id"]])) for each in issues)
    return BriefContent(row["id"], row["subject_id"], issues=read)


@lru_cache(maxsize=4096)
def _make_point(
    key: int, stance: str, side: str, title: str, trigger: str, text: str, fallback: str, marking: str | None
) -> PointContent:
    """A point of what stands in its row; one that stands as before is not made again."""
    return PointContent(
        id=key,
        stance=Stance(stance),
        side=Side(side),
        title=title,
        trigger=trigger,
        text=read_text(text),
        fallback=read_text(fallback),
        marking=read_marking(marking),
    )


def _find_shape(point: PointContent) -> tuple[object, ...]:
    """What a book that leaves out, cuts and counts sees of the words of a point."""
    return tuple(
        tuple((block.marking, is_blank(block.text)) for block in text) for text in (point.text, point.fallback)
    )
