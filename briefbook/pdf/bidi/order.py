"""The order in which the pieces of a line are seen (UAX 9, rule L2)."""

from collections.abc import Sequence


def visual_order(levels: Sequence[int]) -> list[int]:
    """The positions of a line's pieces from left to right."""
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
