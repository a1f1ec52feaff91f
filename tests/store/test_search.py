import sqlite3

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefbook.edits.entity import change_entity, create_entity, describe_entity, rename_entity
from briefbook.edits.issue import add_issue
from briefbook.edits.point import add_point, change_point, change_point_text
from briefbook.edits.section import change_section
from briefbook.session import Session
from briefbook.store.home import find_home
from briefbook.store.place_word import describe_hit
from briefbook.store.search import Hit, build_excerpt, search
from briefbook.text.rich_text import plain_text
from briefbook.values.kind import EntityKind, SectionKind
from briefbook.values.place import Place

SEVEN_SCRIPTS = [
    "Économie et coopération: l'accès humanitaire",
    "नेपाल र भारतबीच सीमा समझौता भयो",
    "नेपालको जलविद्युत परियोजना",
    "日本と中国の経済協力について協議した",
    "关于水资源的谈判取得进展",
    "اتفاقية الحدود مع مُحَمَّد",
    "São Tomé façade naïve",
    "COP31 pre-meeting Übergangsphase",
    "協定",
    "한국 외교부 장관 회담",
    "הסכם שָׁלוֹם",
]
QUERIES = [
    ("economie", {0}),
    ("ACCES", {0}),
    ("l'acc", {0}),
    ("hum", {0}),
    ("सीमा", {1}),
    ("नेपाल", {1, 2}),
    ("नेपा", {1, 2}),
    ("समझौता", {1}),
    ("नापल", set()),
    ("経済", {3}),
    ("協力", {3}),
    ("中国の経済", {3}),
    ("済経", set()),
    ("協", {3, 8}),
    ("協定", {8}),
    ("水资源", {4}),
    ("谈判", {4}),
    ("محمد", {5}),
    ("الحدود", {5}),
    ("اتفاق", {5}),
    ("sao tome", {6}),
    ("tome sao", {6}),
    ("uberg", {7}),
    ("cop31", {7}),
    ("외교", {9}),
    ("שלום", {10}),
]


def find(session: Session, words: str, limit: int = 50) -> list[Hit]:
    with session.file.lock:
        return search(session.file.connection, words, limit)


@pytest.fixture
def scripts(session: Session) -> dict[int, int]:
    """Topics with a name in each script: entity id -> position."""
    return {create_entity(session, EntityKind.TOPIC, text): at for at, text in enumerate(SEVEN_SCRIPTS)}


def test_every_script_is_found_by_whole_words_and_beginnings(session: Session, scripts: dict[int, int]) -> None:
    found = {words: {scripts[hit.id] for hit in find(session, words) if hit.id in scripts} for words, _ in QUERIES}
    assert found == dict(QUERIES)


def test_a_name_in_any_script_finds_the_person_under_the_first_name(session: Session) -> None:
    for words in ("moteg", "茂木", "もてぎ とし"):
        hits = find(session, words)
        assert (hits[0].kind, hits[0].title) == ("person", "Toshimitsu Motegi")
    assert hits[0].snippet.startswith("もてぎ としみつ")


def test_everything_that_can_be_read_can_be_found(session: Session) -> None:
    kinds = {
        hit.kind for words in ("japan", "summit", "critical minerals", "report", "book") for hit in find(session, words)
    }
    assert kinds >= {
        "person", "post", "organisation", "country", "mechanism", "dialogue", "visit", "topic", "commitment", "source",
        "brief", "issue", "point", "objective", "section", "programme_item", "citation", "book",
    }  # fmt: skip


def test_every_hit_has_a_title_and_a_home(session: Session) -> None:
    for words in ("a", "the", "ja", "dialogue", "2026"):
        for hit in find(session, words, 500):
            assert hit.title
            with session.file.lock:
                assert find_home(session.file.connection, Place(hit.kind, hit.id)), hit


def test_the_kind_of_what_is_found_is_told_where_it_is_shown(session: Session) -> None:
    change_section(session, Place("brief", 1), SectionKind.PRESS_LINE, plain_text("The Quellenhof."))
    (hit,) = find(session, "quellenhof")
    assert (hit.kind, hit.term) == ("section", "press_line")
    title, snippet = describe_hit(hit)
    assert title.startswith("Press line · ")
    assert snippet == "The Quellenhof."
    assert describe_hit(hit, lambda _, words: words.upper())[0].startswith("PRESS LINE · ")
    mechanism_id = create_entity(session, EntityKind.MECHANISM, "Hentzau")
    change_entity(session, mechanism_id, mechanism_kind="working_group")
    (hit,) = find(session, "hentzau")
    assert (hit.snippet, hit.term) == ("", "working_group")
    assert describe_hit(hit) == ("Hentzau", "working group")


def test_a_point_without_a_title_is_told_by_its_words_and_one_with_by_both(session: Session) -> None:
    issue_id = add_issue(session, 1, "The bridge")
    point_id = add_point(session, issue_id)
    change_point_text(session, point_id, plain_text("The Quellenhof."))
    (hit,) = find(session, "quellenhof")
    assert (hit.title, hit.snippet) == ("The Quellenhof.", "18th India–Japan Strategic Dialogue · The bridge")
    change_point(session, point_id, title="An inn")
    (hit,) = find(session, "quellenhof")
    assert (hit.title, hit.snippet) == ("An inn", "The Quellenhof.")


def test_a_brief_is_found_by_the_name_of_its_subject(session: Session) -> None:
    hits = find(session, "critical min")
    assert ("brief", "Joint Working Group on Critical Minerals") in {(hit.kind, hit.title) for hit in hits}
    assert len({(hit.kind, hit.id) for hit in hits}) == len(hits)


def test_few_letters_give_the_newest_first_and_names_before_texts(session: Session) -> None:
    topics = [create_entity(session, EntityKind.TOPIC, f"Zyx {number}") for number in range(3)]
    describe_entity(session, topics[0], plain_text("zyx"))
    named = create_entity(session, EntityKind.PLACE, "Elsewhere")
    describe_entity(session, named, plain_text("Beside the Zyx."))
    assert [hit.id for hit in find(session, "zyx")] == [*reversed(topics), named]
    assert len(find(session, "zyx", limit=2)) == 2


def test_more_letters_give_the_best_first(session: Session) -> None:
    place_id = create_entity(session, EntityKind.PLACE, "Strelsau")
    other_id = create_entity(session, EntityKind.TOPIC, "The long road that leads at last to Strelsau and back")
    assert [hit.id for hit in find(session, "strels")] == [place_id, other_id]


def test_of_very_many_the_shortest_of_the_newest_come_first_and_names_before_texts(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["Strelsau on the long river", "Strelsau", "Strelsau and back"]
    topics = [create_entity(session, EntityKind.TOPIC, name) for name in names]
    monkeypatch.setattr("briefbook.store.search.MOST_RANKED", 3)
    assert [hit.id for hit in find(session, "strels")] == [topics[1], topics[2], topics[0]]
    place_id = create_entity(session, EntityKind.PLACE, "Elsewhere")
    describe_entity(session, place_id, plain_text("Strelsau."))
    for limit in (50, 3):
        assert [hit.id for hit in find(session, "strels", limit)][:2] == topics[1:]
        assert find(session, "strels", limit)[-1].id == place_id


def test_what_is_renamed_is_found_by_its_new_name_alone(session: Session) -> None:
    place_id = create_entity(session, EntityKind.PLACE, "Strelsau")
    rename_entity(session, place_id, "Zenda")
    assert find(session, "strelsau") == []
    assert [hit.id for hit in find(session, "zenda")] == [place_id]


def test_an_excerpt_stands_around_the_first_match() -> None:
    text = "word " * 100 + "Ruritania " + "word " * 100
    excerpt = build_excerpt(text, "rurit")
    assert excerpt.startswith("…word")
    assert excerpt.endswith("…")
    assert excerpt.index("Ruritania") < 50
    assert build_excerpt("One\nline", "line") == "One line"
    assert len(build_excerpt("漢" * 500 + "字", "字")) < 150


def test_a_hit_shows_no_more_of_a_title_than_a_line_holds(session: Session) -> None:
    person_id = create_entity(session, EntityKind.PERSON, "Zenda " * 5000)
    (hit,) = session.look(search, "zenda")
    assert hit.id == person_id
    assert len(hit.title) < 210
    assert len(hit.snippet) < 210


@pytest.mark.parametrize("words", ["", "   ", '"', "'", "*", "^", "()", "- +", "\0", "…", "\ud800"])
def test_words_that_say_nothing_find_nothing(session: Session, words: str) -> None:
    assert find(session, words) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.text(max_size=30))
@example('japan" OR "india')
@example("japan AND")
@example("NEAR(japan india, 5)")
@example("text : japan")
@example("{text} : japan*")
@example("-japan ^japan")
@example("japan\0")
@example("ja\0pan")
@example("japan'; DROP TABLE search_doc; --")
def test_no_words_are_taken_for_commands(session: Session, words: str) -> None:
    try:
        find(session, words)
    except sqlite3.Error as error:  # pragma: no cover
        pytest.fail(f"{words!r}: {error}")
    assert find(session, "japan")
