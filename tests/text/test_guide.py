"""The guide holds together: its chapters are short, its links and pictures lead somewhere, and it fits every tab."""

from collections import Counter

import pytest
from markdown_it.tree import SyntaxTreeNode

from briefbook.text.guide import Chapter, find_chapter_key, guide_path, load_guide
from briefbook.text.markdown_tree import find_picture, parse_markdown, plain_text

GUIDE = load_guide()
MOST_WORDS = 350
MOST_BYTES = 120_000


def list_nodes(chapter: Chapter, kind: str) -> list[SyntaxTreeNode]:
    return [node for block in parse_markdown(chapter.source) for node in block.walk() if node.type == kind]


def list_pictures(chapter: Chapter) -> list[str]:
    return [str(node.attrs["src"]) for node in list_nodes(chapter, "image")]


@pytest.mark.parametrize("chapter", GUIDE.chapters, ids=lambda each: each.key)
def test_a_chapter_is_short_and_leads_nowhere_but_into_the_guide(chapter: Chapter) -> None:
    prose = [block for block in parse_markdown(chapter.source) if block.type != "table"]
    words = sum(len(node.content.split()) for block in prose for node in block.walk() if node.type == "text")
    assert 50 < words <= MOST_WORDS
    assert chapter.title
    for link in list_nodes(chapter, "link"):
        assert GUIDE.find_chapter(find_chapter_key(str(link.attrs["href"])) or "")


@pytest.mark.parametrize("chapter", GUIDE.chapters, ids=lambda each: each.key)
def test_a_picture_stands_alone_and_is_described(chapter: Chapter) -> None:
    alone = [found for block in parse_markdown(chapter.source) if (found := find_picture(block))]
    assert len(alone) == len(list_nodes(chapter, "image"))
    assert all(len(picture.content.split()) >= 6 for picture in alone)


def test_every_file_of_the_guide_is_used_once_and_small() -> None:
    used = Counter(name for chapter in GUIDE.chapters for name in list_pictures(chapter))
    assert set(used.values()) == {1}
    chapters = [f"{chapter.key}.md" for chapter in GUIDE.chapters]
    assert sorted([*used, *chapters, "guide.toml"]) == sorted(path.name for path in guide_path(".").iterdir())
    assert max(guide_path(name).stat().st_size for name in used) <= MOST_BYTES


def test_each_kind_of_tab_has_one_chapter_and_any_other_place_the_first() -> None:
    from briefbook.ui.desk.editor_factory import EDITORS

    tabs = Counter(tab for chapter in GUIDE.chapters for tab in chapter.tabs)
    assert tabs == Counter([*EDITORS, "start"])
    assert GUIDE.get_chapter_for("brief").key == "points"
    assert GUIDE.get_chapter_for("") is GUIDE.chapters[0]


@pytest.mark.parametrize(
    ("address", "key"), [("points.md", "points"), ("https://example.org/a.md", None), ("notes.txt", None)]
)
def test_only_a_chapter_is_led_to(address: str, key: str | None) -> None:
    assert find_chapter_key(address) == key


def test_plain_text_has_every_word_and_no_mark() -> None:
    source = (
        "## Head\n\nA **bold** [link](points.md)\nand `code`.\n\n| A | B |\n| --- | --- |\n| c | d |\n\n![seen](a.png)"
    )
    assert plain_text(source) == "Head\nA bold link and code.\nA B c d\nseen"
