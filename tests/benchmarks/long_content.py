"""The content of a book with as many points as wanted, in a library ten times as large; all of it invented."""

import random
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
    MembershipContent,
    ObjectiveContent,
    OwnerContent,
    ParticipationContent,
    PersonContent,
    PointContent,
    PostContent,
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
    PartKind,
    SectionKind,
    Side,
    Stance,
    VisitDirection,
)
from briefbook.values.marking import Level, Marking, Scheme
from briefbook.values.name import Name
from briefbook.values.place import Place

LEVELS = (Level("LOW", "LOW", "L", "#226622", 0), Level("HIGH", "HIGH", "H", "#aa0000", 1))
SCHEME = Scheme("test", "Test", portion_marks_required=False, levels=LEVELS)
LOW = Marking("test", "LOW")
VISIT, COUNTRY, FIRST = 1, 2, 10
ISSUE_POINTS, BRIEF_POINTS, SEATS = 5, 50, 8
SYLLABLES = "ka ro mi ta ne su lo vi da ra shi ko en bar tol gri zen pol hent zau"
WORDS = "harbour tariff visa corridor ocean energy clean grid students quota railway port climate finance"
DAYS = ("2031-01-14", "2031-02", "2029", "2030-11-30")


class LongContent:
    """Makes a content; for each printed point it has five people, two commitments and ten claims."""

    def __init__(self, points: int, seed: int = 1) -> None:
        self.points = points
        self.random = random.Random(seed)
        self.entities: list[EntityContent] = [
            self.entity(VISIT, EntityKind.VISIT, "Visit to Strelsau"),
            self.entity(COUNTRY, EntityKind.COUNTRY, "Ruritania"),
        ]
        self.posts = self.create(EntityKind.POST, points // 2)
        self.sources = self.create(EntityKind.SOURCE, points // 5 + 1)
        self.people = self.create(EntityKind.PERSON, 5 * points)
        self.commitments = self.create(EntityKind.COMMITMENT, 2 * points)
        self.dialogues = self.create(EntityKind.DIALOGUE, points // 5 + 1)

    def build(self) -> Content:
        """The content of a book of every part."""
        briefs = tuple(self.build_brief(at) for at in range(1, max(1, self.points // BRIEF_POINTS) + 1))
        citations = tuple(self.build_citations())
        return Content(
            library=LibraryContent("Desk", "Office", "Drafts.", "en", SCHEME, datetime(2031, 1, 1, tzinfo=UTC)),
            visit=VisitContent(VISIT, VisitDirection.INCOMING, COUNTRY, COUNTRY, date=self.date()),
            spec=BookSpecContent(1, "Minister", tuple(self.list_parts(briefs)), title_marking=LOW),
            briefs=briefs,
            visit_sections=(SectionContent(9_000_000, SectionKind.SCENE_SETTER, plain_text("A mild autumn."), LOW),),
            entities=tuple(self.entities),
            people=tuple(PersonContent(each, COUNTRY) for each in self.people),
            posts=tuple(PostContent(each, None, COUNTRY) for each in self.posts),
            memberships=tuple(
                MembershipContent(at, person, self.random.choice(self.posts), None, from_=parse_edtf("2028"))
                for at, person in enumerate(self.people, start=1)
            ),
            dialogues=tuple(DialogueContent(each, None, 1, None, date=self.date()) for each in self.dialogues),
            participations=tuple(
                ParticipationContent(each, person, self.random.choice((Side.OURS, Side.THEIRS, None)))
                for each in self.dialogues
                for person in self.random.sample(self.people, min(SEATS, len(self.people)))
            ),
            commitments=tuple(self.build_commitment(each) for each in self.commitments),
            sources=tuple(SourceContent(each, issued="2030") for each in self.sources),
            citations=citations,
            conflicts=tuple(
                ConflictContent(one.id, other.id, "They differ.")
                for one, other in zip(citations[::20], citations[1::20], strict=True)
            ),
        )

    def create(self, kind: EntityKind, count: int) -> list[int]:
        """So many entities, by their ids."""
        first = FIRST + len(self.entities)
        self.entities += [self.entity(first + at, kind, self.name()) for at in range(count)]
        return list(range(first, first + count))

    def entity(self, key: int, kind: EntityKind, name: str) -> EntityContent:
        family = name.partition(" ")[2] if kind is EntityKind.PERSON else ""
        names = (Name(name, family=family),)
        return EntityContent(key, f"u{key}", kind, names, plain_text(self.sentence()), LOW)

    def build_brief(self, at: int) -> BriefContent:
        """A brief of fifty points, some of which nobody has cleared."""
        issues = BRIEF_POINTS // ISSUE_POINTS
        first = (at - 1) * issues
        return BriefContent(
            at,
            self.dialogues[at],
            issues=tuple(self.build_issue(first + each) for each in range(1, issues + 1)),
            objectives=(ObjectiveContent(at, Side.OURS, plain_text(self.sentence()), LOW),),
            sections=(SectionContent(at, SectionKind.BACKGROUND, plain_text(self.sentence()), LOW),),
        )

    def build_issue(self, key: int) -> IssueContent:
        first = (key - 1) * ISSUE_POINTS
        points = (self.build_point(first + at) for at in range(1, ISSUE_POINTS + 1))
        return IssueContent(key, f"About {self.random.choice(WORDS.split())}", tuple(points))

    def build_point(self, key: int) -> PointContent:
        said = f"{self.sentence()} {self.entities[self.people[key % len(self.people)] - FIRST].names[0].text}."
        return PointContent(
            key,
            Stance.RAISE if key % 5 else Stance.IF_RAISED,
            plain_text(said),
            title=f"The {self.random.choice(WORDS.split())}",
            commitment_id=self.commitments[key] if not key % 7 else None,
            marking=LOW,
            clearance=ClearanceContent(ClearanceState.CLEARED, "Desk") if key % 2 else ClearanceContent(),
        )

    def build_commitment(self, key: int) -> CommitmentContent:
        owners = (OwnerContent(self.random.choice(self.people)), OwnerContent(self.random.choice(self.posts)))
        status = self.random.choice((CommitmentStatus.AGREED, CommitmentStatus.COMPLETED))
        subject = self.random.choice(self.dialogues)
        words, due = plain_text(self.sentence()), self.date()
        return CommitmentContent(key, f"C-{key}", words, "agreed", subject, None, due, owners, (StatusContent(status),))

    def build_citations(self) -> list[CitationContent]:
        """Ten for each point that is printed, of which one is its own."""
        return [
            CitationContent(at, f"c{at}", self.random.choice(self.sources), Place("point", at), f"Claim {at}.")
            for at in range(1, 10 * self.points + 1)
        ]

    def list_parts(self, briefs: tuple[BriefContent, ...]) -> list[BookPartContent]:
        kinds = [kind for kind in PartKind if kind is not PartKind.BRIEF]
        parts = [BookPartContent(number, kind) for number, kind in enumerate(kinds, start=1)]
        parts[4:4] = [BookPartContent(100 + brief.id, PartKind.BRIEF, brief.id) for brief in briefs]
        return parts

    def date(self) -> DateContent:
        return DateContent(parse_edtf(self.random.choice(DAYS)))

    def name(self) -> str:
        return " ".join("".join(self.random.choices(SYLLABLES.split(), k=3)).capitalize() for _ in range(2))

    def sentence(self) -> str:
        return " ".join(self.random.choices(WORDS.split(), k=30))
