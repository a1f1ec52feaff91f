"""Every text of every content class is cut by the ceiling, counted by the banner and found by Check.

And where the ceiling's own cut is taken out, what it let slip is found on the pages: then nothing is printed.
"""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, get_type_hints

import pytest

from briefbook.book import content as content_package
from briefbook.book.block import CoverPage, Portion, Portrait, Span, Table, iterate_beside
from briefbook.book.book import Book
from briefbook.book.ceiling import Ceiling
from briefbook.book.compile import compile_book
from briefbook.book.content import (
    CitationContent,
    ClearanceContent,
    ConflictContent,
    Content,
    DateContent,
    EntityContent,
    MembershipContent,
    PersonContent,
    ProgrammeItemContent,
    Worded,
)
from briefbook.book.content.text import PLAIN, list_text_fields
from briefbook.book.finding import FindingKind, Severity
from briefbook.book.portion import PrintedPortion, part_portions, roll_up_printed
from briefbook.book.printed import list_lines
from briefbook.book.wording import STUB
from briefbook.text.rich_text import Block, RichText, Run, plain_text
from briefbook.values.edtf import parse_edtf
from briefbook.values.kind import EntityKind, NameKind, PartKind
from briefbook.values.marking import Marking, Tlp
from briefbook.values.name import Name
from briefbook.values.name_key import name_key
from briefbook.values.place import Place
from tests.book import full_content
from tests.book.full_content import HIGH, LOW, build_content

WORD = "Hentzauq"
CLASSES = [
    each
    for name in content_package.__all__
    if isinstance(each := getattr(content_package, name), type) and dataclasses.is_dataclass(each)
]
WORDED = [each for each in CLASSES if issubclass(each, Worded)]
TEXTS = [(each, name) for each in WORDED for name, _ in list_text_fields(each)]
# A step of a commitment's history prints its state alone.
UNPRINTED = {("StatusContent", "on"), ("StatusContent", "note")}
# What the house says of itself, and how a book is to be handled, has no marking anywhere.
UNMARKABLE = {("LibraryContent", "office"), ("LibraryContent", "statement"), ("BookSpecContent", "handling")}
PRINTED = [(each, name) for each, name in TEXTS if (each.__name__, name) not in UNPRINTED]
MARKABLE = [(each, name) for each, name in PRINTED if (each.__name__, name) not in UNMARKABLE]
Case = tuple[type[Worded], str]


def iterate_printed(book: Book) -> Iterator[tuple[Portion, str]]:
    yield from book.portions
    for part in book.parts:
        yield from part_portions(part)


def name_case(case: object) -> str:
    return case.__name__ if isinstance(case, type) else str(case)


def say(value: Any) -> Any:
    """The word in the place of a text, of whatever form it is."""
    if isinstance(value, RichText):
        return plain_text(WORD)
    if isinstance(value, DateContent):
        return DateContent(None, WORD)
    if isinstance(value, bytes):
        return value
    if isinstance(value, tuple):
        return (replace(value[0], text=WORD), *value[1:]) if isinstance(value[0], Name) else (WORD,)
    return WORD


class Rewriting:
    """Rewrites the first record of a class whose field says something, or is `empty`, anywhere in a content."""

    def __init__(self, record: type, field: str, change: Callable[[Any], Any], *, empty: bool = False) -> None:
        self.record, self.field, self.change, self.empty = record, field, change, empty
        self.found: Any = None

    def is_wanted(self, value: Worded) -> bool:
        return self.empty or any(each.field == self.field for each in value.texts)

    def rewrite(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self.rewrite(each) for each in value)
        told = not isinstance(value, EntityContent) or value.kind is EntityKind.PERSON
        if isinstance(value, self.record) and self.found is None and told and self.is_wanted(value):
            self.found = self.change(value)
            return self.found
        if not (dataclasses.is_dataclass(value) and type(value).__module__.startswith("briefbook.book.content")):
            return value
        changed = {
            each.name: self.rewrite(getattr(value, each.name)) for each in dataclasses.fields(value) if each.init
        }
        return replace(value, **changed)


def say_it(content: Content, record: type, field: str) -> tuple[Content, Any]:
    """The content with the word in one text, and the record that holds it."""
    for empty in (False, True):
        rewriting = Rewriting(
            record, field, lambda found: replace(found, **{field: say(getattr(found, field))}), empty=empty
        )
        changed = rewriting.rewrite(content)
        if rewriting.found is not None:
            return changed, rewriting.found
    raise LookupError(record, field)


def write_in(record: type, field: str, text: RichText) -> Rewriting:
    """Puts a text into a record of a class, into one whose field says something if there is any."""
    probe = Rewriting(record, field, lambda found: found)
    probe.rewrite(build_content())
    return Rewriting(record, field, lambda found: replace(found, **{field: text}), empty=probe.found is None)


def mark_it(content: Content, record: Any, marking: Marking | None) -> Content:
    """The content with the marking of a record changed: its own, that of its title, or that of whose it is."""
    for field in ("marking", "title_marking"):
        if hasattr(record, field):
            return _replace(content, record, **{field: marking})
    if isinstance(record, ConflictContent):
        record = next(each for each in content.citations if each.id == record.citation_id)
    if isinstance(record, ClearanceContent):
        point = next(each for brief in content.briefs for each in brief.points if each.clearance is record)
        return _replace(content, point, marking=marking)
    if isinstance(record, CitationContent):
        point = next(each for brief in content.briefs for each in brief.points if each.id == record.owner.id)
        return _replace(content, point, marking=marking)
    key = record.person_id if isinstance(record, MembershipContent) else record.id
    entity = next(each for each in content.entities if each.id == key)
    return _replace(content, entity, marking=marking)


def _replace(content: Content, record: Any, **changes: Any) -> Content:
    def walk(value: Any) -> Any:
        if value is record:
            return replace(value, **changes)
        if isinstance(value, tuple):
            return tuple(walk(each) for each in value)
        if dataclasses.is_dataclass(value) and type(value).__module__.startswith("briefbook.book.content"):
            changed = {each.name: walk(getattr(value, each.name)) for each in dataclasses.fields(value) if each.init}
            return (
                replace(value, **changed)
                if any(changed[name] is not getattr(value, name) for name in changed)
                else value
            )
        return value

    return walk(content)  # type: ignore[no-any-return]


def list_said(book: Book) -> Iterator[str]:
    """Everything that stands in a book, piece by piece."""
    yield from (book.title, book.running_title, book.edition_line, *(words for _, words in book.portions))
    for part in book.parts:
        yield from (part.title, part.head)
        for block in part.blocks:
            for line in list_lines(block):
                yield from (each.text for each in line if isinstance(each, Span))
            if isinstance(block, CoverPage):
                yield from (block.office, block.title, block.statement)
            if isinstance(block, Table):
                yield from (block.caption, *(column.head for column in block.columns))
            if isinstance(block, Portrait):
                yield from (block.photo_text, block.eyebrow)


def photos(book: Book) -> list[bytes]:
    return [block.photo for part in book.parts for block in part.blocks if isinstance(block, Portrait) and block.photo]


def is_in(book: Book, case: Case) -> bool:
    return bool(photos(book)) if case == (PersonContent, "photo") else any(WORD in words for words in list_said(book))


@pytest.mark.parametrize("record", CLASSES, ids=name_case)
def test_every_field_that_may_hold_words_says_what_it_holds(record: type) -> None:
    for field, hint in get_type_hints(record, include_extras=True).items():
        plain = getattr(hint, "__origin__", hint) if getattr(hint, "__metadata__", None) else hint
        wordy = plain in (str, RichText, DateContent, bytes | None, tuple[Name, ...], tuple[str, ...])
        declared = getattr(hint, "__metadata__", ())
        assert not wordy or declared or record.__name__ in KNOWN_WORDLESS, (record, field)
        assert not declared or declared[0] == PLAIN or issubclass(record, Worded), (record, field)


# Their words are what is no mention; or of no page.
KNOWN_WORDLESS = {"DismissalContent", "Text", "DateContent"}


@pytest.mark.parametrize(("record", "field"), PRINTED, ids=name_case)
def test_what_a_text_says_stands_in_a_portion_of_its_own_record(record: type[Worded], field: str) -> None:
    content, found = say_it(build_content(), record, field)
    content = mark_it(content, found, HIGH) if (record.__name__, field) not in UNMARKABLE else content
    book = compile_book(content).book
    assert is_in(book, (record, field))
    marked = [words for portion, words in iterate_printed(book) if portion.marking == HIGH]
    unmarked = [words for portion, words in iterate_printed(book) if portion.marking is None]
    covering = unmarked if (record.__name__, field) in UNMARKABLE else marked
    for words in list_said(book):
        assert WORD not in words or any(words in each or WORD in each for each in covering), words
    if (record.__name__, field) not in UNMARKABLE:
        assert book.banner
        assert book.banner.text == "HIGH"


@pytest.mark.parametrize("stubs", [False, True])
@pytest.mark.parametrize(("record", "field"), [each for each in TEXTS if each in MARKABLE], ids=name_case)
def test_the_ceiling_cuts_it(record: type[Worded], field: str, stubs: bool) -> None:
    content, found = say_it(build_content(LOW), record, field)
    content = mark_it(content, found, HIGH)
    content = replace(content, spec=replace(content.spec, stubs=stubs))
    compiled = compile_book(content)
    assert not is_in(compiled.book, (record, field))
    assert WORD not in repr(compiled.book)
    assert compiled.book.banner is None or compiled.book.banner.text == "LOW"
    assert not [each for each in compiled.findings if each.kind == FindingKind.ABOVE_CEILING]


@pytest.mark.parametrize(("record", "field"), MARKABLE, ids=name_case)
def test_what_slips_through_the_ceiling_blocks(
    record: type[Worded], field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, found = say_it(build_content(LOW), record, field)
    content = mark_it(content, found, HIGH)
    monkeypatch.setattr(Ceiling, "hides", lambda ceiling, marking: False)
    compiled = compile_book(content)
    assert is_in(compiled.book, (record, field))
    above = [each for each in compiled.findings if each.kind == FindingKind.ABOVE_CEILING]
    assert above
    assert all(each.severity is Severity.BLOCKS for each in above)


RICH = [(each, name) for each, name in MARKABLE if get_type_hints(each)[name] is RichText]


@pytest.mark.parametrize(("record", "field"), RICH, ids=name_case)
def test_a_paragraph_above_the_ceiling_is_cut_or_blocks(
    record: type[Worded], field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = RichText((Block((Run("Plain."),)), Block((Run(WORD),), marking=str(HIGH))))
    rewriting = write_in(record, field, text)
    content = rewriting.rewrite(build_content(LOW))
    assert not is_in(compile_book(content).book, (record, field))
    monkeypatch.setattr(Ceiling, "hides", lambda ceiling, marking: False)
    compiled = compile_book(content)
    assert is_in(compiled.book, (record, field))
    assert [each for each in compiled.findings if each.kind == FindingKind.ABOVE_CEILING]


@pytest.mark.parametrize(("record", "field"), RICH, ids=name_case)
def test_a_reference_that_leads_nowhere_is_found(record: type[Worded], field: str) -> None:
    text = RichText((Block((Run(WORD, ref="entity:gone"),)),))
    rewriting = write_in(record, field, text)
    findings = compile_book(rewriting.rewrite(build_content())).findings
    (told,) = [each for each in findings if each.kind == FindingKind.UNRESOLVED_REFERENCE]
    assert told.place == rewriting.found.place
    assert WORD in told.message


MUST_BE_MARKED = [(each, name) for each, name in MARKABLE if dict(list_text_fields(each))[name] == "portion"]


@pytest.mark.parametrize(("record", "field"), MUST_BE_MARKED, ids=name_case)
@pytest.mark.parametrize("ceiling", [LOW, None])
def test_a_portion_without_a_mark_blocks_under_a_ceiling_and_is_told_of_elsewhere(
    record: type[Worded], field: str, ceiling: Marking | None
) -> None:
    content, found = say_it(build_content(ceiling), record, field)
    content = mark_it(content, found, None)
    if record in (CitationContent, ConflictContent):
        source = next(each for each in content.entities if each.names[0].text == "Notes from Zenda")
        content = mark_it(content, source, None)
    told = [each for each in compile_book(content).findings if each.kind == FindingKind.UNMARKED_PORTION]
    assert told
    assert {each.severity for each in told} == {Severity.BLOCKS if ceiling else Severity.WARNS}


NAMED = [(each, name) for each, name in PRINTED if dict(list_text_fields(each))[name] == "name"]


@pytest.mark.parametrize(("record", "field"), NAMED, ids=name_case)
def test_a_name_without_a_mark_is_to_be_confirmed_once(record: type[Worded], field: str) -> None:
    content, found = say_it(build_content(LOW), record, field)
    if (record.__name__, field) not in UNMARKABLE:
        content = mark_it(content, found, None)
    findings = compile_book(content).findings
    (told,) = [each for each in findings if each.kind == FindingKind.UNCONFIRMED_NAMES]
    blocked = record is ProgrammeItemContent and any(each.kind == FindingKind.UNMARKED_PORTION for each in findings)
    assert blocked or any(WORD in words for words in told.words), told.words


def test_a_name_is_confirmed_for_the_readers_of_one_ceiling() -> None:
    def list_told(*keys: str) -> tuple[str, ...]:
        content = build_content(LOW, marking=None)
        spec = replace(content.spec, confirmed_names=frozenset(keys))
        findings = compile_book(replace(content, spec=spec)).findings
        return next((each.words for each in findings if each.kind == FindingKind.UNCONFIRMED_NAMES), ())

    names = list_told()
    assert list_told(*(name_key(words, str(HIGH)) for words in names)) == names
    assert list_told(*(name_key(words, str(LOW)) for words in names[1:])) == names[:1]
    assert list_told(*(name_key(words, str(LOW)) for words in names)) == ()


def test_what_stands_in_the_head_of_every_page_counts_in_a_book_without_a_cover(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = build_content(LOW)
    content = mark_it(content, content.visit, HIGH)
    parts = tuple(part for part in content.spec.parts if part.kind is PartKind.KEY_POINTS)
    content = replace(content, spec=replace(content.spec, parts=parts))
    monkeypatch.setattr(Ceiling, "hides", lambda ceiling, marking: False)
    compiled = compile_book(content)
    assert compiled.book.running_title.startswith("Strelsau visit")
    assert compiled.book.banner
    assert compiled.book.banner.text == "HIGH"
    assert [each.place.kind for each in compiled.findings if each.kind == FindingKind.ABOVE_CEILING] == ["visit"]


# Words of an entity that stand for its name somewhere: the entity, and what is changed about it.
OTHER_NAMES = {
    "running head": (full_content.VISIT, {"kind": NameKind.SHORT}),
    "round": (full_content.MECHANISM, {"kind": NameKind.SHORT}),
    "head of a brief": (full_content.MECHANISM, {"kind": NameKind.SHORT}),
    "index": (full_content.PERSON, {"sort_form": WORD}),
    "say": (full_content.PERSON, {"say": WORD}),
    "address": (full_content.PERSON, {"address": WORD}),
}


@pytest.mark.parametrize("where", OTHER_NAMES)
def test_another_name_without_a_mark_is_asked_about_when_the_first_is_confirmed(where: str) -> None:
    """Each of an unmarked entity's names has been let in before one more is written."""
    key, change = OTHER_NAMES[where]
    content = build_content(LOW)
    entity = next(each for each in content.entities if each.id == key)
    content = mark_it(content, entity, None)
    (told,) = [each for each in compile_book(content).findings if each.kind == FindingKind.UNCONFIRMED_NAMES]
    known = frozenset(name_key(words, str(LOW)) for words in told.words)
    content = replace(content, spec=replace(content.spec, confirmed_names=known))
    assert not [each for each in compile_book(content).findings if each.kind == FindingKind.UNCONFIRMED_NAMES]
    entity = next(each for each in content.entities if each.id == key)
    first, *others = [name for name in entity.names if "kind" not in change or name.kind is not NameKind.SHORT]
    names = (first, Name(WORD, **change), *others) if "kind" in change else None
    content = _replace(content, entity, names=names or (replace(first, **change), *others))
    compiled = compile_book(content)
    assert any(WORD in words for words in list_said(compiled.book))
    (asked,) = [each for each in compiled.findings if each.kind == FindingKind.UNCONFIRMED_NAMES]
    assert any(WORD in words for words in asked.words)


def cite_membership(content: Content) -> Content:
    """The content with a claim about what somebody is, which disagrees with another."""
    first, other = content.citations
    about = replace(first, owner=Place("membership", 1), claim=WORD, locator=WORD)
    return replace(content, citations=(about, other), participations=())


def test_a_claim_about_a_post_is_marked_as_the_person_is() -> None:
    content = cite_membership(build_content())
    person = next(each for each in content.entities if each.kind is EntityKind.PERSON)
    book = compile_book(mark_it(content, person, HIGH)).book
    assert any(WORD in words for words in list_said(book))
    assert book.banner
    assert book.banner.text == "HIGH"
    unmarked = mark_it(replace(content, spec=replace(content.spec, ceiling=LOW)), person, None)
    told = [each for each in compile_book(unmarked).findings if each.kind == FindingKind.UNMARKED_PORTION]
    assert any(WORD in each.message for each in told)


def test_when_something_was_said_is_marked_as_the_claim_is() -> None:
    content = build_content()
    first, other = content.citations
    said = replace(first, speaker_id=full_content.PERSON, said_on=parse_edtf("2026-02-03"))
    content = replace(content, citations=(said, other))
    point = content.briefs[0].points[0]
    book = compile_book(_replace(content, point, marking=HIGH)).book
    dates = [portion for portion, words in iterate_printed(book) if "3 February 2026" in words]
    assert dates
    assert all(any(each.marking == HIGH for each in iterate_beside(portion)) for portion in dates)


def test_a_hidden_speaker_and_a_hidden_source_leave_no_trace() -> None:
    content = build_content(LOW)
    point = content.briefs[0].points[0]
    content = _replace(content, point, speaker_id=full_content.PERSON)
    day = parse_edtf("2024-03-02")
    (membership,) = content.memberships
    attested = {"attested": (day,), "attestations": ((day, full_content.OTHER),)}
    content = _replace(content, membership, **attested)
    words = " ".join(list_said(compile_book(content).book))
    assert "Speaker" in words
    assert "2 March 2024" in words
    source = next(each for each in content.entities if each.id == full_content.OTHER)
    person = next(each for each in content.entities if each.id == full_content.PERSON)
    assert "2 March 2024" not in " ".join(list_said(compile_book(mark_it(content, source, HIGH)).book))
    assert "Speaker" not in " ".join(list_said(compile_book(mark_it(content, person, HIGH)).book))


def test_the_day_of_an_attestation_is_marked_as_its_source_is() -> None:
    content = build_content(LOW)
    day = parse_edtf("2024-03-02")
    (membership,) = content.memberships
    attested = {"attested": (day,), "attestations": ((day, full_content.OTHER),)}
    content = replace(_replace(content, membership, **attested), citations=(), conflicts=())
    content = replace(content, spec=replace(content.spec, ceiling=None))
    source = next(each for each in content.entities if each.id == full_content.OTHER)
    book = compile_book(mark_it(content, source, HIGH)).book
    assert book.banner
    assert book.banner.text == "HIGH"


def test_a_programme_that_is_withheld_is_not_said_to_be_unknown() -> None:
    content = build_content(LOW)
    (item,) = content.programme
    content = replace(content, programme=(replace(item, marking=HIGH),), spec=replace(content.spec, stubs=True))
    part = next(each for each in compile_book(content).book.parts if each.kind is PartKind.PROGRAMME)
    assert STUB in repr(part)
    assert "not yet known" not in repr(part)


def test_a_text_without_a_mark_gives_nobody_leave_to_share() -> None:
    content = build_content(LOW)
    free = replace(LOW, tlp=Tlp.GREEN)
    content = replace(content, spec=replace(content.spec, title_marking=free))
    here = Place("point", 1)
    shared, silent = PrintedPortion(here, free, "a line"), PrintedPortion(here, None, "another")
    assert roll_up_printed(content, [shared]).marking == free
    assert roll_up_printed(content, [shared, replace(silent, named=True)]).marking == free
    assert roll_up_printed(content, [shared, silent]).marking == LOW


def test_the_stub_of_an_item_says_nothing_of_its_day() -> None:
    content = build_content(LOW)
    (item,) = content.programme
    dated = replace(item, date=DateContent(parse_edtf("2026-01-17")), marking=HIGH)
    content = replace(content, programme=(dated,), spec=replace(content.spec, stubs=True))
    part = next(each for each in compile_book(content).book.parts if each.kind is PartKind.PROGRAMME)
    assert STUB in repr(part)
    assert "17 January" not in repr(part)
    assert "Saturday" not in repr(part)
