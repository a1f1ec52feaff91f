"""Names: which script they stand in, how they sort, which is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.values.kind import NameKind
from briefbook.values.name import Name, display_name, other_scripts, short_name

words = st.text(st.sampled_from("abcdefgLiäÉ"), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        (Name("Rudolf Rassendyll"), True),
        (Name("Rudolf Rassendyll", "en-GB"), True),
        (Name("Rudolf Rassendyll", "de-Latn-CH"), True),
        (Name("Łódź", "pl"), True),
        (Name("もてぎ としみつ", "ja-Hira"), False),
        (Name("Motegi Toshimitsu", "ja-Latn"), True),
        (Name("Motegi Toshimitsu", "ja-Latn-hepburn"), True),
        (Name("茂木敏充", "ja"), False),
        (Name("जयशंकर", "hi-IN"), False),
        (Name("G20", "ja-Hani"), False),
        (Name("2026", "hi"), True),
        (Name("Zenda", "de-1996"), True),
    ],
)
def test_a_name_stands_in_the_script_of_its_tag_or_of_its_letters(name: Name, latin: bool) -> None:
    assert name.latin is latin


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [
        (Name("Toshimitsu Motegi", family="Motegi"), "Motegi, Toshimitsu"),
        (Name("Li Liang", family="Li"), "Li, Liang"),
        (Name("Liang Li", family="Li"), "Li, Liang"),
        (Name("Antoinette de Mauban", family="de Mauban"), "de Mauban, Antoinette"),
        (Name("Rupert Hentzau (Count)", family="Hentzau"), "Hentzau, Rupert (Count)"),
        (Name("茂木敏充", "ja-Hani", family="茂木"), "茂木敏充"),
        (Name("王 毅", "zh-Hans", family="王"), "王毅"),
        (Name("毅 王", "zh-Hans", family="王"), "王毅"),
        (Name("もてぎ としみつ", "ja-Hira", family="もてぎ"), "もてぎとしみつ"),
        (Name("김철수", "ko", family="김"), "김철수"),
        (Name("철수 김", "ko", family="김"), "김 철수"),
        (Name("ルパート・ヘンツォ", "ja-Kana", family="ヘンツォ"), "ヘンツォ, ルパート"),
        (Name("एस. जयशंकर", "hi-Deva", family="जयशंकर"), "जयशंकर, एस."),
        (Name("Sapt", family="Sapt"), "Sapt"),
        (Name("Fritz", family="Tarlenheim"), "Fritz"),
        (
            Name("Michael Elphberg", family="Elphberg", sort_form="Strelsau, Michael, Duke of"),
            "Strelsau, Michael, Duke of",
        ),
        (Name("Ruritania"), "Ruritania"),
    ],
)
def test_the_family_name_stands_first_in_an_index(name: Name, sorted_as: str) -> None:
    assert name.sort_words == sorted_as


@given(words, words, st.booleans())
def test_an_index_loses_no_part_of_a_name(given_name: str, family: str, family_first: bool) -> None:
    text = f"{family} {given_name}" if family_first else f"{given_name} {family}"
    assert sorted(Name(text, family=family).sort_words.replace(",", "").split()) == sorted([given_name, family])


def test_which_name_is_shown() -> None:
    full, short = Name("Ruritania–Zenda Annual Dialogue"), Name("Annual Dialogue", kind=NameKind.SHORT)
    native, reading = Name("日本", "ja-Hani"), Name("にほん", "ja-Hira")
    native_short = Name("年次", "ja-Hani", NameKind.SHORT)
    assert display_name([full, short]) == full.text
    assert short_name([full, native_short, short]) == short.text
    assert short_name([full, native_short]) == full.text
    assert other_scripts([full, reading, native, native_short]) == (native, reading)
    assert other_scripts([native, reading]) == (reading,)
    assert other_scripts([native, full, Name("日本", "ja-Hani")]) == ()
    assert (display_name([]), short_name([]), other_scripts([])) == ("", "", ())
    assert reading.reading and not native.reading
