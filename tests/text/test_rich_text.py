"""The one text format: runs, words and blocks."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefbook.text.rich_text import Block, BlockKind, Mark, RichText, Run, join_runs, new_block_id, plain_text
from briefbook.values.blank import is_blank
from tests.text.rich_text_strategy import cells, texts


@given(cells)
def test_joining_runs_keeps_every_letter_in_its_style(runs: tuple[Run, ...]) -> None:
    def letters(of: tuple[Run, ...]) -> list[Run]:
        return [Run(letter, run.marks, run.link, run.ref) for run in of for letter in run.text]

    joined = join_runs(runs)
    assert letters(joined) == letters(runs)
    assert all(run.text for run in joined)
    assert not any(one.same_style(other) for one, other in pairwise(joined))
    assert join_runs(joined) == joined


def test_runs_differ_in_style_by_mark_link_and_reference() -> None:
    plain = Run("a")
    assert plain.same_style(Run("b"))
    for other in (Run("a", frozenset({Mark.BOLD})), Run("a", link="https://example.org"), Run("a", ref="entity:1")):
        assert not plain.same_style(other)


@given(st.text())
def test_plain_words_come_back_as_they_were(words: str) -> None:
    text = plain_text(words)
    assert text.text == words
    assert bool(text) == (not is_blank(words))
    assert text.word_count == sum(not is_blank(each) for each in words.split())


@given(texts)
def test_the_words_of_a_text_are_those_of_its_blocks(text: RichText) -> None:
    assert text.text == "\n".join(block.text for block in text)
    assert text.word_count == sum(not is_blank(each) for block in text for each in block.text.split())
    assert bool(text) == (text.word_count > 0)


def test_the_cells_of_a_table_are_words_too() -> None:
    head, row = ((Run("Day"),), (Run("Pla"), Run("ce"))), ((Run("16"),), ())
    table = Block(kind=BlockKind.TABLE, rows=(head, row))
    assert table.text == "Day\tPlace\n16\t"
    assert RichText((table,)).word_count == 3
    assert not RichText((Block(kind=BlockKind.TABLE, rows=(((),),)),))


def test_every_block_has_an_id_of_its_own() -> None:
    ids = {Block().id for _ in range(200)} | {new_block_id()}
    assert len(ids) == 201
    assert all(len(each) == 12 and int(each, 16) >= 0 for each in ids)
