"""What was found and where something is used, in words.

`translate` is Qt's where there is a window; without one the words are plain English.
"""

from collections.abc import Callable
from enum import StrEnum

from briefbook.store.field_use import UseRole
from briefbook.store.place_title import PlaceTitle
from briefbook.store.search import SEPARATOR, Hit
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.values.kind import CommitmentStatus, EntityKind, MechanismKind, Role, SectionKind
from briefbook.values.term import TERMS, capitalise

Translate = Callable[[str, str], str]

# What the term is of by which a kind of thing is told.
TOLD_BY: dict[str, type[StrEnum]] = {
    "section": SectionKind,
    "mechanism": MechanismKind,
    "commitment": CommitmentStatus,
}
# For what has no title of its own; {} stands for what it is in.
UNTITLED = {
    "issue": QT_TRANSLATE_NOOP("Place", "Issue in {}"),
    "point": QT_TRANSLATE_NOOP("Place", "Talking point in {}"),
    "objective": QT_TRANSLATE_NOOP("Place", "Objective in {}"),
    "citation": QT_TRANSLATE_NOOP("Place", "A claim"),
}
ROLES = {
    UseRole.ABOVE: QT_TRANSLATE_NOOP("Place", "what it is part of"),
    UseRole.AGREED_THERE: QT_TRANSLATE_NOOP("Place", "agreed there"),
    UseRole.BEFORE: QT_TRANSLATE_NOOP("Place", "the meeting before"),
    UseRole.CHAIR: QT_TRANSLATE_NOOP("Place", "chair"),
    UseRole.COMMITMENT: QT_TRANSLATE_NOOP("Place", "commitment"),
    UseRole.COUNTRY: QT_TRANSLATE_NOOP("Place", "country"),
    UseRole.DIALOGUE: QT_TRANSLATE_NOOP("Place", "dialogue"),
    UseRole.GUEST: QT_TRANSLATE_NOOP("Place", "guest"),
    UseRole.HOLDER: QT_TRANSLATE_NOOP("Place", "holder"),
    UseRole.HOST: QT_TRANSLATE_NOOP("Place", "host"),
    UseRole.LEAD: QT_TRANSLATE_NOOP("Place", "lead"),
    UseRole.MARGIN: QT_TRANSLATE_NOOP("Place", "held on its sidelines"),
    UseRole.MENTIONED: QT_TRANSLATE_NOOP("Place", "mentioned"),
    UseRole.ORGANISATION: QT_TRANSLATE_NOOP("Place", "organisation"),
    UseRole.OWN_COUNTRY: QT_TRANSLATE_NOOP("Place", "our country"),
    UseRole.OWNER: QT_TRANSLATE_NOOP("Place", "owner"),
    UseRole.PARTICIPANT: QT_TRANSLATE_NOOP("Place", "participant"),
    UseRole.PARTY: QT_TRANSLATE_NOOP("Place", "party"),
    UseRole.PLACE: QT_TRANSLATE_NOOP("Place", "place"),
    UseRole.POST: QT_TRANSLATE_NOOP("Place", "post"),
    UseRole.READER: QT_TRANSLATE_NOOP("Place", "reader"),
    UseRole.ROUND: QT_TRANSLATE_NOOP("Place", "round"),
    UseRole.SOURCE: QT_TRANSLATE_NOOP("Place", "source"),
    UseRole.SPEAKER: QT_TRANSLATE_NOOP("Place", "speaker"),
    UseRole.STATUS_THERE: QT_TRANSLATE_NOOP("Place", "status set there"),
    UseRole.SUBJECT: QT_TRANSLATE_NOOP("Place", "subject"),
    UseRole.TOPIC: QT_TRANSLATE_NOOP("Place", "topic"),
    UseRole.VISIT: QT_TRANSLATE_NOOP("Place", "visit"),
}


def tell_plainly(context: str, words: str) -> str:
    """The words in English."""
    return words


def describe_hit(hit: Hit, translate: Translate = tell_plainly) -> tuple[str, str]:
    """The title of what was found, and what stands below it."""
    term = _describe_term(TOLD_BY[hit.kind], hit.term, translate) if hit.term else ""
    if hit.kind == "section":
        return _join(capitalise(term), hit.title), hit.snippet
    return hit.title, _join(hit.snippet, term)


def describe_place(kind: str, called: PlaceTitle, translate: Translate = tell_plainly) -> str:
    """A place by its own title, or by what it is, and where it stands."""
    if kind in set(EntityKind):
        return called.title
    if kind == "section":
        return _join(capitalise(_describe_term(SectionKind, called.term, translate)), called.where)
    told = called.title or (kind == "citation" and called.where)
    if kind in UNTITLED and not told:
        return translate("Place", UNTITLED[kind]).format(called.where)
    return _join(called.title, called.where)


def describe_role(role: str, translate: Translate = tell_plainly) -> str:
    """As what an entity is used: a `UseRole`, or the role in which somebody takes part."""
    return translate("Place", ROLES[UseRole(role)]) if role in ROLES else _describe_term(Role, role, translate)


def _describe_term(vocabulary: type[StrEnum], term: str, translate: Translate) -> str:
    return translate("Term", TERMS[vocabulary][vocabulary(term)])


def _join(*parts: str) -> str:
    return SEPARATOR.join(filter(None, parts))
