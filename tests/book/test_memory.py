"""The law of memory: a book that is compiled with what the last one left is the book that is compiled without."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from briefbook.book.compile import Compiled, compile_book
from briefbook.book.content import BriefContent, Content, DismissalContent, IssueContent, PointContent
from briefbook.book.memory import Memory
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import BriefSection, PartKind, Stance
from briefbook.values.name import Name
from briefbook.values.place import Place
from tests.book.full_content import HIGH, LOW, PERSON, build_content

EDITS = 25
SAID = (
    "Rupert of Hentzau came.",
    "Hentzau met the Railway Group.",
    "The Chancellor of Ruritania spoke.",
    "None did.",
    "",
)


def iterate_all(value: Any) -> Iterator[object]:
    """Whatever is in a value, what does not count as its equal too."""
    if isinstance(value, tuple | list | dict):
        yield len(value)
        for each in value.items() if isinstance(value, dict) else value:
            yield from iterate_all(each)
    elif is_dataclass(value):
        yield type(value)
        for each in fields(value):
            yield from iterate_all(getattr(value, each.name))
    else:
        yield value


def build_talks() -> Content:
    """Two briefs with points, of which the second names by his surname whom the first may name in full."""
    content = build_content(LOW)
    first, second = content.briefs
    said = (PointContent(11, Stance.RAISE, plain_text("Hentzau left."), marking=LOW),)
    named = {PERSON: (Name("Rupert of Hentzau", family="Hentzau"),)}
    return replace(
        content,
        spec=replace(content.spec, stubs=True),
        briefs=(first, replace(second, issues=(IssueContent(11, "Roads", said),))),
        entities=tuple(replace(each, names=named.get(each.id, each.names)) for each in content.entities),
    )


def change_brief(content: Content, dice: Random) -> Content:
    """A point of a brief written, added, left out or marked, its stance, or the brief's title and dismissals."""
    at = dice.randrange(len(content.briefs))
    brief = content.briefs[at]
    (issue,), points = brief.issues, list(brief.issues[0].points)
    one = dice.randrange(len(points))
    match dice.randrange(6):
        case 0:
            points[one] = replace(points[one], text=plain_text(dice.choice(SAID)))
        case 1 if len(points) > 1:
            points.pop(one)
        case 1 | 2:
            key = max(each.id for each in points) + 10
            points.append(PointContent(key, Stance.RAISE, plain_text(dice.choice(SAID)), marking=LOW))
        case 3:
            points[one] = replace(points[one], marking=dice.choice((LOW, HIGH, None)))
        case 4:
            points[one] = replace(points[one], stance=dice.choice(tuple(Stance)))
        case _:
            title, dismissals = dice.choice(("", "Talks")), dice.choice(((), (DismissalContent("Rupert of Hentzau"),)))
            brief = replace(brief, title=title, dismissals=dismissals)
    changed: BriefContent = replace(brief, issues=(replace(issue, points=tuple(points)),))
    return replace(content, briefs=(*content.briefs[:at], changed, *content.briefs[at + 1 :]))


def change_library(content: Content, dice: Random) -> Content:
    """Names, claims, seats, commitments, parts and ceiling, each as it was first or otherwise; and a later moment."""
    whole, spec = build_talks(), content.spec
    match dice.randrange(7):
        case 0:
            names = {dice.choice(content.entities).id: (Name(dice.choice(("Michael", "Flavia"))),)}
            renamed = (replace(each, names=names.get(each.id, each.names)) for each in whole.entities)
            return replace(content, entities=tuple(renamed))
        case 1:
            first, *others = content.citations
            moved = replace(first, owner=Place("point", dice.choice((1, 2, 11))))
            return replace(content, citations=(moved, *others))
        case 2:
            return replace(content, participations=whole.participations[dice.randrange(3) :])
        case 3:
            return replace(content, commitments=whole.commitments[dice.randrange(2) :])
        case 4:
            parts = tuple(
                replace(each, included=dice.random() < 0.9) for each in dice.choice((whole, content)).spec.parts
            )
            return replace(content, spec=replace(spec, parts=tuple(sorted(parts, key=lambda _: dice.random()))))
        case 5:
            ceiling = dice.choice((None, LOW, HIGH))
            return replace(content, spec=replace(whole.spec, ceiling=ceiling, stubs=dice.random() < 0.5))
        case _:
            changed_at = content.library.changed_at + timedelta(hours=dice.randrange(40))
            return replace(content, library=replace(content.library, changed_at=changed_at))


def compile_both(content: Content, memory: Memory) -> tuple[Compiled, Compiled]:
    return compile_book(content, memory=memory), compile_book(content)


@pytest.mark.parametrize("seed", range(3))
def test_a_book_with_memory_is_the_book_without(seed: int) -> None:
    dice, content, memory = Random(seed), build_talks(), Memory()
    for _ in range(EDITS):
        content = (change_brief if dice.random() < 0.75 else change_library)(content, dice)
        recalled, anew = compile_both(content, memory)
        assert recalled == anew
        assert list(iterate_all(recalled)) == list(iterate_all(anew))


def test_what_reads_nothing_else_is_the_same_part_again() -> None:
    content, memory = build_talks(), Memory()
    before = compile_book(content, memory=memory).book
    first, second = content.briefs
    issue = first.issues[0]
    point = replace(issue.points[0], text=plain_text("We want two lines."))
    edited = replace(first, issues=(replace(issue, points=(point, *issue.points[1:])),))
    library = replace(content.library, changed_at=content.library.changed_at + timedelta(minutes=1))
    after = compile_book(replace(content, briefs=(edited, second), library=library), memory=memory).book
    kept = {one.kind for one in after.parts if any(one is other for other in before.parts)}
    assert {PartKind.BRIEF, PartKind.BIOGRAPHIES, PartKind.COMMITMENTS, PartKind.PROGRAMME} <= kept
    assert sum(one is other for one in after.parts for other in before.parts if one.kind is PartKind.BRIEF) == 1


def test_a_part_that_is_kept_is_read_anew_once_somebody_is_named_before_it() -> None:
    content, memory = build_talks(), Memory()
    first, second = content.briefs
    content = replace(content, memberships=(), participations=content.participations[1:], citations=(), conflicts=())
    parts = tuple(each for each in content.spec.parts if each.kind is not PartKind.COVER)
    content = replace(content, spec=replace(content.spec, parts=parts))
    issue = first.issues[0]
    for said in ("Nobody came.", "Rupert of Hentzau came.", "Nobody came."):
        point = replace(issue.points[0], text=plain_text(said))
        edited = replace(first, issues=(replace(issue, points=(point, *issue.points[1:])),))
        recalled, anew = compile_both(replace(content, briefs=(edited, second)), memory)
        assert recalled == anew


def test_a_part_takes_the_numbers_that_a_stub_before_them_leaves() -> None:
    content, memory, numbers = build_talks(), Memory(), []
    spec = replace(content.spec, ceiling=LOW, stubs=True)
    first, second = content.briefs
    issue = first.issues[0]
    said = PointContent(3, Stance.RAISE, plain_text("We said so."), marking=LOW)
    for stance in (Stance.RAISE, Stance.AVOID, Stance.RAISE):
        hidden = replace(issue.points[0], stance=stance, marking=HIGH)
        changed = replace(first, issues=(replace(issue, points=(hidden, said)),))
        recalled, anew = compile_both(replace(content, spec=spec, briefs=(changed, second)), memory)
        assert recalled == anew
        numbers.append(anew.numbering.points[3])
    assert numbers == ["1.2", "1.1", "1.2"]


def test_a_part_takes_the_sections_and_the_place_that_its_recipe_gives_it() -> None:
    content, memory = build_talks(), Memory()
    for sections in (tuple(BriefSection), (BriefSection.POINTS,)):
        parts = tuple(
            replace(each, sections=frozenset(sections)) if each.brief_id else each for each in content.spec.parts
        )
        for briefs in (content.briefs, content.briefs[::-1]):
            changed = replace(content, spec=replace(content.spec, parts=parts), briefs=briefs)
            recalled, anew = compile_both(changed, memory)
            assert list(iterate_all(recalled)) == list(iterate_all(anew))
