"""The sample's visit: its scene-setter, programme, briefs and book."""

from briefbook.edits.book import list_default_parts
from briefbook.edits.sample.brief import write_sample_briefs, write_sample_section
from briefbook.edits.sample.sample_writer import MARKING, Facts, SampleWriter, read_facts
from briefbook.records import BookPart, BookSpec, ProgrammeItem
from briefbook.values.kind import SectionKind

VISIT = "motegi_visit"


def write_sample_visit(sample: SampleWriter) -> None:
    """All that is prepared for the visit."""
    facts, visit_id = read_facts("visit"), sample.ids[VISIT]
    write_sample_section(
        sample, "scene_setter", facts["scene_setter"], {"visit_id": visit_id, "kind": SectionKind.SCENE_SETTER}
    )
    for position, item in enumerate(facts["programme"]):
        _write_programme_item(sample, visit_id, position, item)
    brief_ids = write_sample_briefs(sample, visit_id, facts["briefs"])
    _write_book(sample, visit_id, facts["book"], brief_ids)


def _write_programme_item(sample: SampleWriter, visit_id: int, position: int, facts: Facts) -> None:
    columns = sample.plain(ProgrammeItem, facts) | sample.links(ProgrammeItem, facts)
    columns |= sample.date("date", {"edtf": facts["date"]})
    key = f"programme:{position}"
    sample.write(key, ProgrammeItem, visit_id=visit_id, position=position, marking=MARKING, **columns)


def _write_book(sample: SampleWriter, visit_id: int, facts: Facts, brief_ids: list[int]) -> None:
    columns = sample.plain(BookSpec, facts) | sample.links(BookSpec, facts)
    book_id = sample.write("book", BookSpec, visit_id=visit_id, position=0, **columns)
    for position, part in enumerate(list_default_parts(brief_ids)):
        sample.write(f"book:part:{position}", BookPart, book_id=book_id, position=position, **part)
