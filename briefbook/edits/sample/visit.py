"""The sample's visit: its scene-setter, programme, briefs and book."""

from briefbook.edits.book import list_default_parts
from briefbook.edits.sample.brief import sow_briefs, sow_section
from briefbook.edits.sample.seed import MARKING, Facts, Seed, read_facts
from briefbook.records import BookPart, BookSpec, ProgrammeItem
from briefbook.values.kind import SectionKind

VISIT = "motegi_visit"


def sow_visit(seed: Seed) -> None:
    """All that is prepared for the visit."""
    facts, visit_id = read_facts("visit"), seed.ids[VISIT]
    sow_section(seed, "scene_setter", facts["scene_setter"], {"visit_id": visit_id, "kind": SectionKind.SCENE_SETTER})
    for position, item in enumerate(facts["programme"]):
        _sow_programme_item(seed, visit_id, position, item)
    brief_ids = sow_briefs(seed, visit_id, facts["briefs"])
    _sow_book(seed, visit_id, facts["book"], brief_ids)


def _sow_programme_item(seed: Seed, visit_id: int, position: int, facts: Facts) -> None:
    columns = seed.plain(ProgrammeItem, facts) | seed.links(ProgrammeItem, facts)
    columns |= seed.date("date", {"edtf": facts["date"]})
    key = f"programme:{position}"
    seed.sow(key, ProgrammeItem, visit_id=visit_id, position=position, marking=MARKING, **columns)


def _sow_book(seed: Seed, visit_id: int, facts: Facts, brief_ids: list[int]) -> None:
    columns = seed.plain(BookSpec, facts) | seed.links(BookSpec, facts)
    book_id = seed.sow("book", BookSpec, visit_id=visit_id, position=0, **columns)
    for position, part in enumerate(list_default_parts(brief_ids)):
        seed.sow(f"book:part:{position}", BookPart, book_id=book_id, position=position, **part)
