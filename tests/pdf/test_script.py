"""Texts of every script: each has its face, Han that of its language, a cluster one; what has no shape is no fault."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.book.block import Paragraph, Span
from briefbook.book.book import Book, Part
from briefbook.pdf.cluster import split_clusters
from briefbook.pdf.font_set import Fonts, load_font_list, shipped_fonts
from briefbook.pdf.paragraph import set_text
from briefbook.pdf.render import Rendered, render_book
from briefbook.pdf.script import is_ignorable
from briefbook.pdf.shaping import Piece, Shaper
from briefbook.pdf.theme import SERIF, TextStyles
from briefbook.pdf.tongue import tongue_of
from briefbook.pdf.unicode import default_ignorable_table
from briefbook.resources import resource_path
from briefbook.values.kind import PartKind

SHAPER = Shaper(shipped_fonts())
WORDS = {
    "Thai": "กระทรวงการต่างประเทศ", "Lao": "ກະຊວງ", "Khmer": "ក្រសួងការបរទេស", "Myanmar": "ဝန်ကြီးဌာန", "Bengali": "মন্ত্রণালয়",
    "Tamil": "அமைச்சகம்", "Telugu": "మంత్రిత్వ", "Kannada": "ಸಚಿವಾಲಯ", "Malayalam": "മന്ത്രാലയം", "Gujarati": "મંત્રાલય",
    "Gurmukhi": "ਮੰਤਰਾਲਾ", "Oriya": "ମନ୍ତ୍ରଣାଳୟ", "Sinhala": "අමාත්‍යාංශය", "Georgian": "სამინისტრო",
    "Armenian": "նախարարություն", "Ethiopic": "ሚኒስቴር", "Tibetan": "ལྷན་ཁག", "Mongolian": "ᠭᠠᠳᠠᠭᠠᠳᠤ", "KR": "외교부",
    "Tifinagh": "ⵜⴰⵎⴰⵣⵉⵖⵜ", "Syriac": "ܐܬܘܪܝܐ", "Emoji": "🤝",
}  # fmt: skip
IGNORABLE = st.one_of(
    [st.integers(first, last).map(chr) for first, last in default_ignorable_table.RANGES if first < 0xE0000]
    + [st.integers(0xE0001, 0xE01EF).map(chr)]
)
EMOJI = ("👨‍👩‍👧", "1️⃣", "🇫🇷", "👍🏽", "❤️", "🏳️‍🌈")
LETTERS = st.sampled_from("Aé漢かのกक한ب😀1")

Print = Callable[..., Rendered]


def pieces(text: str, lang: str | None = None) -> list[Piece]:
    return [piece for piece, _ in SHAPER.word(text, SERIF, tongue_of(lang, text, text))]


def faces(text: str, lang: str | None = None) -> list[str]:
    return [piece.face.key.partition("-")[0] for piece in pieces(text, lang)]


@pytest.fixture
def print_lines(demo_book: Callable[..., Book]) -> Print:
    """Prints a book of these lines."""

    def make(*lines: Span, fonts: Fonts | None = None) -> Rendered:
        blocks = tuple(Paragraph((line,)) for line in lines)
        return render_book(
            replace(demo_book(), parts=(Part(PartKind.SCENE_SETTER, "Words", "Words", "words", blocks),)), fonts=fonts
        )

    return make


def test_every_script_is_printed_in_its_own_face_and_read_back(print_lines: Print) -> None:
    rendered = print_lines(*(Span(word) for word in WORDS.values()))
    assert not rendered.findings
    with pypdfium2.PdfDocument(rendered.pdf) as document:
        read = "".join(page.get_textpage().get_text_range() for page in document)
    assert [word for word in WORDS.values() if word not in read] == []
    with pikepdf.open(BytesIO(rendered.pdf)) as pdf:
        used = " ".join(str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values())
    assert [script for script in WORDS if f"Noto{script}" not in used.replace("Sans", "").replace("Serif", "")] == []


def test_thaana_and_joined_syriac_run_from_right_to_left() -> None:
    for word, face, lang in (("ދިވެހިރާއްޖެ", "NotoSansThaana", "dv"), ("ܣܘܪܝܝܐ", "NotoSansSyriac", "syr")):
        (line,) = set_text(SHAPER, (Span(word),), TextStyles().body, 300).lines
        (piece,) = [piece for run in line.runs for piece in run.pieces]
        letters = [glyph for each in word for glyph in pieces(each)[0].glyphs]
        assert (piece.face.key.partition("-")[0], piece.lang, piece.missing) == (face, lang, "")
        assert line.runs[0].x_pt + line.width_pt == pytest.approx(300)
        # Letters of Syriac are joined, those of Thaana stand alone.
        assert (sorted(piece.glyphs) == sorted(letters)) is (lang == "dv")


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_a_book_in_every_script_is_valid(
    print_lines: Print, list_failures: Callable[[Path, str], list[str]], tmp_path: Path, flavour: str
) -> None:
    path = tmp_path / "scripts.pdf"
    path.write_bytes(print_lines(*(Span(word) for word in (*WORDS.values(), *EMOJI, "葛\U000e0100", "Ꭰ"))).pdf)
    assert list_failures(path, flavour) == []


@pytest.mark.parametrize(
    ("lang", "face"),
    [
        ("ja", "NotoSerifJP"),
        ("ko", "NotoSansKR"),
        ("zh", "NotoSansSC"),
        ("zh-Hans-SG", "NotoSansSC"),
        ("zh-Hant", "NotoSansTC"),
        ("zh-TW", "NotoSansTC"),
        ("zh-HK", "NotoSansTC"),
        (None, "NotoSerifJP"),
        ("en", "NotoSerifJP"),
    ],
)
def test_han_stands_in_the_forms_of_its_language(print_lines: Print, lang: str | None, face: str) -> None:
    assert set(faces("骨直海", lang)) == {face}
    with pikepdf.open(BytesIO(print_lines(Span("Bone is 骨.", lang=lang)).pdf)) as pdf:
        used = {str(font.BaseFont).partition("+")[2] for font in pdf.pages[0].Resources.Font.values()}
    assert {name.partition("-")[0] for name in used if "Noto" in name} == {face}


@pytest.mark.parametrize(
    ("text", "near", "tongue"),
    [
        ("金正恩", "김정은 (金正恩)", "ko"),
        ("東京", "東京タワー", "ja"),
        ("臺北", "臺北 (ㄊㄞˊ)", "zh-Hant"),
        ("東京の日", "서울 東京の日", "ja"),
        ("骨", "骨", ""),
        ("plain", "plain 骨", ""),
    ],
)
def test_without_a_language_letters_of_one_language_tell_it(text: str, near: str, tongue: str) -> None:
    assert tongue_of(None, text, near) == tongue
    assert tongue_of("zh-TW", text, near) == "zh-Hant"


def test_what_japanese_does_not_write_is_chinese() -> None:
    assert set(faces("中华人民共和国国务院们")) == {"NotoSansSC"}


@given(st.lists(st.one_of(LETTERS, IGNORABLE), min_size=1, max_size=8).map("".join))
def test_what_has_no_shape_is_never_missing_and_shows_nothing(text: str) -> None:
    shaped = pieces(text)
    assert not [piece.missing for piece in shaped if piece.missing]
    assert "?" not in "".join(piece.text for piece in shaped)
    assert all(0 not in piece.glyphs for piece in shaped)


@given(st.text(min_size=1, max_size=12))
def test_clusters_are_the_text_cut_and_none_begins_without_a_shape(text: str) -> None:
    clusters = list(split_clusters(text))
    assert "".join(clusters) == text
    assert not any(is_ignorable(cluster[0]) for cluster in clusters[1:])


def test_a_variant_is_printed_where_the_face_has_it_and_else_the_character() -> None:
    plain, variant, same = pieces("葛"), pieces("葛\U000e0100"), pieces("葛\U000e01ef")
    assert plain[0].glyphs != variant[0].glyphs
    assert plain[0].glyphs == same[0].glyphs
    assert len(variant[0].glyphs) == 1


@pytest.mark.parametrize("text", [*EMOJI, "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"])
def test_an_emoji_is_one_glyph_of_one_face(text: str) -> None:
    assert faces(text) == ["NotoEmoji"]
    assert len(pieces(text)[0].glyphs) == 1


@pytest.mark.parametrize("text", ["e\u0331\u0301", "x\u20dd", "Z\u0308", "ག\u0f71"])
def test_a_letter_and_its_marks_are_set_by_one_face(text: str) -> None:
    (piece,) = pieces(text)
    assert not piece.missing
    assert piece.text == text


def test_a_sign_that_scripts_share_stands_with_the_script_before_it() -> None:
    assert faces("ক।") == ["NotoSansBengali"]
    assert faces("क।") == faces("।") == ["NotoSerifDevanagari"]
    assert faces("東京、") == faces("、") == ["NotoSerifJP"]


def test_digits_after_an_emoji_are_text() -> None:
    assert faces("😀12") == ["NotoEmoji", "SourceSerif4"]


def test_the_space_after_an_emoji_is_a_space() -> None:
    assert pieces("😀")[0].face.space_width < 400


def test_a_list_without_a_script_names_its_places(print_lines: Print) -> None:
    fonts = Fonts([each for each in load_font_list(resource_path("fonts")) if "Kore" not in each.scripts])
    rendered = print_lines(Span("한국 and 서울"), Span("Seoul"), Span("독도는"), fonts=fonts)
    assert [each.detail for each in rendered.findings] == ["한국", "서울", "독도는"]


def test_a_word_too_long_for_its_line_is_named_too(print_lines: Print) -> None:
    assert [each.detail for each in print_lines(Span("Ꭰ" * 300)).findings] == ["Ꭰ" * 300]


def test_the_list_names_fonts_that_are_opened_only_when_they_are_needed() -> None:
    fonts = Fonts(load_font_list(resource_path("fonts")))
    Shaper(fonts).word("naïve", SERIF)
    assert [face.key for face in fonts._faces.values()] == ["SourceSerif4-Regular"]
    assert len(tomllib.loads(resource_path("fonts", "fonts.toml").read_text("utf-8"))["font"]) > 60
