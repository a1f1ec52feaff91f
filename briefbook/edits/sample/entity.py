"""The sample's entities: names and details first, then what ties them to each other."""

from collections.abc import Iterator
from typing import Any

from briefbook.edits.entity import DETAILS
from briefbook.edits.row import get_row
from briefbook.edits.sample.sample_writer import MARKING, Facts, SampleWriter, read_facts
from briefbook.records import (
    Attestation,
    Commitment,
    CommitmentOwner,
    CommitmentStatusEntry,
    DialogueParty,
    Entity,
    MechanismChair,
    MechanismParty,
    Membership,
    Name,
    Participation,
    VisitPlace,
)
from briefbook.values.kind import EntityKind

FILES = ("entities", "people", "mechanisms", "events", "commitments")
AGREED_AT = "strategic_dialogue_18"
ATTESTED_ON = "2026-01-16"
ATTESTED_BY = "report"


def write_sample_entities(sample: SampleWriter) -> None:
    """Every entity of the sample with its names, details and ties, and the memberships of people."""
    found = [entity for file in FILES for entity in _list_entities(read_facts(file))]
    for kind, key, facts in found:
        _write_entity(sample, kind, key, facts)
    for kind, key, facts in found:
        _tie_entity(sample, kind, key, facts)
    for facts in read_facts("people")["memberships"]:
        _write_membership(sample, facts)


def _list_entities(facts: Facts) -> Iterator[tuple[EntityKind, str, Facts]]:
    for kind in EntityKind:
        for key, entity in facts.get(kind, {}).items():
            yield kind, key, entity


def _write_entity(sample: SampleWriter, kind: EntityKind, key: str, facts: Facts) -> None:
    description = sample.text(f"{key}:description", facts.get("description", ""))
    entity_id = sample.write(key, Entity, kind=kind, description=description, marking=MARKING)
    first = facts["name"] if isinstance(facts["name"], dict) else {"text": facts["name"]}
    for position, name in enumerate([first, *facts.get("names", [])]):
        sample.write(f"{key}:name:{position}", Name, entity_id=entity_id, position=position, **name)
    detail = DETAILS[kind]
    columns = sample.plain(detail, facts)
    for prefix in {"date", "due"} & facts.keys():
        columns |= sample.date(prefix, facts[prefix])
    if "wording" in facts:
        columns["wording"] = sample.text(f"{key}:wording", facts["wording"])
    sample.write(key, detail, id=entity_id, **columns)


def _tie_entity(sample: SampleWriter, kind: EntityKind, key: str, facts: Facts) -> None:
    detail = get_row(sample.db, DETAILS[kind], sample.ids[key])
    for column, target in sample.links(DETAILS[kind], facts).items():
        setattr(detail, column, target)
    own = {"mechanism_id" if kind is EntityKind.MECHANISM else "dialogue_id": sample.ids[key]}
    party = MechanismParty if kind is EntityKind.MECHANISM else DialogueParty
    for position, other in enumerate(facts.get("parties", [])):
        sample.write(f"{key}:party:{position}", party, party_id=sample.ids[other], position=position, **own)
    for position, post in enumerate(facts.get("chairs", [])):
        sample.write(f"{key}:chair:{position}", MechanismChair, post_id=sample.ids[post], position=position, **own)
    for position, place in enumerate(facts.get("places", [])):
        columns = {"visit_id": sample.ids[key], "place_id": sample.ids[place], "position": position}
        sample.write(f"{key}:place:{position}", VisitPlace, **columns)
    for position, who in enumerate(facts.get("participants", [])):
        columns = {"event_id": sample.ids[key], "participant_id": sample.ids[who["who"]], "position": position}
        sample.write(f"{key}:participant:{position}", Participation, side=who["side"], role=who["role"], **columns)
    if kind is EntityKind.COMMITMENT:
        _tie_commitment(sample, key, facts)


def _tie_commitment(sample: SampleWriter, key: str, facts: Facts) -> None:
    own: dict[str, Any] = {"commitment_id": sample.ids[key]}
    for position, owner in enumerate(facts["owners"]):
        columns = {"owner_id": sample.ids[owner["who"]], "side": owner["side"], "position": position}
        sample.write(f"{key}:owner:{position}", CommitmentOwner, **own, **columns)
    agreed_at = sample.ids[AGREED_AT]
    get_row(sample.db, Commitment, sample.ids[key]).agreed_at_id = agreed_at
    columns = {"status": facts["status"], "on_edtf": ATTESTED_ON, "dialogue_id": agreed_at}
    sample.write(f"{key}:status:0", CommitmentStatusEntry, position=0, note=facts.get("note", ""), **own, **columns)


def _write_membership(sample: SampleWriter, facts: Facts) -> None:
    key = f"membership:{facts['person']}"
    membership_id = sample.write(key, Membership, **sample.links(Membership, facts))
    source_id = sample.ids[ATTESTED_BY]
    sample.write(f"{key}:attested", Attestation, membership_id=membership_id, on_edtf=ATTESTED_ON, source_id=source_id)
