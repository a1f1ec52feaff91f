"""Writing the sample library to a new file."""

from pathlib import Path

from briefbook.edits.library import LIBRARY_ID, found_library
from briefbook.edits.sample.entity import write_sample_entities
from briefbook.edits.sample.evidence import write_sample_evidence
from briefbook.edits.sample.sample_writer import Facts, SampleWriter, read_facts
from briefbook.edits.sample.visit import write_sample_visit
from briefbook.records import Library, Scheme, SchemeLevel


def write_sample(path: Path, *, passphrase: str | None = None) -> None:
    """Write the sample to a file that does not exist yet; raises StoreError, and ExistsError where there is one."""
    facts = read_facts("library")
    moment = facts["moment"]
    with found_library(path, lambda: moment, passphrase) as session, session.change("Write Sample") as db:
        sample = SampleWriter(db, moment)
        _write_library(sample, facts)
        write_sample_entities(sample)
        write_sample_evidence(sample)
        write_sample_visit(sample)
        library = db.get_one(Library, LIBRARY_ID)
        library.own_country_id = sample.ids[facts["own_country"]]


def _write_library(sample: SampleWriter, facts: Facts) -> None:
    scheme = facts["scheme"]
    scheme_id = sample.write("scheme", Scheme, **sample.plain(Scheme, scheme))
    for position, level in enumerate(scheme["levels"]):
        key = f"scheme:{level['code']}"
        sample.write(key, SchemeLevel, scheme_id=scheme_id, position=position, **sample.plain(SchemeLevel, level))
    columns = sample.plain(Library, facts) | {"scheme_id": scheme_id}
    sample.write("library", Library, id=LIBRARY_ID, created_at=sample.moment, changed_at=sample.moment, **columns)
