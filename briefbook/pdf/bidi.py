"""Text in two directions: embedding levels (UAX 9) by python-bidi, and the order in which pieces are seen."""

from collections.abc import Iterator, Sequence
from unicodedata import bidirectional

from bidi import algorithm

# What python-bidi does not know: isolates, for which the older embeddings stand in, and what has no direction at all.
_STAND_INS = {"LRI": "\u202a", "RLI": "\u202b", "PDI": "\u202c", "": "\u200b"}


def base_level(text: str) -> int:
    """0 for a paragraph that begins from the left, 1 for one from the right (UAX 9, P2 and P3)."""
    for character in text:
        direction = bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return int(direction != "L")
    return 0


def embedding_levels(text: str, base: int) -> list[int]:
    """The level of each character: even ones run from left to right, odd ones from right to left."""
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels("".join(_stand_in(text)), storage)
    characters = list(storage["chars"])
    for at, each in enumerate(characters):
        each["at"] = at
    algorithm.explicit_embed_and_overrides(storage, False)
    algorithm.resolve_weak_types(storage, False)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    levels = [base] * len(text)
    for each in storage["chars"]:
        levels[each["at"]] = each["level"]
    return levels


def _stand_in(text: str) -> Iterator[str]:
    """The characters of a text, those that python-bidi refuses replaced by others."""
    for at, character in enumerate(text):
        direction = bidirectional(character)
        if direction == "FSI":
            direction = "RLI" if base_level(text[at:]) else "LRI"
        yield _STAND_INS.get(direction, character)


def visual_order(levels: Sequence[int]) -> list[int]:
    """The positions of a line's pieces from left to right (UAX 9, rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return order
