"""The sample's citations and their conflicts."""

from briefbook.edits.sample.seed import Facts, Seed, read_facts
from briefbook.records import Citation, CitationConflict
from briefbook.values.kind import EntityKind

FILES = ("mechanisms", "events")
RESULTS = "Agreed or launched at the 18th Strategic Dialogue."
POSTS = "Post as given in the report."


def sow_citations(seed: Seed, owner: str, key: str, facts: Facts) -> None:
    """The citations of one row: `owner` is its kind, `key` that under which it was sown."""
    for position, citation in enumerate(facts.get("citations", [])):
        columns = seed.plain(Citation, citation) | seed.links(Citation, citation)
        columns |= {f"{owner}_id": seed.ids[key], "position": position}
        seed.sow(citation.get("key", f"{key}:citation:{position}"), Citation, **columns)


def sow_evidence(seed: Seed) -> None:
    """The citations of mechanisms, events, commitments and memberships, and where they conflict."""
    for file in FILES:
        facts = read_facts(file)
        for kind in EntityKind:
            for key, entity in facts.get(kind, {}).items():
                sow_citations(seed, "entity", key, entity)
    for key in read_facts("commitments")["commitment"]:
        sow_citations(seed, "entity", key, {"citations": [{"source": "report", "claim": RESULTS}]})
    for membership in read_facts("people")["memberships"]:
        key = f"membership:{membership['person']}"
        sow_citations(seed, "membership", key, {"citations": [{"source": "report", "claim": POSTS}]})
    for number, conflict in enumerate(read_facts("mechanisms")["conflicts"]):
        columns = seed.plain(CitationConflict, conflict) | seed.links(CitationConflict, conflict)
        seed.sow(f"conflict:{number}", CitationConflict, **columns)
