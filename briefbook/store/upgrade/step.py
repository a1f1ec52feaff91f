"""What a step between two schemas is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

# sqlcipher3 has no types. A step depends on nothing of the store, which moves on without it.
Connection: TypeAlias = Any
# Hears how much is done, of how much in all; what it returns says whether to go on.
Progress: TypeAlias = Callable[[int, int], bool]
# The same inside a step, which is left by an exception when the person does not want to go on.
Report: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Step:
    """The way to schema `version` from the one before, with the fingerprints of both.

    `move` goes it, inside a transaction without foreign keys that is not its own, and gives what the person has to
    know, in sentences.
    """

    version: int
    before: str
    after: str
    move: Callable[[Connection, Report], tuple[str, ...]]
