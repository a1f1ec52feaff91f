"""What each kind of entity has beside its names, as rows of a form."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.values.kind import EntityKind, Level, MechanismKind

K = EntityKind


class DetailField(StrEnum):
    """How a detail is entered."""

    WORDS = "words"
    NUMBER = "number"
    ENTITY = "entity"
    CHOICE = "choice"
    DATE = "date"
    LINKS = "links"
    CSL = "csl"


@dataclass(frozen=True, slots=True)
class DetailRow:
    """One detail: its label, its column (or link table, or CSL field), and what can be chosen."""

    label: str
    name: str
    field: DetailField
    kinds: tuple[EntityKind, ...] = ()
    choices: type[StrEnum] | None = None

    @property
    def words(self) -> str:
        """Its label in the language of the window."""
        return QCoreApplication.translate("Detail", self.label)


PARTIES = (K.COUNTRY, K.ORGANISATION)
COUNTRY = DetailRow(QT_TRANSLATE_NOOP("Detail", "Country"), "country_id", DetailField.ENTITY, (K.COUNTRY,))
ORGANISATION = DetailRow(
    QT_TRANSLATE_NOOP("Detail", "Organisation"), "organisation_id", DetailField.ENTITY, (K.ORGANISATION,)
)
DETAILS: dict[EntityKind, tuple[DetailRow, ...]] = {
    K.PERSON: (COUNTRY,),
    K.POST: (ORGANISATION, COUNTRY),
    K.ORGANISATION: (
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Part of"), "parent_id", DetailField.ENTITY, (K.ORGANISATION,)),
        COUNTRY,
    ),
    K.COUNTRY: (DetailRow(QT_TRANSLATE_NOOP("Detail", "ISO code"), "iso_code", DetailField.WORDS),),
    K.PLACE: (COUNTRY, DetailRow(QT_TRANSLATE_NOOP("Detail", "Time zone"), "time_zone", DetailField.WORDS)),
    K.TOPIC: (DetailRow(QT_TRANSLATE_NOOP("Detail", "Part of"), "parent_id", DetailField.ENTITY, (K.TOPIC,)),),
    K.MECHANISM: (
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Kind"), "mechanism_kind", DetailField.CHOICE, choices=MechanismKind),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Level"), "level", DetailField.CHOICE, choices=Level),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Parties"), "mechanism_party", DetailField.LINKS, PARTIES),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Chaired by"), "mechanism_chair", DetailField.LINKS, (K.POST,)),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Stands under"), "parent_id", DetailField.ENTITY, (K.MECHANISM,)),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Status"), "status", DetailField.WORDS),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "How often"), "cadence", DetailField.WORDS),
    ),
    K.DIALOGUE: (
        DetailRow(QT_TRANSLATE_NOOP("Detail", "When"), "date", DetailField.DATE),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Mechanism"), "mechanism_id", DetailField.ENTITY, (K.MECHANISM,)),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Round"), "ordinal", DetailField.NUMBER),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Level"), "level", DetailField.CHOICE, choices=Level),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Place"), "place_id", DetailField.ENTITY, (K.PLACE,)),
        COUNTRY,
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Parties"), "dialogue_party", DetailField.LINKS, PARTIES),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Visit"), "visit_id", DetailField.ENTITY, (K.VISIT,)),
        DetailRow(
            QT_TRANSLATE_NOOP("Detail", "On the sidelines of"), "sidelines_of_id", DetailField.ENTITY, (K.DIALOGUE,)
        ),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Follows"), "follows_id", DetailField.ENTITY, (K.DIALOGUE,)),
    ),
    K.COMMITMENT: (
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Number"), "number", DetailField.WORDS),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Verb as printed"), "verb", DetailField.WORDS),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Due"), "due", DetailField.DATE),
        DetailRow(
            QT_TRANSLATE_NOOP("Detail", "Owed by"),
            "commitment_owner",
            DetailField.LINKS,
            (K.POST, K.ORGANISATION, K.COUNTRY, K.PERSON),
        ),
        DetailRow(
            QT_TRANSLATE_NOOP("Detail", "About"), "subject_id", DetailField.ENTITY, (K.MECHANISM, K.DIALOGUE, K.TOPIC)
        ),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Agreed at"), "agreed_at_id", DetailField.ENTITY, (K.DIALOGUE,)),
    ),
    K.SOURCE: (
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Author"), "author", DetailField.CSL),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Publisher"), "publisher", DetailField.CSL),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Published in"), "container-title", DetailField.CSL),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Dateline"), "publisher-place", DetailField.CSL),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Issued"), "issued", DetailField.CSL),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Address"), "URL", DetailField.CSL),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Genre"), "genre", DetailField.CSL),
        DetailRow(QT_TRANSLATE_NOOP("Detail", "Note"), "note", DetailField.CSL),
    ),
}
