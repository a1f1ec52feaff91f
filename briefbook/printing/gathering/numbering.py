"""Gathering what the numbers of a book hang on, and no more of it: quick enough for every change in the window."""

from collections import defaultdict
from functools import lru_cache

from briefbook.book.compile import compile_numbering
from briefbook.book.content import BriefContent, Content, EntityContent, IssueContent, PointContent
from briefbook.book.point_number import NO_NUMBERS, Numbering
from briefbook.printing.gathering.event import gather_visit
from briefbook.printing.gathering.row import Row, Rows, group_by, read_marking
from briefbook.printing.gathering.spec import gather_library, gather_spec
from briefbook.store.file import LibraryFile
from briefbook.store.row_text import read_text
from briefbook.values.kind import EntityKind, Side, Stance

POINTS_OF_VISIT = (
    "SELECT issue_id, talking_point.id, stance, side, talking_point.title, trigger, text, fallback, marking"
    " FROM brief JOIN issue ON brief_id = brief.id JOIN talking_point ON issue_id = issue.id"
    " WHERE visit_id = :visit_id ORDER BY talking_point.position"
)
ISSUES = "SELECT id FROM brief WHERE visit_id = :visit_id"
SUBJECTS = "SELECT subject_id FROM brief WHERE visit_id = :visit_id"


def gather_numbering(file: LibraryFile, book_id: int | None) -> Numbering:
    """The numbers that a book prints as of now; none without a book, or where a marking or a text cannot be read."""
    with file.lock:
        try:
            content = _read_content(Rows(file), book_id)
        except ValueError:
            # Check and Export say of a damaged file what is wrong with it.
            return NO_NUMBERS
    return compile_numbering(content) if content else NO_NUMBERS


def _read_content(rows: Rows, book_id: int | None) -> Content | None:
    """A book with its briefs, of which there are only the issues and what books leave out, cut and count."""
    spec = rows.fetch("book_spec", id=book_id)
    if not spec:
        return None
    visit_id = spec[0]["visit_id"]
    points: dict[int, list[PointContent]] = defaultdict(list)
    for issue_id, *columns in rows.select(POINTS_OF_VISIT, {"visit_id": visit_id})[1]:
        points[issue_id].append(_make_point(*columns))
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


def _read_brief(row: Row, issues: list[Row], points: dict[int, list[PointContent]]) -> BriefContent:
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
