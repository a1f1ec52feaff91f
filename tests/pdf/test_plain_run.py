"""A run of which each letter is one glyph is read at once, and as if it were read cluster by cluster."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.pdf.font_set import shipped_fonts
from briefbook.pdf.shaping import GlyphReader, Piece, Shaper
from briefbook.pdf.theme import Cut, FontRole

WORDS = (
    "Strelsau", "AVATAR", "To.", "official", "first", "Ruritania\u00a0Railway", "Zürich", "naïve", "e\u0301", "12,345",
    "W" * 300,
    "Ελλάδα", "Київ", "नमस्ते", "กรุงเทพ", "서울", "東京", "かな", "が", "x\u200by", "\u00ad", "", "ﬁ", "J\u0331",
)  # fmt: skip
CUTS = [
    Cut(FontRole.SERIF),
    Cut(FontRole.SERIF, 700),
    Cut(FontRole.SERIF, italic=True),
    Cut(FontRole.SANS, tabular=True),
    Cut(FontRole.SANS, 600, letterspaced=True),
]


def shape(text: str, cut: Cut, *, plainly: bool) -> list[tuple[object, ...]]:
    with pytest.MonkeyPatch.context() as patch:
        if not plainly:
            patch.setattr(GlyphReader, "_read_plainly", lambda _: False)
        pieces = Shaper(shipped_fonts()).word(text, cut)
    return [(*(getattr(piece, each.name) for each in fields(Piece)), ends) for piece, ends in pieces]


@pytest.mark.parametrize("text", WORDS)
def test_a_plain_run_is_what_its_clusters_are(text: str) -> None:
    for cut in CUTS:
        assert shape(text, cut, plainly=True) == shape(text, cut, plainly=False)


@given(st.text(st.characters(codec="utf-8", exclude_characters=" \n\t"), max_size=12))
def test_whatever_the_letters_are(text: str) -> None:
    assert shape(text, CUTS[0], plainly=True) == shape(text, CUTS[0], plainly=False)


def test_most_runs_are_plain() -> None:
    read: list[bool] = []
    original = GlyphReader._read_plainly
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(GlyphReader, "_read_plainly", lambda reader: read.append(original(reader)) or read[-1])
        shaper = Shaper(shipped_fonts())
        for word in ("Strelsau", "AVATAR", "Zürich", "Київ", "서울"):
            shaper.word(word, CUTS[0])
    assert all(read)
    assert len(read) == 5
