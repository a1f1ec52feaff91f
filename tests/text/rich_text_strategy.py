"""Any rich text that can be stored, for property tests."""

from hypothesis import strategies as st

from briefbook.text.rich_text import Block, BlockKind, Mark, RichText, Run

words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8)
runs = st.builds(
    Run,
    words,
    st.frozensets(st.sampled_from(Mark)),
    st.none() | st.just("https://example.org/?a=b"),
    st.none() | st.sampled_from(["entity:1", "citation:2"]),
)
cells = st.lists(runs, max_size=4).map(tuple)
blocks = st.builds(
    Block,
    cells,
    st.sampled_from(BlockKind),
    st.integers(1, 6),
    st.none() | st.sampled_from(["ja", "hi-Deva"]),
    st.none() | st.just("ruritania:DESK//EYES"),
    st.lists(st.lists(cells, max_size=3).map(tuple), max_size=3).map(tuple),
)
texts = st.lists(blocks, max_size=4).map(lambda each: RichText(tuple(each)))
