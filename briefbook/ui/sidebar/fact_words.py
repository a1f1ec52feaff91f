"""What the facts of an entity are called on its card."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from briefbook.models.term import describe_word
from briefbook.store.entity_fact import Fact, FactKind
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.values.kind import CommitmentStatus, Level, MechanismKind
from briefbook.values.term import capitalise

LABELS = {
    FactKind.POST: QT_TRANSLATE_NOOP("EntityCard", "Post"),
    FactKind.HOLDER: QT_TRANSLATE_NOOP("EntityCard", "Held by"),
    FactKind.ORGANISATION: QT_TRANSLATE_NOOP("EntityCard", "In"),
    FactKind.COUNTRY: QT_TRANSLATE_NOOP("EntityCard", "Country"),
    FactKind.PART_OF: QT_TRANSLATE_NOOP("EntityCard", "Part of"),
    FactKind.VISIT: QT_TRANSLATE_NOOP("EntityCard", "Visit"),
    FactKind.WHEN: QT_TRANSLATE_NOOP("EntityCard", "When"),
    FactKind.WHERE: QT_TRANSLATE_NOOP("EntityCard", "Where"),
    FactKind.MECHANISM: QT_TRANSLATE_NOOP("EntityCard", "Round of"),
    FactKind.FORM: QT_TRANSLATE_NOOP("EntityCard", "Form"),
    FactKind.LEVEL: QT_TRANSLATE_NOOP("EntityCard", "Level"),
    FactKind.STATUS: QT_TRANSLATE_NOOP("EntityCard", "Status"),
    FactKind.CHAIRS: QT_TRANSLATE_NOOP("EntityCard", "Chairs"),
    FactKind.CHAIRED_BY: QT_TRANSLATE_NOOP("EntityCard", "Chaired by"),
    FactKind.LAST_MET: QT_TRANSLATE_NOOP("EntityCard", "Last met"),
    FactKind.LAST_ROUND: QT_TRANSLATE_NOOP("EntityCard", "Last round"),
    FactKind.NEXT_ROUND: QT_TRANSLATE_NOOP("EntityCard", "Next round"),
    FactKind.HOST: QT_TRANSLATE_NOOP("EntityCard", "Host"),
    FactKind.GUEST: QT_TRANSLATE_NOOP("EntityCard", "Guest"),
    FactKind.NUMBER: QT_TRANSLATE_NOOP("EntityCard", "Number"),
    FactKind.OWNERS: QT_TRANSLATE_NOOP("EntityCard", "Owed by"),
    FactKind.DUE: QT_TRANSLATE_NOOP("EntityCard", "Due"),
    FactKind.AGREED_AT: QT_TRANSLATE_NOOP("EntityCard", "Agreed at"),
    FactKind.TIME_ZONE: QT_TRANSLATE_NOOP("EntityCard", "Time zone"),
    FactKind.PUBLISHER: QT_TRANSLATE_NOOP("EntityCard", "Publisher"),
    FactKind.GENRE: QT_TRANSLATE_NOOP("EntityCard", "Kind"),
    FactKind.OPEN: QT_TRANSLATE_NOOP("EntityCard", "Open"),
    FactKind.POINTS: QT_TRANSLATE_NOOP("EntityCard", "In"),
    FactKind.CITATIONS: QT_TRANSLATE_NOOP("EntityCard", "Cited"),
}
_VOCABULARIES: dict[FactKind, tuple[type[StrEnum], ...]] = {
    FactKind.FORM: (MechanismKind, Level),
    FactKind.LEVEL: (Level,),
    FactKind.STATUS: (CommitmentStatus,),
}
COUNTS = {
    FactKind.OPEN: (QT_TRANSLATE_NOOP("EntityCard", "1 commitment"), QT_TRANSLATE_NOOP("EntityCard", "{} commitments")),
    FactKind.POINTS: (
        QT_TRANSLATE_NOOP("EntityCard", "1 talking point"),
        QT_TRANSLATE_NOOP("EntityCard", "{} talking points"),
    ),
    FactKind.CITATIONS: (QT_TRANSLATE_NOOP("EntityCard", "once"), QT_TRANSLATE_NOOP("EntityCard", "{} times")),
}


def label_fact(kind: FactKind) -> str:
    """What a fact of that kind is called."""
    return QCoreApplication.translate("EntityCard", LABELS[kind])


def describe_fact(fact: Fact) -> str:
    """What a fact says."""
    if fact.count is None:
        return _describe_words(fact)
    one, many = COUNTS[fact.kind]
    return QCoreApplication.translate("EntityCard", one if fact.count == 1 else many).format(fact.count)


def _describe_words(fact: Fact) -> str:
    """Words of the library, of which those of a closed vocabulary stand one behind the other."""
    vocabularies = _VOCABULARIES.get(fact.kind)
    if vocabularies is None:
        return fact.words
    words = fact.words.split(", ", len(vocabularies) - 1)
    return capitalise(", ".join(map(describe_word, vocabularies, words)))
