"""Where a line may end inside a word: never where UAX 14 forbids it, and between words in scripts without spaces."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from uniseg.linebreak import line_break_boundaries

from briefbook.pdf.grapheme import cluster_starts, list_cuts
from briefbook.pdf.lexicon import LANGUAGES, list_word_breaks, load_lexicon
from briefbook.pdf.line_break import class_of, list_breaks, list_good_cuts

CASES = Path("/usr/share/unicode/auxiliary/LineBreakTest.txt")
JAPANESE = "「自由で開かれた港」の実現に向けた協力について協議した。か\u3099葛\U000e0100々ーっ…―—〜｡｣､！？％／゛・："
CHINESE = "他说“你好”吗？《港口》、‘条约’（草案）——2031年1月15日￥100％。"
KOREAN = "한국의대한민국이재명각ᄀ\u1161"
OTHERS = "aZ9.,:!-–/()\"'«»אབ་ཡ།ሰ፡ለ👨\u200d👩🏽🇫🇷\u200b\u2060\u00a0é\u0301क्षि"
# Of what UAX 14 forbids nothing is allowed here; but words of Thai and its kin are left to dictionaries by it.
WORDS = st.text(st.sampled_from(JAPANESE + CHINESE + KOREAN + OTHERS), max_size=24)

BEGINNING_NONE = (
    "、。，．・：；？！゛゜ヽヾゝゞ々ー〻〜゠‼⁇⁈⁉”’）〕］｝〉》」』】〙〗〟｠｡｣､･ｰﾞﾟ％‰℃°′″¢"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇷㇿｧｯｬ…‥／｜～＼∥"
)
ENDING_NONE = "‘“（〔［｛〈《「『【〘〖〝｟｢￥＄£€№"


def parts_of(word: str) -> str:
    """A word with a bar wherever a line may end."""
    places = [0, *list_breaks(word), len(word)]
    return "|".join(word[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize("sign", BEGINNING_NONE)
def test_no_line_begins_with_what_belongs_to_the_letter_before(sign: str) -> None:
    assert parts_of(f"国国国国{sign}国国国国") == f"国|国|国|国{sign}|国|国|国国"


@pytest.mark.parametrize("sign", ENDING_NONE)
def test_no_line_ends_with_what_belongs_to_the_letter_after(sign: str) -> None:
    assert parts_of(f"国国国国{sign}国国国国") == f"国|国|国|国|{sign}国|国|国国"


@pytest.mark.parametrize(
    "parts",
    [
        "「自|由|で|開|か|れ|た|港」|の|実|現|に|向|け|た|協|力|に|つ|い|て|協|議|した。",
        "他|说|“你|好”|吗，|我|们|同|意|2031|年|1|月|15|日|开会。",
        "か\u3099|き|く|け|こ|さ|し|す|せそ",
        "葛\U000e0100|城|市|と|辻\U000e0100|さ|ん|の|出|会|い|に|つ|いて",
        "考|え……|そ|し|て――|そ|れ|は|——|ない",
        "ASEAN|と|G20|が|100％|の|確|率|（前|年|比|5％|増）に",
        "茂林敏夫",
        "自由港。",
        "한국어는띄어쓰기에서만",
        "한국의대한민국(韓國)은",
        "韓|国|の|李|在|明|（이재명）|大|統|領|は|本日、",
        "བོད་|ཡིག་|གི་|སྐད",
        "ሰላም፡|ዓለም፡|ነው",
        "ភាសា\u200b|ខ្មែរ",
        "long\u200b|address",
        "Zenda–|Strelsau",
        "mark–",
        "क्षत्रिय",
        "السلام",
    ],
)
def test_lines_end_where_the_script_lets_them(parts: str) -> None:
    assert parts_of(parts.replace("|", "")) == parts


@pytest.mark.parametrize(
    "parts",
    [
        "เป็น|หัวใจ|ของ|ห่วง|โซ่|อุปทาน|ใน|ภูมิภาค|อาเซียน",
        "รัฐมนตรี|ว่าการ|กระทรวงการต่างประเทศ|เดินทาง|เยือน|กรุงเทพฯ|และ|อื่นๆ",
        "ກະຊວງການຕ່າງປະເທດ|ແຫ່ງ|ສາທາລະນະລັດ",
        "ក្រសួង|ការបរទេស|និង|សហប្រតិបត្តិ|ការអន្តរជាតិ",
        "နိုင်ငံခြားရေး|ဝန်ကြီးဌာန|သည်",
    ],
)
def test_lines_of_thai_and_its_kin_end_between_words(parts: str) -> None:
    assert parts_of(parts.replace("|", "")) == parts


def test_an_unknown_name_stays_whole_between_words_that_are_known() -> None:
    assert parts_of("ประเทศฆฅฏฌฎฬและอาเซียน") == "ประเทศ|ฆฅฏฌฎฬ|และ|อาเซียน"


@example("「か\u3099」葛\U000e0100城〜｡｣の港")
@example("“你好”和‘港’！——……")
@given(WORDS)
def test_no_line_ends_where_unicode_forbids_it(word: str) -> None:
    # Our tables are of Unicode 15 and the oracle's of 16: no sign that is used here has changed between them.
    breaks = list_breaks(word)
    assert breaks == sorted(set(breaks))
    assert set(breaks) <= set(line_break_boundaries(word)) - {len(word)}
    assert set(list_good_cuts(word)) <= set(line_break_boundaries(word)) - {len(word)}
    assert set(breaks) <= set(cluster_starts(word))


def read_cases() -> Iterator[tuple[str, set[int]]]:
    """Every case of Unicode's file: a text and where its lines may end."""
    for line in CASES.read_text("utf-8").splitlines():
        text, ends = "", set()
        for part in line.partition("#")[0].split():
            if part == "÷":
                ends.add(len(text))
            elif part != "×":
                text += chr(int(part, 16))
        if text:
            yield text, ends


@pytest.mark.skipif(not CASES.exists(), reason="no Unicode Character Database here")
def test_no_line_ends_where_a_case_of_unicode_forbids_it() -> None:
    between_words = {"SP", "BK", "CR", "LF", "NL"}
    # Since Unicode 16 a line may end outside the quotation marks of East Asian text; the cases are of Unicode 15.
    cases = [
        (text, ends) for text, ends in read_cases() if between_words.isdisjoint(map(class_of, text))
        and "QU" not in set(map(class_of, text)) and not list_word_breaks(text)
    ]  # fmt: skip
    assert len(cases) > 1000
    assert [text for text, ends in cases if not set(list_breaks(text)) <= ends] == []


@given(st.sampled_from(sorted(LANGUAGES)), st.lists(st.integers(0, 30_000), min_size=1, max_size=5))
def test_words_of_a_list_are_parted_from_each_other_only(language: str, choice: list[int]) -> None:
    words = [known_words(language)[at % len(known_words(language))] for at in choice]
    text = "".join(words)
    ends = {sum(map(len, words[:at])) for at in range(1, len(words))}
    assume(ends <= set(list_cuts(text)))
    parts = parts_of(text).split("|")
    assert len(parts) <= len(words)
    assert set(parts) <= load_lexicon(language).words


@cache
def known_words(language: str) -> list[str]:
    """The words of a list, but for a few that hold a digit in place of a letter that looks like it."""
    return sorted(each for each in load_lexicon(language).words if not any(map(str.isdigit, each)))


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_list_has_its_words(language: str) -> None:
    assert len(load_lexicon(language).words) > 30_000
