import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.store.search_form import build_query, build_search_form, count_letters, find_matches


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Économie de l’ACCÈS", "economie de l’acces"),
        ("Straße nach Łódź", "strasse nach lodz"),
        ("مُحَمَّـــد وأحمد", "محمد واحمد"),
        ("नेपाल र भारतबीच", "नेपाल र भारतबीच"),
        ("日本と中国", " 日  本  と  中  国 "),
        ("ﾄｳｷｮｳ", " ト  ウ  キ  ョ  ウ "),
        ("שָׁלוֹם", "שלום"),
        ("Йоркшир Ёлка", "иоркшир елка"),
        ("한국 외교부", "한국 외교부"),
        ("ＣＯＰ31", "cop31"),
    ],
)
def test_the_form_of_a_text_in_every_script(text: str, form: str) -> None:
    assert build_search_form(text) == form


def test_a_query_takes_words_as_phrases_and_the_last_as_a_beginning() -> None:
    assert build_query("rare ear") == '"rare" AND "ear"*'
    assert build_query("l’accès") == '"l acces"*'
    assert build_query("経済協") == '"経 済 協"*'
    assert build_query(' "…" * ') == ""
    assert count_letters("経済協") == 3


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Rare earths, rarely a rare earth", "rare ea", ["Rare", "earths", "rare", "earth"]),
        ("日本と中国の経済協力", "経済", ["経済"]),
        ("Accès à São Tomé", "sao tome", ["São", "Tomé"]),
        ("مُحَمَّد", "محم", ["مُحَمَّد"]),
        ("C-2 and C-20", "c-2", ["C-2", "C-20"]),
        ("Ruritania", "rit", []),
        ("", "x", []),
    ],
)
def test_matches_are_found_where_they_stand_in_the_text(text: str, words: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_matches(text, words)] == found


@given(st.text(max_size=60), st.text(max_size=20))
def test_matches_never_overlap_and_lie_in_the_text(text: str, words: str) -> None:
    edges = [edge for match in find_matches(text, words) for edge in match]
    assert edges == sorted(edges)
    assert all(start < end <= len(text) for start, end in find_matches(text, words))
