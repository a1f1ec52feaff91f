"""Events as gathered: the visit, its programme, and dialogues with who takes part."""

from dataclasses import dataclass
from datetime import date

from briefbook.values.edtf import Edtf
from briefbook.values.kind import Level, PressAccess, Role, Side, VisitDirection
from briefbook.values.marking import Marking
from briefbook.values.place import Place


@dataclass(frozen=True, slots=True)
class DateContent:
    """A date as understood and in the words of its source; both empty when nothing is known."""

    edtf: Edtf | None = None
    words: str = ""

    @property
    def day(self) -> date | None:
        """The one day it is, if it is one."""
        if self.edtf is None or self.edtf.earliest != self.edtf.latest:
            return None
        return self.edtf.earliest

    @property
    def first_day(self) -> date | None:
        """The earliest day it can be."""
        return self.edtf.earliest if self.edtf else None

    @property
    def last_day(self) -> date | None:
        """The latest day it can be."""
        return self.edtf.latest if self.edtf else None


UNDATED = DateContent()


@dataclass(frozen=True, slots=True)
class ParticipationContent:
    """A person, or a post without its holder, in an event."""

    event_id: int
    participant_id: int
    side: Side | None = None
    role: Role = Role.MEMBER


@dataclass(frozen=True, slots=True)
class DialogueContent:
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
    date: DateContent = UNDATED
    party_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitContent:
    """The visit that a book is for."""

    id: int
    direction: VisitDirection
    host_id: int | None = None
    guest_id: int | None = None
    place_ids: tuple[int, ...] = ()
    date: DateContent = UNDATED


@dataclass(frozen=True, slots=True)
class ProgrammeItemContent:
    """A timed item of the visit; times are local `HH:MM`, empty when they are not known.

    It is `withheld` when it stands above the book's ceiling and only a stub is printed.
    """

    id: int
    title: str
    date: DateContent = UNDATED
    start_time: str = ""
    end_time: str = ""
    time_zone: str = ""
    home_time_zone: str = ""
    note: str = ""
    place_id: int | None = None
    lead_id: int | None = None
    press: PressAccess = PressAccess.UNKNOWN
    interpreter: str = ""
    dialogue_id: int | None = None
    marking: Marking | None = None
    withheld: bool = False

    @property
    def place(self) -> Place:
        """Where the record is edited."""
        return Place("programme_item", self.id)
