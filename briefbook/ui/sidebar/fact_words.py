"""What the facts of an entity are called on its card."""

from PySide6.QtCore import QCoreApplication

from briefbook.models.term import title_term
from briefbook.store.entity_fact import Fact, FactKind

_LABELS = {
    FactKind.POST: "Post",
    FactKind.HOLDER: "Held by",
    FactKind.ORGANISATION: "In",
    FactKind.COUNTRY: "Country",
    FactKind.PART_OF: "Part of",
    FactKind.VISIT: "Visit",
    FactKind.WHEN: "When",
    FactKind.WHERE: "Where",
    FactKind.MECHANISM: "Round of",
    FactKind.FORM: "Form",
    FactKind.LEVEL: "Level",
    FactKind.STATUS: "Status",
    FactKind.CHAIRS: "Chairs",
    FactKind.CHAIRED_BY: "Chaired by",
    FactKind.LAST_MET: "Last met",
    FactKind.LAST_ROUND: "Last round",
    FactKind.NEXT_ROUND: "Next round",
    FactKind.HOST: "Host",
    FactKind.GUEST: "Guest",
    FactKind.NUMBER: "Number",
    FactKind.OWNERS: "Owed by",
    FactKind.DUE: "Due",
    FactKind.AGREED_AT: "Agreed at",
    FactKind.TIME_ZONE: "Time zone",
    FactKind.PUBLISHER: "Publisher",
    FactKind.GENRE: "Kind",
    FactKind.OPEN: "Open",
    FactKind.POINTS: "In",
    FactKind.CITATIONS: "Cited",
}
_TERMS = {FactKind.FORM, FactKind.LEVEL, FactKind.STATUS}
_COUNTS = {
    FactKind.OPEN: ("1 commitment", "{} commitments"),
    FactKind.POINTS: ("1 talking point", "{} talking points"),
    FactKind.CITATIONS: ("once", "{} times"),
}


def label_fact(kind: FactKind) -> str:
    """What a fact of that kind is called."""
    return QCoreApplication.translate("EntityCard", _LABELS[kind])


def describe_fact(fact: Fact) -> str:
    """What a fact says."""
    if fact.count is None:
        return title_term(fact.words) if fact.kind in _TERMS else fact.words
    one, many = _COUNTS[fact.kind]
    return QCoreApplication.translate("EntityCard", one if fact.count == 1 else many).format(fact.count)
