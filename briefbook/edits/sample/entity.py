"""The sample's entities: names and details first, then what ties them to each other."""

from collections.abc import Iterator
from typing import Any

from briefbook.edits.entity import DETAILS
from briefbook.edits.row import get_row
from briefbook.edits.sample.seed import MARKING, Facts, Seed, read_facts
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


def sow_entities(seed: Seed) -> None:
    """Every entity of the sample with its names, details and ties, and the memberships of people."""
    found = [entity for file in FILES for entity in _list_entities(read_facts(file))]
    for kind, key, facts in found:
        _sow_entity(seed, kind, key, facts)
    for kind, key, facts in found:
        _tie_entity(seed, kind, key, facts)
    for facts in read_facts("people")["memberships"]:
        _sow_membership(seed, facts)


def _list_entities(facts: Facts) -> Iterator[tuple[EntityKind, str, Facts]]:
    for kind in EntityKind:
        for key, entity in facts.get(kind, {}).items():
            yield kind, key, entity


def _sow_entity(seed: Seed, kind: EntityKind, key: str, facts: Facts) -> None:
    description = seed.text(f"{key}:description", facts.get("description", ""))
    entity_id = seed.sow(key, Entity, kind=kind, description=description, marking=MARKING)
    first = facts["name"] if isinstance(facts["name"], dict) else {"text": facts["name"]}
    for position, name in enumerate([first, *facts.get("names", [])]):
        seed.sow(f"{key}:name:{position}", Name, entity_id=entity_id, position=position, **name)
    detail = DETAILS[kind]
    columns = seed.plain(detail, facts)
    for prefix in {"date", "due"} & facts.keys():
        columns |= seed.date(prefix, facts[prefix])
    if "wording" in facts:
        columns["wording"] = seed.text(f"{key}:wording", facts["wording"])
    seed.sow(key, detail, id=entity_id, **columns)


def _tie_entity(seed: Seed, kind: EntityKind, key: str, facts: Facts) -> None:
    detail = get_row(seed.db, DETAILS[kind], seed.ids[key])
    for column, target in seed.links(DETAILS[kind], facts).items():
        setattr(detail, column, target)
    own = {"mechanism_id" if kind is EntityKind.MECHANISM else "dialogue_id": seed.ids[key]}
    party = MechanismParty if kind is EntityKind.MECHANISM else DialogueParty
    for position, other in enumerate(facts.get("parties", [])):
        seed.sow(f"{key}:party:{position}", party, party_id=seed.ids[other], position=position, **own)
    for position, post in enumerate(facts.get("chairs", [])):
        seed.sow(f"{key}:chair:{position}", MechanismChair, post_id=seed.ids[post], position=position, **own)
    for position, place in enumerate(facts.get("places", [])):
        columns = {"visit_id": seed.ids[key], "place_id": seed.ids[place], "position": position}
        seed.sow(f"{key}:place:{position}", VisitPlace, **columns)
    for position, who in enumerate(facts.get("participants", [])):
        columns = {"event_id": seed.ids[key], "participant_id": seed.ids[who["who"]], "position": position}
        seed.sow(f"{key}:participant:{position}", Participation, side=who["side"], role=who["role"], **columns)
    if kind is EntityKind.COMMITMENT:
        _tie_commitment(seed, key, facts)


def _tie_commitment(seed: Seed, key: str, facts: Facts) -> None:
    own: dict[str, Any] = {"commitment_id": seed.ids[key]}
    for position, owner in enumerate(facts["owners"]):
        columns = {"owner_id": seed.ids[owner["who"]], "side": owner["side"], "position": position}
        seed.sow(f"{key}:owner:{position}", CommitmentOwner, **own, **columns)
    agreed_at = seed.ids[AGREED_AT]
    get_row(seed.db, Commitment, seed.ids[key]).agreed_at_id = agreed_at
    columns = {"status": facts["status"], "on_edtf": ATTESTED_ON, "dialogue_id": agreed_at}
    seed.sow(f"{key}:status:0", CommitmentStatusEntry, position=0, note=facts.get("note", ""), **own, **columns)


def _sow_membership(seed: Seed, facts: Facts) -> None:
    key = f"membership:{facts['person']}"
    membership_id = seed.sow(key, Membership, **seed.links(Membership, facts))
    source_id = seed.ids[ATTESTED_BY]
    seed.sow(f"{key}:attested", Attestation, membership_id=membership_id, on_edtf=ATTESTED_ON, source_id=source_id)
