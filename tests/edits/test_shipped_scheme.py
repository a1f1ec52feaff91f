"""The marking schemes that ship: each can be taken by a new library, and read on white paper."""

from pathlib import Path

import pytest

from briefbook.edits.entity import create_entity, mark_entity
from briefbook.edits.library import create_library
from briefbook.edits.refusal import RefusedError
from briefbook.edits.shipped_scheme import SCHEMES, load_scheme
from briefbook.resources import resource_path
from briefbook.session import Session
from briefbook.store.file import LibraryFile
from briefbook.store.marking_read import describe_marking, list_levels, read_highest_marking
from briefbook.values.kind import EntityKind, Tlp
from briefbook.values.marking import Marking, Scheme, parse_marking

LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3


def list_markings(scheme: Scheme) -> list[Marking]:
    caveats = frozenset(caveat.code for caveat in scheme.caveats)
    return [Marking(scheme.code, level.code, caveats, tlp=Tlp.AMBER) for level in scheme.levels]


def contrast_on_white(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_every_scheme_that_ships_is_listed() -> None:
    assert sorted(path.stem for path in resource_path("markings").iterdir()) == sorted(SCHEMES)
    assert len({load_scheme(code).name for code in SCHEMES}) == len(SCHEMES)


@pytest.mark.parametrize("code", SCHEMES)
def test_a_scheme_is_sound(code: str) -> None:
    scheme = load_scheme(code)
    assert [level.rank for level in scheme.levels] == list(range(len(scheme.levels)))
    for codes in ([each.code for each in scheme.levels], [each.abbreviation for each in scheme.levels]):
        assert len(set(codes)) == len(codes)
    for marking in list_markings(scheme):
        assert parse_marking(str(marking)) == marking
    assert all(contrast_on_white(level.colour) >= LEAST_CONTRAST for level in scheme.levels)


@pytest.mark.parametrize("code", SCHEMES)
def test_a_new_library_marks_by_the_scheme_it_was_given(code: str, tmp_path: Path) -> None:
    scheme = load_scheme(code)
    create_library(tmp_path / "desk.briefbook", "Desk of Ruritania", scheme=scheme)
    session = Session(LibraryFile.open(tmp_path / "desk.briefbook"))
    topic_id = create_entity(session, EntityKind.TOPIC, "Turnips")
    for marking in list_markings(scheme):
        mark_entity(session, topic_id, str(marking))
    connection = session.file.connection
    assert [level.wording for level in list_levels(connection)] == [level.wording for level in scheme.levels]
    highest = read_highest_marking(connection)
    if scheme.levels:
        assert highest
        whole = describe_marking(connection, str(list_markings(scheme)[-1]))
        assert whole.startswith(scheme.levels[-1].wording)
        assert (highest.wording, highest.colour) == (whole, scheme.levels[-1].colour)
        assert describe_marking(connection, f"{code}:{scheme.levels[0].code}") == scheme.levels[0].wording
    with pytest.raises(RefusedError):
        mark_entity(session, topic_id, f"{code}:RURITANIAN")
    session.close()


def test_only_the_united_states_demand_a_mark_on_every_portion() -> None:
    assert [code for code in SCHEMES if load_scheme(code).portion_marks_required] == ["us"]
