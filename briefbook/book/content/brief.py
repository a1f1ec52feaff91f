"""Briefs as gathered: issues with their talking points, objectives and prose."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from briefbook.book import wording
from briefbook.book.content.text import NAME, PORTION, Worded
from briefbook.text.rich_text import RichText
from briefbook.values.clearance import Dot, find_dot
from briefbook.values.kind import ClearanceState, Likelihood, SectionKind, Side, Stance
from briefbook.values.marking import Marking
from briefbook.values.place import Place

NO_TEXT = RichText()


@dataclass(frozen=True, slots=True)
class ClearanceContent(Worded):
    """How far a text has come: `changed` when it was edited after its last step, which a person took `at` a moment."""

    state: ClearanceState = ClearanceState.DRAFTED
    office: Annotated[str, NAME] = ""
    changed: bool = False
    person: Annotated[str, NAME] = ""
    at: datetime | None = None

    @property
    def dot(self) -> Dot:
        """How far that is at a glance."""
        return find_dot(self.state, changed=self.changed)

    @property
    def cleared(self) -> bool:
        """Whether it is cleared as it stands."""
        return self.state is ClearanceState.CLEARED and not self.changed

    @property
    def changed_since_clearance(self) -> bool:
        """Whether it was cleared, and edited afterwards."""
        return self.state is ClearanceState.CLEARED and self.changed


NOT_CLEARED = ClearanceContent()


@dataclass(frozen=True, slots=True)
class PointContent(Worded):
    """One thing to say; `withheld` when it stands above the book's ceiling and only a stub is printed."""

    id: int
    stance: Stance
    text: Annotated[RichText, PORTION]
    side: Side = Side.OURS
    title: Annotated[str, NAME] = ""
    trigger: Annotated[str, NAME] = ""
    fallback: Annotated[RichText, PORTION] = NO_TEXT
    speaker_id: int | None = None
    commitment_id: int | None = None
    topic_ids: tuple[int, ...] = ()
    marking: Marking | None = None
    clearance: ClearanceContent = NOT_CLEARED
    withheld: bool = False

    @property
    def place(self) -> Place:
        """Where the record is edited."""
        return Place("point", self.id)

    @property
    def raised(self) -> bool:
        """Whether it is one of ours to raise, with words that may be printed."""
        return self.stance is Stance.RAISE and self.side is Side.OURS and not self.withheld

    @property
    def written(self) -> bool:
        """Whether it has words to say, which a title is not; what to say if pressed stands under an answer alone."""
        return self.withheld or bool(self.text) or (bool(self.fallback) and not self.raised)

    @property
    def spoken_words(self) -> int:
        """How many words are to be said."""
        return self.text.word_count


@dataclass(frozen=True, slots=True)
class IssueContent(Worded):
    """An item of a brief with its points in order."""

    id: int
    title: Annotated[str, NAME]
    points: tuple[PointContent, ...] = ()
    likelihood: Likelihood = Likelihood.CERTAIN
    title_marking: Marking | None = None

    @property
    def shown_title(self) -> str:
        """Its title, or that it has none yet."""
        return self.title or wording.UNTITLED_ISSUE

    @property
    def place(self) -> Place:
        """Where the record is edited."""
        return Place("issue", self.id)


@dataclass(frozen=True, slots=True)
class ObjectiveContent(Worded):
    """What one side wants."""

    id: int
    side: Side
    text: Annotated[RichText, PORTION]
    marking: Marking | None = None
    clearance: ClearanceContent = NOT_CLEARED

    @property
    def place(self) -> Place:
        """Where the record is edited."""
        return Place("objective", self.id)


@dataclass(frozen=True, slots=True)
class SectionContent(Worded):
    """A prose part; a block without a marking of its own has the section's."""

    id: int
    kind: SectionKind
    text: Annotated[RichText, PORTION]
    marking: Marking | None = None
    clearance: ClearanceContent = NOT_CLEARED

    @property
    def place(self) -> Place:
        """Where the record is edited."""
        return Place("section", self.id)


@dataclass(frozen=True, slots=True)
class DismissalContent:
    """Words that are no mention of an entity in this brief; of any entity when `entity_id` is None."""

    words: str
    entity_id: int | None = None


@dataclass(frozen=True, slots=True)
class BriefContent(Worded):
    """What is prepared on one subject; an empty title means that the subject's name is the title."""

    id: int
    subject_id: int
    title: Annotated[str, NAME] = ""
    title_marking: Marking | None = None
    issues: tuple[IssueContent, ...] = ()
    objectives: tuple[ObjectiveContent, ...] = ()
    sections: tuple[SectionContent, ...] = ()
    dismissals: tuple[DismissalContent, ...] = ()

    @property
    def dismissed(self) -> frozenset[tuple[str, int | None]]:
        """The words that are no mention here, case-folded, each with whose; None stands for anybody."""
        return frozenset((each.words.casefold(), each.entity_id) for each in self.dismissals)

    @property
    def place(self) -> Place:
        """Where the record is edited."""
        return Place("brief", self.id)

    @property
    def points(self) -> tuple[PointContent, ...]:
        """All its points, in the order of its issues."""
        return tuple(point for issue in self.issues for point in issue.points)

    def find_section(self, kind: SectionKind) -> SectionContent | None:
        """Its prose of one kind."""
        return next((section for section in self.sections if section.kind is kind), None)
