"""The few signs with which the sample's texts are written."""

import re
from collections.abc import Callable, Iterator

from briefbook.text.rich_text import Block, BlockKind, Mark, RichText, Run, join_runs

_INLINE = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<key>\w+)\)|\*(?P<italic>[^*]+)\*")


def read_prose(words: str, key: str, find_ref: Callable[[str], str], new_id: Callable[[str], str]) -> RichText:
    """The text: a blank line ends a paragraph, `- ` begins an item, `*…*` is italic, `[words](key)` names an entity.

    `find_ref` gives the reference to the entity of a key, `new_id` the id of the block of a key.
    """
    blocks = [
        Block(join_runs(_read_runs(line, find_ref)), kind, id=new_id(f"{key}:{number}"))
        for number, (kind, line) in enumerate(_split_blocks(words))
    ]
    return RichText(tuple(blocks))


def _split_blocks(words: str) -> Iterator[tuple[BlockKind, str]]:
    for part in words.strip().split("\n\n"):
        if part.startswith("- "):
            for line in part.split("\n"):
                yield BlockKind.BULLET, line.removeprefix("- ")
        else:
            yield BlockKind.PARAGRAPH, part.replace("\n", " ")


def _read_runs(line: str, find_ref: Callable[[str], str]) -> Iterator[Run]:
    end = 0
    for match in _INLINE.finditer(line):
        yield Run(line[end : match.start()])
        if match["key"]:
            yield Run(match["words"], ref=find_ref(match["key"]))
        else:
            yield Run(match["italic"], frozenset({Mark.ITALIC}))
        end = match.end()
    yield Run(line[end:])
