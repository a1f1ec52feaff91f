"""Every English word a book prints of its own accord; a book in another language needs another module like this one."""

from briefbook.values.clearance import Dot
from briefbook.values.kind import (
    CitationKind,
    CommitmentStatus,
    Level,
    Likelihood,
    MechanismKind,
    PartKind,
    PressAccess,
    Role,
    SectionKind,
    Stance,
)
from briefbook.values.term import list_titles

STUB = "[ * ]"
UNKNOWN_CELL = "–"

PART_TITLES = {
    PartKind.COVER: "Cover",
    PartKind.CONTENTS: "Contents",
    PartKind.KEY_POINTS: "Key points",
    PartKind.PROGRAMME: "Programme",
    PartKind.SCENE_SETTER: "Scene-setter",
    PartKind.BIOGRAPHIES: "Biographies",
    PartKind.COMMITMENTS: "Commitments and follow-up",
    PartKind.SOURCES: "Sources",
    PartKind.INDEX: "Index",
    PartKind.DISTRIBUTION: "Distribution and clearance",
}
RUNNING_HEADS = {PartKind.COMMITMENTS: "Commitments", PartKind.DISTRIBUTION: "Distribution"}

LEVELS = list_titles(Level)
MECHANISM_KINDS = list_titles(MechanismKind)
ROLES = list_titles(Role)
STATUSES = list_titles(CommitmentStatus)
SECTION_TITLES = list_titles(SectionKind)
STANCES = list_titles(Stance)
CLEARANCES = list_titles(Dot)
CITATION_KINDS = {
    CitationKind.DIRECT_QUOTE: "quoted",
    CitationKind.REPORTED: "reported",
    CitationKind.OFFICIAL_TEXT: "official text",
    CitationKind.OURS: "our own record",
}
LIKELIHOODS = {
    Likelihood.CERTAIN: "certain to come up",
    Likelihood.MIGHT: "might come up",
    Likelihood.UNLIKELY: "unlikely to come up",
}
PRESS = {PressAccess.OPEN: "Open to the press", PressAccess.CLOSED: "Closed to the press"}

DRAFT = "Draft"
COVER_EDITION = "Edition"
COVER_COPY = "Copy"
COVER_READER = "Prepared for"
COVER_HANDLING = "Handling"
TAB = "Tab {tab}"

TALKING_POINTS = "Talking points"
OBJECTIVES = "Objectives"
THEIR_OBJECTIVES = "What they are likely to want"
PARTICIPANTS = "Participants"
IF_RAISED = STANCES[Stance.IF_RAISED]
AVOID = STANCES[Stance.AVOID]
IF_PRESSED = "If pressed: "
AND = " and "
OR = " or "
SPEAKER = "Speaker: "
COMMITMENT = "Commitment "
THEIR_POINT = "They may say"

WHEN = "When"
WHERE = "Where"
CHAIRS = "Chairs"
LED_BY = "Led by"
LEVEL = "Level"
ROUND = "Round"
LENGTH = "Length"
INTERPRETED = " with interpretation"
FORM = "Form"
PARTIES = "Parties"
UNDER = "Under"
STATUS = "Status"
CADENCE = "Cadence"
LAST_ROUND = "Last round"
SIDELINES = "On the sidelines of"
FOLLOWS = "Follows"
DATE_UNKNOWN = "Date not yet known"

TIME = "Time"
TIME_IN_ZONE = "Time ({zone})"
EVENT = "Event"
PLACE = "Place"
BRIEF = "Brief"
TIMES_UNKNOWN = "Times are not yet known."
SOME_TIMES_UNKNOWN = "Some times are not yet known."
LEAD = "Lead: {name}"
INTERPRETER = "Interpreter: {name}"

NAME = "Name"
POST = "Post on the day"
ROLE = "Role"
UNCONFIRMED = "to be confirmed"
ATTESTED = "in post on {day}"

POSTS = "Posts"
MEETINGS = "Meetings"
OPEN_COMMITMENTS = "Open commitments"
FROM = "From"
TO = "To"
POST_HEAD = "Post"
DATE = "Date"
MEETING = "Meeting"
CURRENT = "present"
SAY = "Say "
ADDRESS_AS = "Address as {form}"

NUMBER = "No."
COMMITMENT_HEAD = "Commitment"
DUE = "Due"
TAB_HEAD = "Tab"
OVERDUE = "overdue since {day}"
AS_OF = "As of {day}."

DISAGREE = "Where sources disagree"
ONE_SAYS = "One source"
OTHER_SAYS = "Another"
HELD = "In this book"
UNSETTLED = "Not settled"
SAID_ON = "said on {day}"
SEEN_ON = "seen {day}"

INDEX_PEOPLE = "People"
INDEX_ORGANISATIONS = "Organisations and posts"
INDEX_MECHANISMS = "Mechanisms and meetings"
INDEX_TOPICS = "Topics"

PHOTO_OF = "Photo of {name}"
THROUGHOUT = "{marking} throughout"

DISTRIBUTION = "Distribution"
CLEARANCE = "Clearance"
COPY = "Copy"
HOLDER = "Holder"
TEXT = "Text"
CLEARED_OF = "{cleared} of {total} cleared"
UNTITLED_ISSUE = "Untitled issue"
CHANGED_SINCE = "{count} changed since clearance"
OFFICES = "Cleared by"
LEDGER = "Each text"
OBJECTIVE = "Objective:"
NAMELESS_POINT = "A talking point without words"
STATE = "State"
STEP_BY = "By"
NUMBERED_COPIES = "Copies are numbered when an edition is printed."
