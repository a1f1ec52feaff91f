"""Whatever stands in a library can be printed, be it pasted from a web page or a message in two directions."""

import io
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pikepdf
from hypothesis import example, given
from hypothesis import strategies as st

from briefbook.book.block import Paragraph, Span
from briefbook.book.book import Book, Part
from briefbook.pdf.bidi.level import embedding_levels
from briefbook.pdf.bidi.order import visual_order
from briefbook.pdf.item import level_of
from briefbook.pdf.render import render_book
from briefbook.pdf.typesetter import Typesetter
from briefbook.values.kind import PartKind

UNSEEN = "\u200b\u200d\u200e\u200f\u00ad\ufeff\u061c"
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ODD = "\x01\x1b\t\n\u2028\u2029\ufffe\ud7ff\ue000"
TEXTS = st.text(st.sampled_from(f"{UNSEEN}{TURNING}{ODD} Zé1,&<אבجد٣क्षि日本"), min_size=1, max_size=30)
TYPESETTER = Typesetter()


@example("Zenda \u200b and Strelsau")
@example("\u200f")
@example("Zenda \u2067שלום\u2069, \u2068عمان\u2069")
@example("Zenda\x1b[1m & Strelsau\ufffe")
@given(words=TEXTS)
def test_any_text_is_printed(demo_book: Callable[..., Book], words: str) -> None:
    part = Part(PartKind.SCENE_SETTER, "Zenda", "Zenda", "zenda", (Paragraph((Span(words),)),))
    book = replace(demo_book(), title=words, parts=(part,))
    with pikepdf.open(io.BytesIO(render_book(book, typesetter=TYPESETTER).pdf)) as pdf:
        assert not pdf.check_pdf_syntax()
        ElementTree.fromstring(pdf.Root.Metadata.read_bytes())


@given(TEXTS)
def test_every_character_has_a_direction(words: str) -> None:
    levels = embedding_levels(words, level_of((Span(words),), None, 0))
    assert sorted(visual_order(levels)) == list(range(len(words)))
