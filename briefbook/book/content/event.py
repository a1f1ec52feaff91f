"""Events as gathered: the visit, its programme, and dialogues with who takes part."""

from dataclasses import dataclass
from typing import Annotated

from briefbook.book.content.date import UNDATED, DateContent
from briefbook.book.content.text import NAME, PLAIN, PORTION, Worded
from briefbook.values.kind import Level, PressAccess, Role, Side, VisitDirection
from briefbook.values.marking import Marking
from briefbook.values.place import Place


@dataclass(frozen=True, slots=True)
class ParticipationContent:
    """A person, or a post without its holder, in an event."""

    event_id: int
    participant_id: int
    side: Side | None = None
    role: Role = Role.MEMBER


@dataclass(frozen=True, slots=True)
class DialogueContent(Worded):
    """One meeting, held or to be held."""

    id: int
    mechanism_id: int | None = None
    ordinal: int | None = None
    visit_id: int | None = None
    sidelines_of_id: int | None = None
    follows_id: int | None = None
    place_id: int | None = None
    country_id: int | None = None
    level: Level | None = None
    date: Annotated[DateContent, NAME] = UNDATED
    party_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitContent(Worded):
    """The visit that a book is for."""

    id: int
    direction: VisitDirection
    host_id: int | None = None
    guest_id: int | None = None
    place_ids: tuple[int, ...] = ()
    date: Annotated[DateContent, NAME] = UNDATED


@dataclass(frozen=True, slots=True)
class ProgrammeItemContent(Worded):
    """A timed item of the visit; times are local `HH:MM`, empty when they are not known.

    It is `withheld` when it stands above the book's ceiling and only a stub is printed.
    """

    id: int
    title: Annotated[str, PORTION]
    date: Annotated[DateContent, NAME] = UNDATED
    start_time: Annotated[str, PLAIN] = ""
    end_time: Annotated[str, PLAIN] = ""
    time_zone: Annotated[str, PLAIN] = ""
    home_time_zone: Annotated[str, PLAIN] = ""
    note: Annotated[str, PORTION] = ""
    place_id: int | None = None
    lead_id: int | None = None
    press: PressAccess = PressAccess.UNKNOWN
    interpreter: Annotated[str, NAME] = ""
    dialogue_id: int | None = None
    marking: Marking | None = None
    withheld: bool = False

    @property
    def place(self) -> Place:
        """Where the record is edited."""
        return Place("programme_item", self.id)
