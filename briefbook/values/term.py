"""The closed vocabularies in English: each value as it reads within a sentence."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.values.clearance import Dot
from briefbook.values.kind import (
    CitationKind,
    CommitmentStatus,
    Confidence,
    EntityKind,
    Level,
    Likelihood,
    MechanismKind,
    NameKind,
    PressAccess,
    Role,
    SectionKind,
    Side,
    Stance,
    VisitDirection,
)

Term = TypeVar("Term", bound=StrEnum)

TERMS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    EntityKind: {
        EntityKind.PERSON: QT_TRANSLATE_NOOP("Term", "person"),
        EntityKind.POST: QT_TRANSLATE_NOOP("Term", "post"),
        EntityKind.ORGANISATION: QT_TRANSLATE_NOOP("Term", "organisation"),
        EntityKind.COUNTRY: QT_TRANSLATE_NOOP("Term", "country"),
        EntityKind.PLACE: QT_TRANSLATE_NOOP("Term", "place"),
        EntityKind.MECHANISM: QT_TRANSLATE_NOOP("Term", "mechanism"),
        EntityKind.DIALOGUE: QT_TRANSLATE_NOOP("Term", "dialogue"),
        EntityKind.VISIT: QT_TRANSLATE_NOOP("Term", "visit"),
        EntityKind.TOPIC: QT_TRANSLATE_NOOP("Term", "topic"),
        EntityKind.COMMITMENT: QT_TRANSLATE_NOOP("Term", "commitment"),
        EntityKind.SOURCE: QT_TRANSLATE_NOOP("Term", "source"),
    },
    NameKind: {
        NameKind.FULL: QT_TRANSLATE_NOOP("Term", "full"),
        NameKind.SHORT: QT_TRANSLATE_NOOP("Term", "short"),
        NameKind.ALIAS: QT_TRANSLATE_NOOP("Term", "alias"),
    },
    Stance: {
        Stance.RAISE: QT_TRANSLATE_NOOP("Term", "raise"),
        Stance.IF_RAISED: QT_TRANSLATE_NOOP("Term", "if raised"),
        Stance.AVOID: QT_TRANSLATE_NOOP("Term", "avoid"),
    },
    Side: {
        Side.OURS: QT_TRANSLATE_NOOP("Term", "our side"),
        Side.THEIRS: QT_TRANSLATE_NOOP("Term", "their side"),
    },
    Likelihood: {
        Likelihood.CERTAIN: QT_TRANSLATE_NOOP("Term", "certain to be raised"),
        Likelihood.MIGHT: QT_TRANSLATE_NOOP("Term", "might be raised"),
        Likelihood.UNLIKELY: QT_TRANSLATE_NOOP("Term", "unlikely"),
    },
    Dot: {
        Dot.CLEARED: QT_TRANSLATE_NOOP("Term", "cleared"),
        Dot.FOR_CLEARANCE: QT_TRANSLATE_NOOP("Term", "for clearance"),
        Dot.CHANGED: QT_TRANSLATE_NOOP("Term", "changed since clearance"),
        Dot.CHANGED_SINCE_SENT: QT_TRANSLATE_NOOP("Term", "changed since it was sent"),
        Dot.DRAFTED: QT_TRANSLATE_NOOP("Term", "draft"),
        Dot.NOTHING_TO_CLEAR: QT_TRANSLATE_NOOP("Term", "nothing to clear"),
    },
    SectionKind: {
        SectionKind.SCENE_SETTER: QT_TRANSLATE_NOOP("Term", "scene-setter"),
        SectionKind.BACKGROUND: QT_TRANSLATE_NOOP("Term", "background"),
        SectionKind.PRESS_LINE: QT_TRANSLATE_NOOP("Term", "press line"),
        SectionKind.OUTCOMES: QT_TRANSLATE_NOOP("Term", "outcomes and follow-up"),
    },
    Role: {
        Role.CHAIR: QT_TRANSLATE_NOOP("Term", "chair"),
        Role.PRINCIPAL: QT_TRANSLATE_NOOP("Term", "principal"),
        Role.MEMBER: QT_TRANSLATE_NOOP("Term", "member"),
        Role.SPOKESPERSON: QT_TRANSLATE_NOOP("Term", "spokesperson"),
        Role.INTERPRETER: QT_TRANSLATE_NOOP("Term", "interpreter"),
        Role.NOTE_TAKER: QT_TRANSLATE_NOOP("Term", "note-taker"),
    },
    MechanismKind: {
        MechanismKind.DIALOGUE_SERIES: QT_TRANSLATE_NOOP("Term", "dialogue series"),
        MechanismKind.WORKING_GROUP: QT_TRANSLATE_NOOP("Term", "working group"),
        MechanismKind.SUMMIT_SERIES: QT_TRANSLATE_NOOP("Term", "summit series"),
        MechanismKind.INITIATIVE: QT_TRANSLATE_NOOP("Term", "initiative"),
        MechanismKind.MULTILATERAL: QT_TRANSLATE_NOOP("Term", "multilateral meeting"),
        MechanismKind.PARTNERSHIP: QT_TRANSLATE_NOOP("Term", "partnership"),
        MechanismKind.OTHER: QT_TRANSLATE_NOOP("Term", "other"),
    },
    Level: {
        Level.LEADERS: QT_TRANSLATE_NOOP("Term", "leaders"),
        Level.FOREIGN_MINISTERS: QT_TRANSLATE_NOOP("Term", "foreign ministers"),
        Level.MINISTERS: QT_TRANSLATE_NOOP("Term", "ministers"),
        Level.OFFICIALS: QT_TRANSLATE_NOOP("Term", "officials"),
        Level.WORKING: QT_TRANSLATE_NOOP("Term", "working level"),
        Level.BUSINESS: QT_TRANSLATE_NOOP("Term", "business"),
    },
    VisitDirection: {
        VisitDirection.INCOMING: QT_TRANSLATE_NOOP("Term", "they come to us"),
        VisitDirection.OUTGOING: QT_TRANSLATE_NOOP("Term", "we go to them"),
    },
    PressAccess: {
        PressAccess.UNKNOWN: QT_TRANSLATE_NOOP("Term", "not known"),
        PressAccess.OPEN: QT_TRANSLATE_NOOP("Term", "open"),
        PressAccess.CLOSED: QT_TRANSLATE_NOOP("Term", "closed"),
    },
    CommitmentStatus: {
        CommitmentStatus.PROPOSED: QT_TRANSLATE_NOOP("Term", "proposed"),
        CommitmentStatus.DISCUSSED: QT_TRANSLATE_NOOP("Term", "discussed"),
        CommitmentStatus.AGREED: QT_TRANSLATE_NOOP("Term", "agreed"),
        CommitmentStatus.SCHEDULED: QT_TRANSLATE_NOOP("Term", "scheduled"),
        CommitmentStatus.LAUNCHED: QT_TRANSLATE_NOOP("Term", "launched"),
        CommitmentStatus.FIRST_MEETING_HELD: QT_TRANSLATE_NOOP("Term", "first meeting held"),
        CommitmentStatus.ONGOING: QT_TRANSLATE_NOOP("Term", "ongoing"),
        CommitmentStatus.COMPLETED: QT_TRANSLATE_NOOP("Term", "completed"),
        CommitmentStatus.LAPSED: QT_TRANSLATE_NOOP("Term", "lapsed"),
        CommitmentStatus.SUPERSEDED: QT_TRANSLATE_NOOP("Term", "superseded"),
        CommitmentStatus.DECLARATORY: QT_TRANSLATE_NOOP("Term", "declaratory"),
    },
    CitationKind: {
        CitationKind.DIRECT_QUOTE: QT_TRANSLATE_NOOP("Term", "direct quote"),
        CitationKind.REPORTED: QT_TRANSLATE_NOOP("Term", "reported"),
        CitationKind.OFFICIAL_TEXT: QT_TRANSLATE_NOOP("Term", "official text"),
        CitationKind.OURS: QT_TRANSLATE_NOOP("Term", "ours"),
    },
    Confidence: {
        Confidence.HIGH: QT_TRANSLATE_NOOP("Term", "high"),
        Confidence.MEDIUM: QT_TRANSLATE_NOOP("Term", "medium"),
        Confidence.LOW: QT_TRANSLATE_NOOP("Term", "low"),
    },
}


def capitalise(words: str) -> str:
    """The words with a capital first letter and all others as they are."""
    return words[:1].upper() + words[1:]


def list_titles(vocabulary: type[Term]) -> dict[Term, str]:
    """Every value of a vocabulary in English as it stands alone: `foreign_ministers` as “Foreign ministers”."""
    return {term: capitalise(TERMS[vocabulary][term]) for term in vocabulary}
