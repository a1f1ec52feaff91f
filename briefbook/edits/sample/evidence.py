"""The sample's citations and their conflicts."""

from briefbook.edits.sample.sample_writer import Facts, SampleWriter, read_facts
from briefbook.records import Citation, CitationConflict
from briefbook.values.kind import EntityKind

FILES = ("mechanisms", "events")
RESULTS = "Agreed or launched at the 18th Strategic Dialogue."
POSTS = "Post as given in the report."


def write_sample_citations(sample: SampleWriter, owner: str, key: str, facts: Facts) -> None:
    """The citations of one row: `owner` is its kind, `key` that under which it was written."""
    for position, citation in enumerate(facts.get("citations", [])):
        columns = sample.plain(Citation, citation) | sample.links(Citation, citation)
        columns |= {f"{owner}_id": sample.ids[key], "position": position}
        sample.write(citation.get("key", f"{key}:citation:{position}"), Citation, **columns)


def write_sample_evidence(sample: SampleWriter) -> None:
    """The citations of mechanisms, events, commitments and memberships, and where they conflict."""
    for file in FILES:
        facts = read_facts(file)
        for kind in EntityKind:
            for key, entity in facts.get(kind, {}).items():
                write_sample_citations(sample, "entity", key, entity)
    for key in read_facts("commitments")["commitment"]:
        write_sample_citations(sample, "entity", key, {"citations": [{"source": "report", "claim": RESULTS}]})
    for membership in read_facts("people")["memberships"]:
        key = f"membership:{membership['person']}"
        write_sample_citations(sample, "membership", key, {"citations": [{"source": "report", "claim": POSTS}]})
    for number, conflict in enumerate(read_facts("mechanisms")["conflicts"]):
        columns = sample.plain(CitationConflict, conflict) | sample.links(CitationConflict, conflict)
        sample.write(f"conflict:{number}", CitationConflict, **columns)
