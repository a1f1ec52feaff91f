"""Rich text as stored: exact both ways, and damage said as damage."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.text.json_codec import EMPTY_JSON, RichTextError, dump_rich_text, load_rich_text
from briefbook.text.rich_text import Block, BlockKind, RichText, Run, plain_text
from tests.text.rich_text_strategy import texts

KEYS = st.sampled_from(["id", "kind", "level", "lang", "marking", "runs", "rows", "text", "marks", "link", "ref"])
SCALARS = st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["", "bold", "paragraph", "table", "x"])
PIECES: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=4)
)


@given(texts)
def test_a_text_is_loaded_as_it_was_dumped(text: RichText) -> None:
    stored = dump_rich_text(text)
    assert load_rich_text(stored) == text
    assert dump_rich_text(load_rich_text(stored)) == stored


@given(texts, st.data())
def test_a_damaged_text_is_loaded_as_text_or_refused(text: RichText, data: st.DataObject) -> None:
    whole = json.loads(dump_rich_text(text))
    spot: Any = whole["blocks"]
    while isinstance(spot, dict | list) and spot:
        key = data.draw(st.sampled_from(sorted(spot) if isinstance(spot, dict) else range(len(spot))))
        if data.draw(st.booleans()):
            spot[key] = data.draw(PIECES)
            break
        spot = spot[key]
    try:
        loaded = load_rich_text(json.dumps(whole))
    except RichTextError:
        return
    assert loaded.word_count >= 0
    assert load_rich_text(dump_rich_text(loaded)) == loaded


def test_what_is_left_out_has_its_default() -> None:
    loaded = load_rich_text('{"v":1,"blocks":[{"kind":"paragraph"}]}')
    assert loaded == RichText((Block(id=loaded.blocks[0].id),))
    assert load_rich_text(EMPTY_JSON) == RichText()
    assert dump_rich_text(RichText()) == EMPTY_JSON


def test_words_that_look_like_a_nul_are_words() -> None:
    text = plain_text("a \\u0000 b")
    assert load_rich_text(dump_rich_text(text)) == text


@pytest.mark.parametrize(
    "block",
    [
        Block((Run("a\0b"),)),
        Block((Run("a", link="https://example.org/\0"),)),
        Block(kind=BlockKind.TABLE, rows=(((Run("a\0"),),),)),
    ],
)
def test_a_nul_is_refused(block: Block) -> None:
    with pytest.raises(RichTextError):
        dump_rich_text(RichText((block,)))


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "[]",
        '{"v":2,"blocks":[]}',
        '{"v":1}',
        '{"v":1,"blocks":[{"kind":"song"}]}',
        '{"v":1,"blocks":[{"kind":"quote","runs":[{"text":7}]}]}',
        '{"v":1,"blocks":[{"kind":"quote","runs":[{"text":null}]}]}',
        '{"v":1,"blocks":[{"kind":"quote","runs":[{"text":"a","marks":["loud"]}]}]}',
        '{"v":1,"blocks":[{"kind":"quote","lang":[]}]}',
    ],
)
def test_what_cannot_be_read_says_so(stored: str) -> None:
    with pytest.raises(RichTextError):
        load_rich_text(stored)
