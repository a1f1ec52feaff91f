"""A finding of preflight: what is wrong, how badly, and the record to go to."""

from dataclasses import dataclass, replace
from enum import StrEnum

from briefbook.book.point_number import Numbering
from briefbook.values.place import Place


class Severity(StrEnum):
    """What a finding means for printing."""

    BLOCKS = "blocks"
    WARNS = "warns"
    NOTES = "notes"


class FindingKind(StrEnum):
    """What a finding is about."""

    UNCLEARED = "uncleared"
    CHANGED_SINCE_CLEARANCE = "changed_since_clearance"
    UNMARKED_PORTION = "unmarked_portion"
    UNCONFIRMED_NAMES = "unconfirmed_names"
    ABOVE_CEILING = "above_ceiling"
    UNMAPPED_MARKING = "unmapped_marking"
    EMPTY_RELEASABLE = "empty_releasable"
    LONG_BANNER = "long_banner"
    TITLE_ABOVE_CEILING = "title_above_ceiling"
    LEFT_OUT = "left_out"
    POST_WITHOUT_HOLDER = "post_without_holder"
    UNCONFIRMED_HOLDER = "unconfirmed_holder"
    SHARED_POST = "shared_post"
    OVERDUE_COMMITMENT = "overdue_commitment"
    PERSON_WITHOUT_BIOGRAPHY = "person_without_biography"
    EMPTY_SECTION = "empty_section"
    EMPTY_PART = "empty_part"
    UNWRITTEN = "unwritten"
    UNTITLED = "untitled"
    OUTSIDE_VISIT = "outside_visit"
    UNKNOWN_ZONE = "unknown_zone"
    OVER_BUDGET = "over_budget"
    CONFLICTING_CITATIONS = "conflicting_citations"
    LINE_CUT = "line_cut"
    UNRESOLVED_REFERENCE = "unresolved_reference"
    UNPRINTED_LINK = "unprinted_link"
    MISSING_GLYPH = "missing_glyph"
    UNREADABLE_PHOTO = "unreadable_photo"


@dataclass(frozen=True, slots=True)
class Finding:
    """One calm sentence about one record; `words` are those that it is about, where a person may treat them alike.

    Where they stand in several records, `places` has the record of each.
    """

    severity: Severity
    kind: str
    place: Place
    message: str
    words: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


SEVERITY_ORDER = {Severity.BLOCKS: 0, Severity.WARNS: 1, Severity.NOTES: 2}


def number_finding(finding: Finding, numbering: Numbering) -> Finding:
    """A finding about one point to raise after its number; every other as it is."""
    number = numbering.points.get(finding.place.id, "") if finding.place.kind == "point" else ""
    alone = set(finding.places) <= {finding.place}
    separator = " " if finding.message.startswith("“") else ": "
    return replace(finding, message=f"{number}{separator}{finding.message}") if number and alone else finding


def sort_findings(findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings, what blocks first, otherwise in the order in which they were found."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: SEVERITY_ORDER[finding.severity]))
