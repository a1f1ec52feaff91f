"""The sample's briefs: objectives, issues, talking points, prose, and how far each is cleared."""

from datetime import timedelta
from typing import Any

from briefbook.edits.clearance import get_text, hash_text
from briefbook.edits.sample.evidence import write_sample_citations
from briefbook.edits.sample.sample_writer import MARKING, Facts, SampleWriter, read_facts
from briefbook.records import Brief, Clearance, Issue, Objective, PointTopic, Section, TalkingPoint
from briefbook.values.kind import ClearanceState, SectionKind, Side
from briefbook.values.place import Place

OFFICE = "Sample clearance desk"
STEP_BEFORE = timedelta(hours=4)


def write_sample_briefs(sample: SampleWriter, visit_id: int, names: list[str]) -> list[int]:
    """The ids of the briefs of these files, in this order."""
    return [_write_brief(sample, visit_id, name, position) for position, name in enumerate(names)]


def _write_brief(sample: SampleWriter, visit_id: int, name: str, position: int) -> int:
    facts, key = read_facts("briefs", name), f"brief:{name}"
    columns = {"visit_id": visit_id, "subject_id": sample.ids[facts["subject"]], "position": position}
    brief_id = sample.write(key, Brief, title=facts.get("title", ""), **columns)
    for side in Side:
        for number, words in enumerate(facts["objectives"][side]):
            own = f"{key}:{side}:{number}"
            text = sample.text(own, words)
            sample.write(own, Objective, brief_id=brief_id, side=side, position=number, text=text, marking=MARKING)
    for number, issue in enumerate(facts["issues"]):
        _write_issue(sample, f"{key}:issue:{number}", issue, {"brief_id": brief_id, "position": number})
    for kind, section in facts["sections"].items():
        write_sample_section(sample, f"{key}:{kind}", section, {"brief_id": brief_id, "kind": SectionKind(kind)})
    return brief_id


def _write_issue(sample: SampleWriter, key: str, facts: Facts, columns: dict[str, Any]) -> None:
    issue_id = sample.write(key, Issue, **sample.plain(Issue, facts), **columns)
    for number, point in enumerate(facts["points"]):
        _write_point(sample, f"{key}:point:{number}", point, {"issue_id": issue_id, "position": number})


def _write_point(sample: SampleWriter, key: str, facts: Facts, columns: dict[str, Any]) -> None:
    columns = sample.plain(TalkingPoint, facts) | sample.links(TalkingPoint, facts) | columns
    for field in ("text", "fallback"):
        columns[field] = sample.text(f"{key}:{field}", facts.get(field, ""))
    point_id = sample.write(key, TalkingPoint, marking=MARKING, **columns)
    for number, topic in enumerate(facts.get("topics", [])):
        topic_id = sample.ids[topic]
        sample.write(f"{key}:topic:{number}", PointTopic, point_id=point_id, topic_id=topic_id, position=number)
    write_sample_citations(sample, "point", key, facts)
    _write_clearance(sample, key, facts, Place("point", point_id))


def write_sample_section(sample: SampleWriter, key: str, facts: Facts, columns: dict[str, Any]) -> None:
    """A prose part with its citations and its clearance; `columns` say whose and of which kind it is."""
    section_id = sample.write(key, Section, text=sample.text(f"{key}:text", facts["text"]), marking=MARKING, **columns)
    write_sample_citations(sample, "section", key, facts)
    _write_clearance(sample, key, facts, Place("section", section_id))


def _write_clearance(sample: SampleWriter, key: str, facts: Facts, place: Place) -> None:
    if "clearance" not in facts:
        return
    hashed = _hash_as_cleared(sample, key, facts, place)
    states = [ClearanceState.FOR_CLEARANCE, ClearanceState.CLEARED]
    for number, state in enumerate(states[: states.index(facts["clearance"]) + 1]):
        at = sample.moment - STEP_BEFORE / (number + 1)
        own = {f"{place.kind}_id": place.id, "state": state, "office": OFFICE, "at": at, "hash": hashed}
        sample.write(f"{key}:clearance:{number}", Clearance, **own)


def _hash_as_cleared(sample: SampleWriter, key: str, facts: Facts, place: Place) -> str:
    """The hash of the text that was cleared, which is another one where it has changed since."""
    if "cleared_text" not in facts:
        return hash_text(sample.db, place)
    owner = get_text(sample.db, place)
    text = owner.text
    owner.text = sample.text(f"{key}:text", facts["cleared_text"])
    hashed = hash_text(sample.db, place)
    owner.text = text
    return hashed
