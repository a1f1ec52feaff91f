"""The sample's briefs: objectives, issues, talking points, prose, and how far each is cleared."""

from datetime import timedelta
from typing import Any

from briefbook.edits.clearance import get_text, hash_text
from briefbook.edits.sample.evidence import sow_citations
from briefbook.edits.sample.seed import MARKING, Facts, Seed, read_facts
from briefbook.records import Brief, Clearance, Issue, Objective, PointTopic, Section, TalkingPoint
from briefbook.values.kind import ClearanceState, SectionKind, Side
from briefbook.values.place import Place

OFFICE = "Sample clearance desk"
STEP_BEFORE = timedelta(hours=4)


def sow_briefs(seed: Seed, visit_id: int, names: list[str]) -> list[int]:
    """The ids of the briefs of these files, in this order."""
    return [_sow_brief(seed, visit_id, name, position) for position, name in enumerate(names)]


def _sow_brief(seed: Seed, visit_id: int, name: str, position: int) -> int:
    facts, key = read_facts("briefs", name), f"brief:{name}"
    columns = {"visit_id": visit_id, "subject_id": seed.ids[facts["subject"]], "position": position}
    brief_id = seed.sow(key, Brief, title=facts.get("title", ""), **columns)
    for side in Side:
        for number, words in enumerate(facts["objectives"][side]):
            own = f"{key}:{side}:{number}"
            text = seed.text(own, words)
            seed.sow(own, Objective, brief_id=brief_id, side=side, position=number, text=text, marking=MARKING)
    for number, issue in enumerate(facts["issues"]):
        _sow_issue(seed, f"{key}:issue:{number}", issue, {"brief_id": brief_id, "position": number})
    for kind, section in facts["sections"].items():
        sow_section(seed, f"{key}:{kind}", section, {"brief_id": brief_id, "kind": SectionKind(kind)})
    return brief_id


def _sow_issue(seed: Seed, key: str, facts: Facts, columns: dict[str, Any]) -> None:
    issue_id = seed.sow(key, Issue, **seed.plain(Issue, facts), **columns)
    for number, point in enumerate(facts["points"]):
        _sow_point(seed, f"{key}:point:{number}", point, {"issue_id": issue_id, "position": number})


def _sow_point(seed: Seed, key: str, facts: Facts, columns: dict[str, Any]) -> None:
    columns = seed.plain(TalkingPoint, facts) | seed.links(TalkingPoint, facts) | columns
    for field in ("text", "fallback"):
        columns[field] = seed.text(f"{key}:{field}", facts.get(field, ""))
    point_id = seed.sow(key, TalkingPoint, marking=MARKING, **columns)
    for number, topic in enumerate(facts.get("topics", [])):
        topic_id = seed.ids[topic]
        seed.sow(f"{key}:topic:{number}", PointTopic, point_id=point_id, topic_id=topic_id, position=number)
    sow_citations(seed, "point", key, facts)
    _sow_clearance(seed, key, facts, Place("point", point_id))


def sow_section(seed: Seed, key: str, facts: Facts, columns: dict[str, Any]) -> None:
    """A prose part with its citations and its clearance; `columns` say whose and of which kind it is."""
    section_id = seed.sow(key, Section, text=seed.text(f"{key}:text", facts["text"]), marking=MARKING, **columns)
    sow_citations(seed, "section", key, facts)
    _sow_clearance(seed, key, facts, Place("section", section_id))


def _sow_clearance(seed: Seed, key: str, facts: Facts, place: Place) -> None:
    if "clearance" not in facts:
        return
    hashed = _hash_as_cleared(seed, key, facts, place)
    states = [ClearanceState.FOR_CLEARANCE, ClearanceState.CLEARED]
    for number, state in enumerate(states[: states.index(facts["clearance"]) + 1]):
        at = seed.moment - STEP_BEFORE / (number + 1)
        own = {f"{place.kind}_id": place.id, "state": state, "office": OFFICE, "at": at, "hash": hashed}
        seed.sow(f"{key}:clearance:{number}", Clearance, **own)


def _hash_as_cleared(seed: Seed, key: str, facts: Facts, place: Place) -> str:
    """The hash of the text that was cleared, which is another one where it has changed since."""
    if "cleared_text" not in facts:
        return hash_text(seed.db, place)
    owner = get_text(seed.db, place)
    text = owner.text
    owner.text = seed.text(f"{key}:text", facts["cleared_text"])
    hashed = hash_text(seed.db, place)
    owner.text = text
    return hashed
