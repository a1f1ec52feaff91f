"""Every English word a book prints of its own accord; a book in another language needs another module like this one."""

from briefbook.values.kind import (
    CitationKind,
    CommitmentStatus,
    Level,
    MechanismKind,
    PartKind,
    PressAccess,
    Role,
    SectionKind,
)

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

LEVELS = {
    Level.LEADERS: "Leaders",
    Level.FOREIGN_MINISTERS: "Foreign ministers",
    Level.MINISTERS: "Ministers",
    Level.OFFICIALS: "Officials",
    Level.WORKING: "Working level",
    Level.BUSINESS: "Business",
}
MECHANISM_KINDS = {
    MechanismKind.DIALOGUE_SERIES: "Dialogue series",
    MechanismKind.WORKING_GROUP: "Working group",
    MechanismKind.SUMMIT_SERIES: "Summit series",
    MechanismKind.INITIATIVE: "Initiative",
    MechanismKind.MULTILATERAL: "Multilateral meeting",
    MechanismKind.PARTNERSHIP: "Partnership",
    MechanismKind.OTHER: "Other",
}
ROLES = {
    Role.CHAIR: "Chair",
    Role.PRINCIPAL: "Principal",
    Role.MEMBER: "Member",
    Role.SPOKESPERSON: "Spokesperson",
    Role.INTERPRETER: "Interpreter",
    Role.NOTE_TAKER: "Note-taker",
}
STATUSES = {
    CommitmentStatus.PROPOSED: "Proposed",
    CommitmentStatus.DISCUSSED: "Discussed",
    CommitmentStatus.AGREED: "Agreed",
    CommitmentStatus.SCHEDULED: "Scheduled",
    CommitmentStatus.LAUNCHED: "Launched",
    CommitmentStatus.FIRST_MEETING_HELD: "First meeting held",
    CommitmentStatus.ONGOING: "Ongoing",
    CommitmentStatus.COMPLETED: "Completed",
    CommitmentStatus.LAPSED: "Lapsed",
    CommitmentStatus.SUPERSEDED: "Superseded",
    CommitmentStatus.DECLARATORY: "Declaratory",
}
CITATION_KINDS = {
    CitationKind.DIRECT_QUOTE: "quoted",
    CitationKind.REPORTED: "reported",
    CitationKind.OFFICIAL_TEXT: "official text",
    CitationKind.OURS: "our own record",
}
PRESS = {PressAccess.OPEN: "Open to the press", PressAccess.CLOSED: "Closed to the press"}

DRAFT = "Draft"
COVER_EDITION = "Edition"
COVER_COPY = "Copy"
COVER_READER = "Prepared for"
COVER_HANDLING = "Handling"
TAB = "Tab {tab}"

NOT_WRITTEN = "Not yet written."
NO_KEY_POINTS = "No points to raise are written yet."
TALKING_POINTS = "Talking points"
OBJECTIVES = "Objectives"
THEIR_OBJECTIVES = "What they are likely to want"
PRESS_LINE = "Press line"
BACKGROUND = "Background"
OUTCOMES = "Outcomes and follow-up"
PARTICIPANTS = "Participants"
IF_RAISED = "If raised"
AVOID = "Avoid"
IF_PRESSED = "If pressed: "
AND = " and "
SPEAKER = "Speaker: "
COMMITMENT = "Commitment "
THEIR_POINT = "They may say"

SECTION_TITLES = {
    SectionKind.SCENE_SETTER: "Scene-setter",
    SectionKind.BACKGROUND: BACKGROUND,
    SectionKind.PRESS_LINE: PRESS_LINE,
    SectionKind.OUTCOMES: OUTCOMES,
}

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
NO_PROGRAMME = "The programme is not yet known."

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
NOT_KNOWN = "not known"
SAY = "Say "
ADDRESS_AS = "Address as {form}"
NO_BIOGRAPHIES = "Nobody is named in this book."

NUMBER = "No."
COMMITMENT_HEAD = "Commitment"
DUE = "Due"
TAB_HEAD = "Tab"
NOT_SET = "not set"
OVERDUE = "overdue since {day}"
AS_OF = "As of {day}."
NO_COMMITMENTS = "No commitments are recorded for this visit."

DISAGREE = "Where sources disagree"
ONE_SAYS = "One source"
OTHER_SAYS = "Another"
HELD = "In this book"
UNSETTLED = "Not settled"
SAID_ON = "said on {day}"
SEEN_ON = "seen {day}"
NO_SOURCES = "No sources are cited."

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
NUMBERED_COPIES = "Copies are numbered when an edition is printed."
