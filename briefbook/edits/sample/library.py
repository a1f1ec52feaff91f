"""Writing the sample library to a new file."""

from pathlib import Path

from briefbook.edits.library import LIBRARY_ID, found_library
from briefbook.edits.sample.entity import sow_entities
from briefbook.edits.sample.evidence import sow_evidence
from briefbook.edits.sample.seed import Facts, Seed, read_facts
from briefbook.edits.sample.visit import sow_visit
from briefbook.records import Library, Scheme, SchemeLevel


def write_sample(path: Path, *, passphrase: str | None = None) -> None:
    """Write the sample to a file that does not exist yet; raises StoreError, and ExistsError where there is one."""
    facts = read_facts("library")
    moment = facts["moment"]
    with found_library(path, lambda: moment, passphrase) as session, session.change("Write Sample") as db:
        seed = Seed(db, moment)
        _sow_library(seed, facts)
        sow_entities(seed)
        sow_evidence(seed)
        sow_visit(seed)
        library = db.get_one(Library, LIBRARY_ID)
        library.own_country_id = seed.ids[facts["own_country"]]


def _sow_library(seed: Seed, facts: Facts) -> None:
    scheme = facts["scheme"]
    scheme_id = seed.sow("scheme", Scheme, **seed.plain(Scheme, scheme))
    for position, level in enumerate(scheme["levels"]):
        key = f"scheme:{level['code']}"
        seed.sow(key, SchemeLevel, scheme_id=scheme_id, position=position, **seed.plain(SchemeLevel, level))
    columns = seed.plain(Library, facts) | {"scheme_id": scheme_id}
    seed.sow("library", Library, id=LIBRARY_ID, created_at=seed.moment, changed_at=seed.moment, **columns)
