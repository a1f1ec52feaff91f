"""The index: who stands in it under which head and in which order, and which words name them."""

from dataclasses import replace

from briefbook.book.block import Index, Line, Portrait, Span
from briefbook.book.compile import compile_book
from briefbook.book.content import (
    BookPartContent,
    BriefContent,
    Content,
    DialogueContent,
    DismissalContent,
    EntityContent,
    MembershipContent,
    ParticipationContent,
    SectionContent,
)
from briefbook.book.printed import line_text, list_lines
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import EntityKind, Likelihood, PartKind, Role, SectionKind, Side, Stance
from briefbook.values.marking import Marking
from briefbook.values.name import Name
from tests.book.full_content import COUNTRY, HIGH, LOW, MECHANISM, POST, VISIT, build_content

Entries = dict[str, dict[str, tuple[str, ...]]]


def compile_entries(content: Content) -> Entries:
    """The entries of each head with their anchors, as they stand."""
    (part,) = (part for part in compile_book(content).book.parts if part.kind is PartKind.INDEX)
    (index,) = (block for block in part.blocks if isinstance(block, Index))
    return {head: {line_text(each.line): each.targets for each in entries} for head, entries in index.groups}


def write(content: Content, words: str) -> Content:
    """The content with other words in the background of its first brief."""
    first, *others = content.briefs
    sections = (replace(first.sections[0], text=plain_text(words)), *first.sections[1:])
    return replace(content, briefs=(replace(first, sections=sections), *others))


def list_named(line: Line) -> list[set[str]]:
    """The anchors of each place in a line where something is named."""
    places: dict[tuple[int, int], set[str]] = {}
    for at, span in enumerate(line):
        for start, _, anchor in span.named if isinstance(span, Span) else ():
            places.setdefault((at, start), set()).add(anchor)
    return [places[each] for each in sorted(places)]


def add_people(content: Content, *names: Name) -> Content:
    added = [
        EntityContent(100 + at, f"p{at}", EntityKind.PERSON, (name,), marking=LOW) for at, name in enumerate(names)
    ]
    return replace(content, entities=(*content.entities, *added))


def test_people_stand_by_their_family_names_without_case_and_accents() -> None:
    names = (Name("Flavia Zapt", family="Zapt"), Name("Élan Ánton", family="Ánton"), Name("bersonin"))
    content = write(add_people(build_content(), *names), ", ".join(each.text for each in names))
    people = compile_entries(content)["People"]
    assert list(people) == ["Ánton, Élan", "bersonin", "Rupert", "Zapt, Flavia"]


def test_each_kind_stands_under_its_head() -> None:
    entries = compile_entries(write(build_content(), "The Chancellor spoke of Railway Group at Second round."))
    assert {head: list(each) for head, each in entries.items()} == {
        "People": ["Rupert"],
        "Organisations and posts": ["Chancellor"],
        "Mechanisms and meetings": ["Railway Group", "Second round"],
    }


def test_what_only_lists_names_nothing() -> None:
    parts = compile_book(build_content()).book.parts
    named = {part.kind for part in parts if "named-" in repr(part.blocks)}
    assert {PartKind.BRIEF, PartKind.BIOGRAPHIES, PartKind.COMMITMENTS, PartKind.DISTRIBUTION} <= named
    assert not {PartKind.COVER, PartKind.CONTENTS} & named


def test_words_that_were_dismissed_are_no_mention_in_their_brief_alone() -> None:
    content = write(build_content(), "A RUPERT is a bear.")

    def is_mentioned(*dismissals: DismissalContent, at: int = 0) -> bool:
        briefs = tuple(
            replace(brief, dismissals=dismissals if number == at else ()) for number, brief in enumerate(content.briefs)
        )
        parts = compile_book(replace(content, briefs=briefs)).book.parts
        lines = [line for part in parts for block in part.blocks for line in list_lines(block)]
        (bear,) = {line for line in lines if line_text(line) == "A RUPERT is a bear."}
        return any(isinstance(each, Span) and bool(each.named) for each in bear)

    (rupert,) = (each.id for each in content.entities if each.kind is EntityKind.PERSON)
    assert is_mentioned()
    assert not is_mentioned(DismissalContent("Rupert"))
    assert not is_mentioned(DismissalContent("rupert", rupert))
    assert is_mentioned(DismissalContent("Rupert", rupert + 1))
    assert is_mentioned(DismissalContent("Flavia"))
    assert is_mentioned(DismissalContent("Rupert"), at=1)


def test_dismissed_words_name_nobody_among_the_key_points_and_in_the_ledger() -> None:
    """Both pages hold the words of several briefs; the other brief may name whom the first does not."""
    content = add_people(build_content(), Name("Will"))
    first, second = content.briefs
    point = replace(first.issues[0].points[0], title="Will he", text=plain_text("Will he come?"), stance=Stance.RAISE)
    issue = replace(first.issues[0], likelihood=Likelihood.CERTAIN, points=(point,))
    other = replace(issue, id=70, points=(replace(point, id=70),))
    second = replace(second, issues=(other,))

    def list_naming(*briefs: BriefContent) -> dict[PartKind, list[bool]]:
        parts = compile_book(replace(content, briefs=briefs)).book.parts
        spans = [
            (part.kind, each)
            for part in parts
            for block in part.blocks
            for line in list_lines(block)
            for each in line
            if isinstance(each, Span) and "Will he" in each.text
        ]
        kinds = (PartKind.KEY_POINTS, PartKind.DISTRIBUTION)
        return {kind: [bool(each.named) for one, each in spans if one is kind] for kind in kinds}

    named = list_naming(replace(first, issues=(issue,)), second)
    assert {kind: all(each) and len(each) for kind, each in named.items()} == {
        PartKind.KEY_POINTS: 2,
        PartKind.DISTRIBUTION: 2,
    }
    named = list_naming(replace(first, issues=(issue,), dismissals=(DismissalContent("Will"),)), second)
    assert named == {PartKind.KEY_POINTS: [False, True], PartKind.DISTRIBUTION: [False, True]}


def test_a_person_whom_only_dismissed_words_name_has_no_biography() -> None:
    content = write(add_people(build_content(), Name("Will")), "Will he come?")

    def has_biography(*dismissals: DismissalContent) -> bool:
        briefs = (replace(content.briefs[0], dismissals=dismissals), *content.briefs[1:])
        parts = compile_book(replace(content, briefs=briefs)).book.parts
        return any(
            isinstance(block, Portrait) and block.anchor == "person-100" for part in parts for block in part.blocks
        )

    assert has_biography()
    assert has_biography(DismissalContent("Will", 101))
    assert not has_biography(DismissalContent("will", 100))


def test_two_of_one_name_stand_where_they_are_meant() -> None:
    """The participants of each brief say who is meant in it; where nobody says it, each stands there."""
    content = build_content()
    ids = (200, 201, 202, 203)
    people = [
        EntityContent(each, f"n{each}", EntityKind.PERSON, (Name("Sapt Bersonin", family="Bersonin"),), marking=LOW)
        for each in ids[:2]
    ]
    talks = [
        EntityContent(each, f"n{each}", EntityKind.DIALOGUE, (Name(f"Talks {each}"),), marking=LOW) for each in ids[2:]
    ]
    sections = [
        (SectionContent(90 + at, SectionKind.BACKGROUND, plain_text(words), LOW),)
        for at, words in enumerate(
            ("Sapt Bersonin one. Then Bersonin two.", "Sapt Bersonin three.", "Sapt Bersonin four. Bersonin five.")
        )
    ]
    briefs = tuple(
        BriefContent(90 + at, subject, sections=sections[at]) for at, subject in enumerate((202, 203, MECHANISM))
    )
    parts = [each for each in content.spec.parts if each.kind is not PartKind.BRIEF]
    content = replace(
        content,
        briefs=briefs,
        entities=(*content.entities, *people, *talks),
        dialogues=(*content.dialogues, DialogueContent(202, None, 1, VISIT), DialogueContent(203, None, 1, VISIT)),
        participations=(
            ParticipationContent(202, 200, Side.THEIRS, Role.CHAIR),
            ParticipationContent(203, 201, Side.THEIRS, Role.CHAIR),
        ),
        memberships=(MembershipContent(90, 200, POST, None), MembershipContent(91, 201, None, COUNTRY, "Envoy")),
        spec=replace(
            content.spec, parts=(*(BookPartContent(90 + each.id, PartKind.BRIEF, each.id) for each in briefs), *parts)
        ),
    )
    parts_of_book = compile_book(content).book.parts
    lines = [line for part in parts_of_book for block in part.blocks for line in list_lines(block)]
    named = {words: list_named(line) for line in lines if (words := line_text(line)).endswith(".")}
    named = {words: each for words, each in named.items() if "Bersonin" in words}
    first, second = {"named-200"}, {"named-201"}
    assert named == {
        "Sapt Bersonin one. Then Bersonin two.": [first, first],
        "Sapt Bersonin three.": [second],
        "Sapt Bersonin four. Bersonin five.": [first | second],
    }
    entries = compile_entries(content)["People"]
    assert [each for each in entries if "Bersonin" in each] == [
        "Bersonin, Sapt (Chancellor, to be confirmed)",
        "Bersonin, Sapt (Envoy, Ruritania, to be confirmed)",
    ]
    bare = compile_entries(replace(content, memberships=()))["People"]
    assert [each for each in bare if "Bersonin" in each] == ["Bersonin, Sapt (Tab 1)", "Bersonin, Sapt (Tab 2)"]


def test_a_name_lifts_the_banner_where_the_index_alone_says_whose_it_is() -> None:
    content = write(build_content(), "The harbour of Zenda froze.")

    def find_banner(marking: Marking) -> str:
        topic = EntityContent(100, "t", EntityKind.TOPIC, (Name("Harbour of Zenda"),), marking=marking)
        book = compile_book(replace(content, entities=(*content.entities, topic))).book
        return book.banner.text if book.banner else ""

    assert (find_banner(LOW), find_banner(HIGH)) == ("LOW", "HIGH")
