"""The closed vocabularies of a library, as singular string enumerations stored by value."""

from enum import StrEnum


class EntityKind(StrEnum):
    """What a nameable thing is."""

    PERSON = "person"
    POST = "post"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    PLACE = "place"
    MECHANISM = "mechanism"
    DIALOGUE = "dialogue"
    VISIT = "visit"
    TOPIC = "topic"
    COMMITMENT = "commitment"
    SOURCE = "source"


class NameKind(StrEnum):
    """How a name is used."""

    FULL = "full"
    SHORT = "short"
    ALIAS = "alias"


class Stance(StrEnum):
    """What to do with a talking point."""

    RAISE = "raise"
    IF_RAISED = "if_raised"
    AVOID = "avoid"


class Side(StrEnum):
    """Whose side of the table."""

    OURS = "ours"
    THEIRS = "theirs"


class Likelihood(StrEnum):
    """How likely an issue is to be raised; unlikely ones are prepared defensively."""

    CERTAIN = "certain"
    MIGHT = "might"
    UNLIKELY = "unlikely"


class ClearanceState(StrEnum):
    """How far a text has come on its way to being cleared."""

    DRAFTED = "drafted"
    FOR_CLEARANCE = "for_clearance"
    CLEARED = "cleared"


class SectionKind(StrEnum):
    """A prose part of a brief or of a visit."""

    SCENE_SETTER = "scene_setter"
    BACKGROUND = "background"
    PRESS_LINE = "press_line"
    OUTCOMES = "outcomes"


class Role(StrEnum):
    """In what role somebody takes part in a dialogue or a visit."""

    CHAIR = "chair"
    PRINCIPAL = "principal"
    MEMBER = "member"
    SPOKESPERSON = "spokesperson"
    INTERPRETER = "interpreter"
    NOTE_TAKER = "note_taker"


class MechanismKind(StrEnum):
    """The form of a standing format."""

    DIALOGUE_SERIES = "dialogue_series"
    WORKING_GROUP = "working_group"
    SUMMIT_SERIES = "summit_series"
    INITIATIVE = "initiative"
    MULTILATERAL = "multilateral"
    PARTNERSHIP = "partnership"
    OTHER = "other"


class Level(StrEnum):
    """The level at which a format or a meeting is held."""

    LEADERS = "leaders"
    FOREIGN_MINISTERS = "foreign_ministers"
    MINISTERS = "ministers"
    OFFICIALS = "officials"
    WORKING = "working"
    BUSINESS = "business"


class VisitDirection(StrEnum):
    """Whether a visit comes to us or goes abroad."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class PressAccess(StrEnum):
    """Whether the press may attend a programme item."""

    UNKNOWN = "unknown"
    OPEN = "open"
    CLOSED = "closed"


class CommitmentStatus(StrEnum):
    """The ladder of a commitment; declaratory ones are not followed up."""

    PROPOSED = "proposed"
    DISCUSSED = "discussed"
    AGREED = "agreed"
    SCHEDULED = "scheduled"
    LAUNCHED = "launched"
    FIRST_MEETING_HELD = "first_meeting_held"
    ONGOING = "ongoing"
    COMPLETED = "completed"
    LAPSED = "lapsed"
    SUPERSEDED = "superseded"
    DECLARATORY = "declaratory"

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self not in {self.COMPLETED, self.LAPSED, self.SUPERSEDED, self.DECLARATORY}

    @property
    def promised(self) -> bool:
        """Whether it is still a matter of words, and nothing of it is done."""
        return self in {self.PROPOSED, self.DISCUSSED, self.AGREED, self.SCHEDULED}


class CitationKind(StrEnum):
    """How a source carries a claim."""

    DIRECT_QUOTE = "direct_quote"
    REPORTED = "reported"
    OFFICIAL_TEXT = "official_text"
    OURS = "ours"


class Confidence(StrEnum):
    """How far a citation is trusted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class CaveatKind(StrEnum):
    """A restrictive caveat unites in a roll-up, a releasable-to list intersects, and "no release" beats every list."""

    RESTRICTIVE = "restrictive"
    RELEASABLE_TO = "releasable_to"
    NO_RELEASE = "no_release"


class Tlp(StrEnum):
    """A label of the Traffic Light Protocol 2.0 (FIRST, 2022), from the freest to the strictest."""

    CLEAR = "CLEAR"
    GREEN = "GREEN"
    AMBER = "AMBER"
    AMBER_STRICT = "AMBER+STRICT"
    RED = "RED"


class PartKind(StrEnum):
    """A part of a briefing book, in reading order."""

    COVER = "cover"
    CONTENTS = "contents"
    KEY_POINTS = "key_points"
    PROGRAMME = "programme"
    SCENE_SETTER = "scene_setter"
    BRIEF = "brief"
    BIOGRAPHIES = "biographies"
    COMMITMENTS = "commitments"
    SOURCES = "sources"
    INDEX = "index"
    DISTRIBUTION = "distribution"


class BriefSection(StrEnum):
    """A section of one brief in the book, in reading order."""

    FACTS = "facts"
    OBJECTIVES = "objectives"
    POINTS = "points"
    PRESS_LINE = "press_line"
    BACKGROUND = "background"
    OUTCOMES = "outcomes"
    PARTICIPANTS = "participants"


class Paper(StrEnum):
    """A sheet size."""

    A4 = "a4"
    LETTER = "letter"


class TextSize(StrEnum):
    """The body size of a book: standard 11 pt, large print 16 pt."""

    STANDARD = "standard"
    LARGE = "large"


class Profile(StrEnum):
    """How a PDF is finished: archive is PDF/A-2a with PDF/UA-1, plain leaves the archive claims out."""

    ARCHIVE = "archive"
    PLAIN = "plain"
