"""Explicit levels and the sequences over which the other rules run (UAX 9, BD9, BD13 and X1 to X10)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefbook.pdf.bidi.direction import EMBEDDINGS, ISOLATES, REMOVED, first_strong_level

DEEPEST = 125
CONTROLS = EMBEDDINGS | ISOLATES | {"PDF", "PDI", "B"}


@dataclass(frozen=True, slots=True)
class Explicit:
    """What the marks of a text say: each character's level and class, and where an isolate has its other end."""

    levels: list[int]
    classes: list[str]
    closing: dict[int, int]


@dataclass(frozen=True, slots=True)
class RunSequence:
    """An isolating run sequence: its characters' places, its level, and the classes before and after it."""

    places: Sequence[int]
    level: int
    before: str
    after: str


def explicit_levels(classes: Sequence[str], base: int) -> Explicit:
    """The level and class of each character before any is resolved (X1 to X8)."""
    if CONTROLS.isdisjoint(classes):
        return Explicit([base] * len(classes), list(classes), {})
    closing = match_isolates(classes)
    status = StatusStack(base)
    levels: list[int] = []
    resolved: list[str] = []
    for at, each in enumerate(classes):
        level = status.level
        override = status.override
        if each in EMBEDDINGS:
            status.embed(each)
        elif each in ISOLATES:
            inner = first_strong_level(classes[at + 1 : closing.get(at, len(classes))]) if each == "FSI" else None
            status.isolate(each == "RLI" or inner == 1)
        elif each == "PDI":
            status.end_isolate()
            level, override = status.level, status.override
        elif each == "PDF":
            status.end_embedding()
        elif each == "B":
            level, override = base, ""
        levels.append(level)
        resolved.append(override if override and each not in REMOVED and each != "B" else each)
    return Explicit(levels, resolved, closing)


def match_isolates(classes: Sequence[str]) -> dict[int, int]:
    """Where each isolate that is closed ends (BD9)."""
    opened: list[int] = []
    closing: dict[int, int] = {}
    for at, each in enumerate(classes):
        if each in ISOLATES:
            opened.append(at)
        elif each == "PDI" and opened:
            closing[opened.pop()] = at
        elif each == "B":
            opened.clear()
    return closing


class StatusStack:
    """The directional status stack, with the counts of what it could not take (X1)."""

    def __init__(self, base: int) -> None:
        self._entries = [(base, "", False)]
        self._isolates_over = 0
        self._embeddings_over = 0
        self._isolates = 0

    @property
    def level(self) -> int:
        """The level of what stands here."""
        return self._entries[-1][0]

    @property
    def override(self) -> str:
        """The class that everything here is given, or nothing."""
        return self._entries[-1][1]

    def _next_level(self, *, right: bool) -> int:
        """The least greater level that is odd, or even."""
        return (self.level + 1) | 1 if right else (self.level + 2) & ~1

    def embed(self, kind: str) -> None:
        """Begin an embedding or override (X2 to X5)."""
        level = self._next_level(right=kind in {"RLE", "RLO"})
        if level <= DEEPEST and not self._isolates_over and not self._embeddings_over:
            self._entries.append((level, {"LRO": "L", "RLO": "R"}.get(kind, ""), False))
        elif not self._isolates_over:
            self._embeddings_over += 1

    def isolate(self, right: bool) -> None:
        """Begin an isolate (X5a to X5c)."""
        level = self._next_level(right=right)
        if level <= DEEPEST and not self._isolates_over and not self._embeddings_over:
            self._isolates += 1
            self._entries.append((level, "", True))
        else:
            self._isolates_over += 1

    def end_isolate(self) -> None:
        """End the innermost isolate with the embeddings in it (X6a)."""
        if self._isolates_over:
            self._isolates_over -= 1
        elif self._isolates:
            self._embeddings_over = 0
            while not self._entries.pop()[2]:
                pass
            self._isolates -= 1

    def end_embedding(self) -> None:
        """End the innermost embedding (X7)."""
        if self._isolates_over:
            return
        if self._embeddings_over:
            self._embeddings_over -= 1
        elif not self._entries[-1][2] and len(self._entries) > 1:
            self._entries.pop()


def run_sequences(classes: Sequence[str], explicit: Explicit, base: int) -> Iterator[RunSequence]:
    """The isolating run sequences of a text (X9 and X10); `classes` are its characters' own."""
    levels = explicit.levels
    order: Sequence[int] = range(len(classes))
    if not REMOVED.isdisjoint(classes):
        order = [at for at in order if classes[at] not in REMOVED]
    if not order:
        return
    runs: list[list[int]] = []
    for at in order:
        if runs and levels[runs[-1][-1]] == levels[at]:
            runs[-1].append(at)
        else:
            runs.append([at])
    begins = {run[0]: run for run in runs}
    number = {at: place for place, at in enumerate(order)}
    continued = set(explicit.closing.values())
    for run in runs:
        if run[0] in continued:
            continue
        places = list(run)
        while (end := explicit.closing.get(places[-1])) is not None:
            places += begins[end]
        level, first, last = levels[places[0]], number[places[0]], number[places[-1]] + 1
        before = levels[order[first - 1]] if first else base
        # An isolate that nothing closes reaches to the end of the paragraph.
        ends = classes[places[-1]] in ISOLATES or last == len(order)
        after = base if ends else levels[order[last]]
        yield RunSequence(places, level, "LR"[max(level, before) & 1], "LR"[max(level, after) & 1])
