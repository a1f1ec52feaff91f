"""What each kind of entity has beside its names, as rows of a form."""

from dataclasses import dataclass
from enum import StrEnum

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


PARTIES = (K.COUNTRY, K.ORGANISATION)
COUNTRY = DetailRow("Country", "country_id", DetailField.ENTITY, (K.COUNTRY,))
ORGANISATION = DetailRow("Organisation", "organisation_id", DetailField.ENTITY, (K.ORGANISATION,))
DETAILS: dict[EntityKind, tuple[DetailRow, ...]] = {
    K.PERSON: (COUNTRY,),
    K.POST: (ORGANISATION, COUNTRY),
    K.ORGANISATION: (DetailRow("Part of", "parent_id", DetailField.ENTITY, (K.ORGANISATION,)), COUNTRY),
    K.COUNTRY: (DetailRow("ISO code", "iso_code", DetailField.WORDS),),
    K.PLACE: (COUNTRY, DetailRow("Time zone", "time_zone", DetailField.WORDS)),
    K.TOPIC: (DetailRow("Part of", "parent_id", DetailField.ENTITY, (K.TOPIC,)),),
    K.MECHANISM: (
        DetailRow("Kind", "mechanism_kind", DetailField.CHOICE, choices=MechanismKind),
        DetailRow("Level", "level", DetailField.CHOICE, choices=Level),
        DetailRow("Parties", "mechanism_party", DetailField.LINKS, PARTIES),
        DetailRow("Chaired by", "mechanism_chair", DetailField.LINKS, (K.POST,)),
        DetailRow("Stands under", "parent_id", DetailField.ENTITY, (K.MECHANISM,)),
        DetailRow("Status", "status", DetailField.WORDS),
        DetailRow("How often", "cadence", DetailField.WORDS),
    ),
    K.DIALOGUE: (
        DetailRow("When", "date", DetailField.DATE),
        DetailRow("Mechanism", "mechanism_id", DetailField.ENTITY, (K.MECHANISM,)),
        DetailRow("Round", "ordinal", DetailField.NUMBER),
        DetailRow("Level", "level", DetailField.CHOICE, choices=Level),
        DetailRow("Place", "place_id", DetailField.ENTITY, (K.PLACE,)),
        COUNTRY,
        DetailRow("Parties", "dialogue_party", DetailField.LINKS, PARTIES),
        DetailRow("Visit", "visit_id", DetailField.ENTITY, (K.VISIT,)),
        DetailRow("On the sidelines of", "sidelines_of_id", DetailField.ENTITY, (K.DIALOGUE,)),
        DetailRow("Follows", "follows_id", DetailField.ENTITY, (K.DIALOGUE,)),
    ),
    K.COMMITMENT: (
        DetailRow("Number", "number", DetailField.WORDS),
        DetailRow("Verb as printed", "verb", DetailField.WORDS),
        DetailRow("Due", "due", DetailField.DATE),
        DetailRow("Owed by", "commitment_owner", DetailField.LINKS, (K.POST, K.ORGANISATION, K.COUNTRY, K.PERSON)),
        DetailRow("About", "subject_id", DetailField.ENTITY, (K.MECHANISM, K.DIALOGUE, K.TOPIC)),
        DetailRow("Agreed at", "agreed_at_id", DetailField.ENTITY, (K.DIALOGUE,)),
    ),
    K.SOURCE: (
        DetailRow("Author", "author", DetailField.CSL),
        DetailRow("Publisher", "publisher", DetailField.CSL),
        DetailRow("Published in", "container-title", DetailField.CSL),
        DetailRow("Dateline", "publisher-place", DetailField.CSL),
        DetailRow("Issued", "issued", DetailField.CSL),
        DetailRow("Address", "URL", DetailField.CSL),
        DetailRow("Genre", "genre", DetailField.CSL),
        DetailRow("Note", "note", DetailField.CSL),
    ),
}
