"""What the editor shows and saves round-trips exactly."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from briefbook.text.rich_text import Block, BlockKind, Mark, RichText, Run, join_runs
from briefbook.ui.text.document_codec import fill_document, read_document, write_kind

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"), exclude_characters="\ufffc"),
    min_size=1,
    max_size=12,
)
RUNS = st.lists(
    st.builds(
        Run,
        WORDS,
        st.frozensets(st.sampled_from(Mark)),
        st.none() | st.just("https://example.org/a?b=c&d"),
        st.none() | st.sampled_from(["entity:1", "citation:2"]),
    ),
    max_size=4,
).map(join_runs)
BLOCKS = st.builds(
    Block,
    RUNS,
    st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.TABLE]),
    st.integers(1, 3),
    st.none() | st.sampled_from(["ja", "hi"]),
    st.none() | st.just("house:SAMPLE"),
)
TABLES = st.builds(
    Block,
    kind=st.just(BlockKind.TABLE),
    rows=st.lists(st.tuples(RUNS, RUNS), min_size=1, max_size=3).map(tuple),
)
TEXTS = st.lists(BLOCKS | TABLES, min_size=1, max_size=6).map(lambda blocks: RichText(tuple(blocks)))


@pytest.fixture(scope="module", autouse=True)
def application(qapp: object) -> object:
    return qapp


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=150)
@given(TEXTS)
def test_a_text_comes_back_as_it_was(text: RichText) -> None:
    document = QTextDocument()
    fill_document(document, text)
    read = read_document(document)
    only = text.blocks[0]
    if len(text.blocks) == 1 and not only.runs and only.kind is BlockKind.PARAGRAPH and only.marking is None:
        assert read == RichText()
    else:
        assert read == text


def test_a_block_that_is_split_keeps_its_first_id(qtbot: QtBot) -> None:
    document = QTextDocument()
    fill_document(document, RichText((Block((Run("one two"),), id="a", marking="house:SAMPLE"),)))
    cursor = QTextCursor(document)
    cursor.setPosition(3)
    cursor.insertBlock()
    first, second = read_document(document)
    assert (first.id, first.text) == ("a", "one")
    assert second.id != "a"
    assert second.marking == "house:SAMPLE"
    assert read_document(document).blocks == (first, second)


def test_items_of_a_kind_are_one_list(qtbot: QtBot) -> None:
    document = QTextDocument()
    items = tuple(Block((Run(word),), BlockKind.NUMBERED) for word in ("one", "two"))
    fill_document(document, RichText(items))
    first = document.begin()
    assert first.textList().count() == 2
    write_kind(first, BlockKind.PARAGRAPH)
    assert first.textList() is None
    assert [block.kind for block in read_document(document)] == [BlockKind.PARAGRAPH, BlockKind.NUMBERED]
