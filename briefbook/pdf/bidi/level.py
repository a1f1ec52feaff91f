"""The embedding level of each character: even ones run from left to right, odd ones from right to left (UAX 9)."""

from collections.abc import Sequence

from briefbook.pdf.bidi.bracket import resolve_brackets
from briefbook.pdf.bidi.direction import ISOLATES, REMOVED, classes_of
from briefbook.pdf.bidi.embedding import explicit_levels, run_sequences

NEUTRALS = ISOLATES | {"B", "S", "WS", "ON", "PDI"}
BLANK = ISOLATES | REMOVED | {"PDI", "WS"}
SEPARATORS = frozenset({"B", "S"})
NUMBERS = frozenset({"EN", "AN"})
RAISED = ({"R": 1, "AN": 2, "EN": 2}, {"L": 1, "AN": 1, "EN": 1})


def embedding_levels(text: str, base: int) -> list[int]:
    """The level of each character of a paragraph of a level, the blanks at its end at that level (rule L1)."""
    return resolve_levels(classes_of(text), base, text)


def resolve_levels(classes: Sequence[str], base: int, text: str = "") -> list[int]:
    """The level of each character by its class; without the text no brackets are paired.

    What rule X9 takes out has the level of what stands before it.
    """
    explicit = explicit_levels(classes, base)
    levels = explicit.levels.copy()
    for sequence in run_sequences(classes, explicit, base):
        places, raised = sequence.places, RAISED[sequence.level & 1]
        found = [explicit.classes[at] for at in places]
        own = found.copy()
        resolve_weak(found, sequence.before)
        if text and "ON" in found:
            resolve_brackets("".join([text[at] for at in places]), found, own, sequence.level, sequence.before)
        resolve_neutral(found, sequence.level, sequence.before, sequence.after)
        for at, each in zip(places, found, strict=True):
            levels[at] = sequence.level + raised.get(each, 0)
    return _settle(levels, classes, base)


def _settle(levels: list[int], classes: Sequence[str], base: int) -> list[int]:
    """The levels, with those of blanks before a separator or the end, and of what has no place, set."""
    if not REMOVED.isdisjoint(classes):
        for at, each in enumerate(classes):
            if each in REMOVED:
                levels[at] = levels[at - 1] if at else base
    trailing = True
    for at in range(len(levels) - 1, -1, -1):
        each = classes[at]
        trailing = each in SEPARATORS or (trailing and each in BLANK)
        if trailing:
            levels[at] = base
    return levels


def resolve_weak(found: list[str], before: str) -> None:
    """Resolve marks, numbers and what stands beside numbers, in place (W1 to W7)."""
    kinds = set(found)
    if "NSM" in kinds:
        last = before
        for at, each in enumerate(found):
            if each == "NSM":
                found[at] = last
            else:
                last = "ON" if each in ISOLATES or each == "PDI" else each
    if "AL" in kinds:
        _resolve_arabic(found, before)
    if not kinds.isdisjoint({"ES", "CS"}):
        _resolve_separators(found)
    if "ET" in kinds:
        _resolve_terminators(found)
    strong = before
    for at, each in enumerate(found):
        if each in {"ES", "CS", "ET"}:
            found[at] = "ON"
        elif each == "EN":
            found[at] = "L" if strong == "L" else each
        elif each in {"L", "R"}:
            strong = each


def _resolve_arabic(found: list[str], before: str) -> None:
    """European numbers after Arabic letters count as Arabic ones, and those letters as from right to left (W2, W3)."""
    strong = before
    for at, each in enumerate(found):
        if each in {"L", "R"}:
            strong = each
        elif each == "AL":
            strong, found[at] = each, "R"
        elif each == "EN" and strong == "AL":
            found[at] = "AN"


def _resolve_separators(found: list[str]) -> None:
    """One sign between two numbers of a kind is part of them (W4)."""
    for at in range(1, len(found) - 1):
        around = found[at - 1]
        if around in NUMBERS and found[at + 1] == around and (
            found[at] == "CS" or (found[at] == "ES" and around == "EN")
        ):  # fmt: skip
            found[at] = around


def _resolve_terminators(found: list[str]) -> None:
    """Signs beside a European number are part of it (W5)."""
    at = 0
    while at < len(found):
        end = at + 1
        if found[at] == "ET":
            while end < len(found) and found[end] == "ET":
                end += 1
            if (at and found[at - 1] == "EN") or (end < len(found) and found[end] == "EN"):
                found[at:end] = ["EN"] * (end - at)
        at = end


def resolve_neutral(found: list[str], level: int, before: str, after: str) -> None:
    """Resolve what has no direction by what stands on both sides, in place (N1 and N2)."""
    if NEUTRALS.isdisjoint(found):
        return
    along = "LR"[level & 1]
    at, left = 0, before
    while at < len(found):
        each = found[at]
        if each not in NEUTRALS:
            left = "R" if each in NUMBERS else each
            at += 1
            continue
        end = at + 1
        while end < len(found) and found[end] in NEUTRALS:
            end += 1
        right = after if end == len(found) else "R" if found[end] in NUMBERS else found[end]
        found[at:end] = [left if left == right else along] * (end - at)
        at = end
