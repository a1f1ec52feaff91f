"""A content in which every text of every record says something that the book prints: two briefs about Ruritania."""

import base64
from datetime import UTC, datetime

from briefbook.book.content import (
    BookPartContent,
    BookSpecContent,
    BriefContent,
    CitationContent,
    ClearanceContent,
    CommitmentContent,
    ConflictContent,
    Content,
    DateContent,
    DialogueContent,
    EntityContent,
    IssueContent,
    LibraryContent,
    MechanismContent,
    MembershipContent,
    ObjectiveContent,
    OwnerContent,
    ParticipationContent,
    PersonContent,
    PointContent,
    PostContent,
    ProgrammeItemContent,
    SectionContent,
    SourceContent,
    StatusContent,
    VisitContent,
)
from briefbook.text.rich_text import plain_text
from briefbook.values.edtf import parse_edtf
from briefbook.values.kind import (
    ClearanceState,
    CommitmentStatus,
    EntityKind,
    MechanismKind,
    NameKind,
    PartKind,
    Role,
    SectionKind,
    Side,
    Stance,
    VisitDirection,
)
from briefbook.values.marking import Caveat, Level, Marking, Scheme
from briefbook.values.name import Name
from briefbook.values.place import Place

LEVELS = (Level("LOW", "LOW", "L", "#226622", 0), Level("HIGH", "HIGH", "H", "#aa0000", 1, needs_release=True))
SCHEME = Scheme("test", "Test", portion_marks_required=False, levels=LEVELS, caveats=(Caveat("EYES", "Eyes only"),))
LOW, HIGH = Marking("test", "LOW"), Marking("test", "HIGH")
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
VISIT, MECHANISM, DIALOGUE, COUNTRY, PERSON, POST, COMMITMENT, SOURCE, OTHER = range(1, 10)
AGES_AGO = DateContent(None, "in the days of the old king")


def build_content(ceiling: Marking | None = None, marking: Marking | None = LOW) -> Content:
    """The content, all of it so marked, for a book with that ceiling."""
    briefs = (
        BriefContent(
            1,
            DIALOGUE,
            title="Talks at Strelsau",
            title_marking=marking,
            issues=(IssueContent(1, "Railways", build_points(marking), title_marking=marking),),
            objectives=(ObjectiveContent(1, Side.OURS, plain_text("A line to Zenda."), marking),),
            sections=(SectionContent(1, SectionKind.BACKGROUND, plain_text("Steam came late."), marking),),
        ),
        BriefContent(2, MECHANISM),
    )
    return Content(
        library=LibraryContent(
            "Desk", "Foreign Office", "Drafts only.", "en", SCHEME, datetime(2026, 1, 16, tzinfo=UTC)
        ),
        visit=VisitContent(VISIT, VisitDirection.INCOMING, COUNTRY, COUNTRY, date=AGES_AGO),
        spec=build_spec(briefs, ceiling, marking),
        briefs=briefs,
        visit_sections=(SectionContent(2, SectionKind.SCENE_SETTER, plain_text("A mild autumn."), marking),),
        programme=(
            ProgrammeItemContent(
                1, "Arrival", AGES_AGO, note="By train", interpreter="Fritz", dialogue_id=DIALOGUE, marking=marking
            ),
        ),
        entities=build_entities(marking),
        people=(PersonContent(PERSON, COUNTRY, DOT),),
        posts=(PostContent(POST, None, COUNTRY),),
        memberships=(
            MembershipContent(
                1, PERSON, POST, None, "Master of the Horse", parse_edtf("2020"), None, (parse_edtf("2025"),)
            ),
        ),
        mechanisms=(
            MechanismContent(
                MECHANISM, MechanismKind.WORKING_GROUP, status="dormant", cadence="when asked", chair_ids=(POST,)
            ),
        ),
        dialogues=(DialogueContent(DIALOGUE, MECHANISM, 2, VISIT, date=AGES_AGO),),
        participations=(
            ParticipationContent(DIALOGUE, PERSON, Side.THEIRS, Role.CHAIR),
            ParticipationContent(VISIT, PERSON, Side.THEIRS, Role.PRINCIPAL),
        ),
        commitments=(
            CommitmentContent(
                COMMITMENT,
                "C-1",
                plain_text("A timetable."),
                "agreed",
                DIALOGUE,
                due=AGES_AGO,
                owners=(OwnerContent(PERSON),),
                statuses=(StatusContent(CommitmentStatus.AGREED, AGES_AGO, note="In passing."),),
            ),
        ),
        sources=(
            SourceContent(
                SOURCE,
                ("A. Hope",),
                "Press",
                "Gazette",
                "undated",
                "lately",
                "zenda.invalid",
                "Report",
                "Strelsau",
                "Torn.",
            ),
            SourceContent(OTHER),
        ),
        citations=(
            CitationContent(1, "c1", SOURCE, Place("point", 1), "It is so.", locator="page 3"),
            CitationContent(2, "c2", OTHER, Place("point", 1), "It is not so."),
        ),
        conflicts=(ConflictContent(1, 2, "They differ.", "The first holds."),),
    )


def build_points(marking: Marking | None) -> tuple[PointContent, ...]:
    """A point to raise with its commitment, and one if raised with a trigger."""
    asked = {"trigger": "Trains", "fallback": plain_text("Ask the king.")}
    moment = datetime(2026, 1, 15, 20, tzinfo=UTC)
    cleared = ClearanceContent(ClearanceState.CLEARED, "Railway Office", person="Fritz", at=moment)
    return (
        PointContent(
            1,
            Stance.RAISE,
            plain_text("We want a line."),
            title="The line",
            commitment_id=COMMITMENT,
            marking=marking,
            clearance=cleared,
        ),
        PointContent(2, Stance.IF_RAISED, plain_text("They run on time."), marking=marking, **asked),
    )


def build_spec(briefs: tuple[BriefContent, ...], ceiling: Marking | None, marking: Marking | None) -> BookSpecContent:
    """A book of every part."""
    kinds = [kind for kind in PartKind if kind is not PartKind.BRIEF]
    parts = [BookPartContent(number, kind) for number, kind in enumerate(kinds, start=10)]
    parts[5:5] = [BookPartContent(brief.id, PartKind.BRIEF, brief.id) for brief in briefs]
    return BookSpecContent(
        1, "Minister’s book", tuple(parts), COUNTRY, "Burn after reading", ceiling=ceiling, title_marking=marking
    )


def build_entities(marking: Marking | None) -> tuple[EntityContent, ...]:
    """Every kind of entity that the records need, the person with a biography and in two scripts."""
    names = {
        VISIT: (EntityKind.VISIT, (Name("Visit to Strelsau"), Name("Strelsau visit", kind=NameKind.SHORT))),
        MECHANISM: (EntityKind.MECHANISM, (Name("Railway Group"), Name("Group", kind=NameKind.SHORT))),
        DIALOGUE: (EntityKind.DIALOGUE, (Name("Second round"),)),
        COUNTRY: (EntityKind.COUNTRY, (Name("Ruritania"),)),
        PERSON: (EntityKind.PERSON, (Name("Rupert", say="ROO-pert", address="Count"), Name("Руперт", "ru"))),
        POST: (EntityKind.POST, (Name("Chancellor"),)),
        COMMITMENT: (EntityKind.COMMITMENT, (Name("Timetable"),)),
        SOURCE: (EntityKind.SOURCE, (Name("Notes from Zenda"),)),
        OTHER: (EntityKind.SOURCE, (Name("Other notes"),)),
    }
    return tuple(
        EntityContent(key, f"u{key}", kind, own, plain_text("Born in Zenda."), marking)
        for key, (kind, own) in names.items()
    )
