import pytest

from briefbook.text.json_codec import RichTextError, dump_rich_text, load_rich_text
from briefbook.text.rich_text import Block, BlockKind, RichText, Run, plain_text


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


@pytest.mark.parametrize("stored", ["", "[]", '{"v":2,"blocks":[]}', '{"v":1}', '{"v":1,"blocks":[{"kind":"song"}]}'])
def test_what_cannot_be_read_says_so(stored: str) -> None:
    with pytest.raises(RichTextError):
        load_rich_text(stored)
