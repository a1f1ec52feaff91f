"""What stands above the ceiling of a book is in it in no form: not in the Book, not in the file."""

import io
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from briefbook.book.ceiling import apply_ceiling
from briefbook.book.compile import compile_book
from briefbook.book.finding import FindingKind
from briefbook.book.gauge import Gauge
from briefbook.book.wording import STUB
from briefbook.edits.book import change_book
from briefbook.edits.brief import mark_brief, rename_brief
from briefbook.edits.citation import cite_source
from briefbook.edits.commitment import change_commitment_wording
from briefbook.edits.entity import change_entity, describe_entity, mark_entity, rename_entity
from briefbook.edits.issue import mark_issue, rename_issue
from briefbook.edits.objective import add_objective, mark_objective
from briefbook.edits.point import change_point, change_point_fallback, change_point_text, set_stance
from briefbook.edits.programme import change_programme_item
from briefbook.edits.section import change_section, mark_section
from briefbook.pdf.render import render_book
from briefbook.printing.export import BlockedError, export_book
from briefbook.text.rich_text import Block, RichText, Run, plain_text
from briefbook.values.kind import BriefSection, PartKind, SectionKind, Side, Stance
from briefbook.values.marking import Marking
from briefbook.values.place import Place
from tests.book import full_content

Desk = Any
LOW, HIGH = "house:SAMPLE", "house:HIGH"
SECRET = "Hentzau"


def secret(words: str) -> RichText:
    return plain_text(f"{SECRET} {words}")


def hide_point(desk: Desk) -> None:
    """A point with every field that it has, its source and its commitment."""
    point = desk.point("Working group")
    for field in ("title", "trigger"):
        change_point(desk.session, point, **{field: f"{SECRET} {field}"})
    change_point_text(desk.session, point, secret("text"))
    change_point_fallback(desk.session, point, secret("fallback"))
    source = desk.read("SELECT id FROM source")
    cite_source(desk.session, Place("point", point), source, claim=SECRET, locator=f"{SECRET} page")
    change_point(desk.session, point, marking=HIGH)


def hide_block(desk: Desk) -> None:
    """One block of a text that is otherwise low."""
    text = RichText((Block((Run("Plain."),)), Block((Run(f"{SECRET} block"),), marking=HIGH)))
    change_point_text(desk.session, desk.point("Second round"), text)
    change_section(desk.session, Place("brief", desk.brief()), SectionKind.BACKGROUND, text)


def hide_objective(desk: Desk) -> None:
    mark_objective(desk.session, add_objective(desk.session, desk.brief(), Side.OURS, secret("objective")), HIGH)


def hide_sections(desk: Desk) -> None:
    for owner, kind in (
        (Place("brief", desk.brief()), SectionKind.OUTCOMES),
        (Place("visit", desk.visit_id), SectionKind.SCENE_SETTER),
    ):
        section = change_section(desk.session, owner, kind, secret("prose"))
        cite_source(desk.session, Place("section", section), desk.read("SELECT id FROM source"), locator=SECRET)
        mark_section(desk.session, owner, kind, HIGH)


def hide_programme(desk: Desk) -> None:
    item = desk.read("SELECT id FROM programme_item ORDER BY position")
    for field in ("title", "note", "interpreter"):
        change_programme_item(desk.session, item, **{field: f"{SECRET} {field}"})
    change_programme_item(desk.session, item, marking=HIGH)


def hide_person(desk: Desk) -> None:
    person = desk.entity("Narendra Modi")
    rename_entity(desk.session, person, f"{SECRET} person")
    describe_entity(desk.session, person, secret("biography"))
    mark_entity(desk.session, person, HIGH)


def hide_commitment(desk: Desk) -> None:
    commitment = desk.entity("Launch the India–Japan AI Dialogue")
    rename_entity(desk.session, commitment, f"{SECRET} commitment")
    change_commitment_wording(desk.session, commitment, secret("wording"))
    change_entity(desk.session, commitment, number=f"{SECRET}-1", verb=SECRET)
    mark_entity(desk.session, commitment, HIGH)


def hide_titles(desk: Desk) -> None:
    """Those that preflight refuses; the Book has none of them all the same."""
    rename_brief(desk.session, desk.brief(), f"{SECRET} brief")
    mark_brief(desk.session, desk.brief(), HIGH)
    rename_issue(desk.session, desk.issue(), f"{SECRET} issue")
    mark_issue(desk.session, desk.issue(), HIGH)
    rename_entity(desk.session, desk.visit_id, f"{SECRET} visit")
    mark_entity(desk.session, desk.visit_id, HIGH)
    change_book(desk.session, desk.book_id, title=f"{SECRET} book")
    change_book(desk.session, desk.book_id, title_marking=HIGH)


def hide_cited(desk: Desk) -> None:
    """The source of a paragraph of a fallback, to which it alone refers."""
    point, source = desk.point("Second round"), desk.read("SELECT id FROM source")
    set_stance(desk.session, [point], Stance.IF_RAISED)
    citation = cite_source(desk.session, Place("point", point), source, locator=SECRET)
    uid = desk.session.file.connection.execute("SELECT uid FROM citation WHERE id = ?", [citation]).fetchone()[0]
    told = Block((Run("As was told.", ref=f"citation:{uid}"),), marking=HIGH)
    change_point_fallback(desk.session, point, RichText((Block((Run("Plain."),)), told)))


HIDERS: list[Callable[[Desk], None]] = [
    hide_point,
    hide_block,
    hide_objective,
    hide_sections,
    hide_programme,
    hide_person,
    hide_commitment,
    hide_cited,
]


def set_ceiling(desk: Desk, *, stubs: bool) -> None:
    desk.add_levels()
    change_book(desk.session, desk.book_id, ceiling=LOW)
    change_book(desk.session, desk.book_id, stubs=stubs)


def is_in(pdf: bytes, words: str) -> bool:
    """Whether the words are shown, or stand anywhere in the decompressed file in any of its encodings."""
    with pypdfium2.PdfDocument(pdf) as document:
        shown = [page.get_textpage().get_text_range() for page in document]
        shown += [item.get_title() for item in document.get_toc()]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        out = io.BytesIO()
        opened.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    wide = words.encode("utf-16-be")
    spelled = [words.encode(), wide, wide.hex().encode(), wide.hex().upper().encode()]
    return any(words in each for each in shown) or any(each in out.getvalue() for each in spelled)


@pytest.mark.parametrize("stubs", [False, True])
@pytest.mark.parametrize("hide", [*HIDERS, hide_titles])
def test_nothing_above_the_ceiling_is_in_the_book(desk: Desk, hide: Callable[[Desk], None], stubs: bool) -> None:
    set_ceiling(desk, stubs=stubs)
    change_book(desk.session, desk.book_id, ceiling=None)
    hide(desk)
    assert SECRET in repr(desk.compile()) or hide is hide_titles
    change_book(desk.session, desk.book_id, ceiling=LOW)
    book = desk.compile()
    assert SECRET not in repr(book)
    assert "HIGH" not in repr(book)
    assert book.banner
    assert book.banner.text == "SAMPLE"


@pytest.mark.parametrize("stubs", [False, True])
def test_nothing_above_the_ceiling_is_in_the_file(desk: Desk, tmp_path: Path, stubs: bool) -> None:
    set_ceiling(desk, stubs=stubs)
    for hide in HIDERS:
        hide(desk)
    export_book(desk.gather(), tmp_path / "book.pdf")
    assert not is_in((tmp_path / "book.pdf").read_bytes(), SECRET)
    change_book(desk.session, desk.book_id, ceiling=HIGH)
    export_book(desk.gather(), tmp_path / "book.pdf")
    assert is_in((tmp_path / "book.pdf").read_bytes(), SECRET)


def test_a_title_above_the_ceiling_is_refused_and_in_no_bookmark(desk: Desk, tmp_path: Path) -> None:
    set_ceiling(desk, stubs=False)
    hide_titles(desk)
    with pytest.raises(BlockedError, match="above the ceiling"):
        export_book(desk.gather(), tmp_path / "book.pdf")
    assert list(tmp_path.glob("*.pdf")) == []
    assert not is_in(render_book(compile_book(desk.gather()).book).pdf, SECRET)


def test_whatever_is_hidden_no_other_part_names_it(desk: Desk) -> None:
    """Every entity of the sample in turn, under a name that stands nowhere else."""
    set_ceiling(desk, stubs=True)
    entities = desk.session.file.connection.execute("SELECT id FROM entity").fetchall()
    assert len(entities) > 50
    for (entity_id,) in entities:
        rename_entity(desk.session, entity_id, f"{SECRET} {entity_id}")
        mark_entity(desk.session, entity_id, HIGH)
        assert SECRET not in repr(desk.compile()), entity_id
        desk.session.undo()
        desk.session.undo()


def test_a_stub_stands_where_something_was_left_out(desk: Desk) -> None:
    set_ceiling(desk, stubs=True)
    hide_point(desk)
    hide_block(desk)
    hide_programme(desk)
    assert desk.words(PartKind.BRIEF).count(STUB) == 3
    assert desk.words(PartKind.PROGRAMME).count(STUB) == 1
    change_book(desk.session, desk.book_id, stubs=False)
    assert STUB not in repr(desk.compile())


def test_a_note_says_how_much_was_left_out_and_the_rest_is_numbered_on(desk: Desk) -> None:
    set_ceiling(desk, stubs=False)
    hide_point(desk)
    hide_objective(desk)
    hide_block(desk)
    (told,) = desk.check(FindingKind.LEFT_OUT)
    assert told.message == "5 portions above the ceiling left out of this book."
    raised = [block.number for block in desk.part(PartKind.BRIEF).blocks if hasattr(block, "trailer")]
    assert raised == ["1.1", "1.2", "1.3"]


def test_a_part_that_is_left_out_is_not_in_the_book_either(desk: Desk) -> None:
    change_point_text(desk.session, desk.point("Working group"), secret("text"))
    change_section(desk.session, Place("brief", desk.brief()), SectionKind.BACKGROUND, secret("prose"))
    from briefbook.edits.book import set_part_included, set_sections

    part = desk.read("SELECT id FROM book_part WHERE brief_id = ?", desk.brief())
    set_sections(desk.session, part, [BriefSection.FACTS, BriefSection.OBJECTIVES])
    assert SECRET not in repr(desk.compile())
    set_sections(desk.session, part, list(BriefSection))
    assert SECRET in repr(desk.compile())
    set_part_included(desk.session, part, False)
    assert SECRET not in repr(desk.compile())


def test_no_record_is_left_that_belongs_to_what_is_hidden_or_names_it() -> None:
    content = full_content.build_content(full_content.LOW)
    (membership,), first = content.memberships, content.citations[0]
    said = replace(first, id=9, source_id=full_content.OTHER, speaker_id=full_content.PERSON)
    content = replace(
        content,
        memberships=(membership, replace(membership, id=2, post_id=None, organisation_id=full_content.MECHANISM)),
        citations=(*content.citations, said),
    )
    for hidden in content.entities:
        marked = tuple(
            replace(each, marking=full_content.HIGH) if each is hidden else each for each in content.entities
        )
        cut = apply_ceiling(replace(content, entities=marked), Gauge(content.library))
        rows = [*cut.briefs, *cut.memberships, *cut.participations, *cut.citations]
        links = [getattr(row, each.name) for row in rows for each in fields(row) if each.name.endswith("_id")]
        assert hidden.id not in links, hidden.names


@pytest.mark.parametrize("stubs", [False, True])
@pytest.mark.parametrize(
    ("own", "first", "second", "stays"),
    [
        (full_content.LOW, full_content.LOW, full_content.LOW, True),
        (full_content.LOW, full_content.LOW, full_content.HIGH, True),
        (full_content.LOW, full_content.HIGH, full_content.HIGH, False),
        (full_content.HIGH, full_content.LOW, full_content.LOW, False),
        (full_content.HIGH, full_content.LOW, full_content.HIGH, False),
    ],
)
def test_a_source_that_no_paragraph_refers_to_goes_with_its_text(
    own: Marking, first: Marking, second: Marking, stays: bool, stubs: bool
) -> None:
    content = full_content.build_content(full_content.LOW)
    text = RichText(tuple(Block((Run("Plain."),), marking=str(marking)) for marking in (first, second)))
    section = replace(content.visit_sections[0], text=text, marking=own)
    cited = replace(content.citations[0], id=9, uid="c9", owner=section.place, locator=SECRET)
    spec = replace(content.spec, stubs=stubs)
    content = replace(content, spec=spec, visit_sections=(section,), citations=(*content.citations, cited))
    assert (SECRET in repr(compile_book(content).book)) is stays


def test_a_conflict_goes_with_either_claim_and_with_a_text_that_was_cut_into() -> None:
    content = full_content.build_content(full_content.LOW)
    one, other = content.citations
    content = replace(content, citations=(one, replace(other, owner=Place("point", 2))))
    brief, text = content.briefs[0], RichText((Block((Run("Plain."),)), Block((Run(SECRET),), marking="test:HIGH")))
    (issue,) = brief.issues
    assert "They differ." in repr(compile_book(content).book)
    for point in issue.points:
        points = tuple(replace(each, text=text) if each is point else each for each in issue.points)
        changed = replace(brief, issues=(replace(issue, points=points),))
        book = compile_book(replace(content, briefs=(changed, *content.briefs[1:]))).book
        assert "They differ." not in repr(book)
    for source in (full_content.SOURCE, full_content.OTHER):
        entities = tuple(
            replace(each, marking=full_content.HIGH) if each.id == source else each for each in content.entities
        )
        assert "They differ." not in repr(compile_book(replace(content, entities=entities)).book)
