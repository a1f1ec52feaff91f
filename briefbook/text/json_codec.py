"""Rich text as stored: compact JSON, `{"v":1,"blocks":[…]}`, exact both ways."""

import json
from typing import Any

from briefbook.text.rich_text import Block, BlockKind, Cell, Mark, RichText, Run, new_block_id
from briefbook.values.character import can_be_held, mend_halves

VERSION = 1
EMPTY_JSON = '{"v":1,"blocks":[]}'


class RichTextError(ValueError):
    """A stored text that cannot be read, or a text that cannot be stored."""


def dump_rich_text(text: RichText) -> str:
    """The stored form; keys that hold their default are left out; raises RichTextError on a NUL character."""
    if "\0" in text.text or any("\0" in (run.link or "") + (run.ref or "") for block in text for run in block.runs):
        raise RichTextError("The text holds a NUL character, which cannot be stored.")
    blocks = [_dump_block(block) for block in text.blocks]
    return json.dumps({"v": VERSION, "blocks": blocks}, ensure_ascii=False, separators=(",", ":"))


def load_rich_text(stored: str) -> RichText:
    """The text of its stored form; raises RichTextError."""
    try:
        whole = json.loads(stored)
        if whole["v"] != VERSION:
            raise RichTextError(f"The text is of format {whole['v']}, which this version cannot read.")
        return RichText(tuple(_load_block(block) for block in whole["blocks"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        if isinstance(error, RichTextError):
            raise
        raise RichTextError("The stored text is damaged.") from error


def _dump_block(block: Block) -> dict[str, Any]:
    stored: dict[str, Any] = {"id": block.id, "kind": block.kind.value}
    if block.level != 1:
        stored["level"] = block.level
    if block.lang:
        stored["lang"] = block.lang
    if block.marking:
        stored["marking"] = block.marking
    stored["runs"] = _dump_runs(block.runs)
    if block.rows:
        stored["rows"] = [[_dump_runs(cell) for cell in row] for row in block.rows]
    return stored


def _dump_runs(runs: Cell) -> list[dict[str, Any]]:
    return [_dump_run(run) for run in runs]


def _dump_run(run: Run) -> dict[str, Any]:
    stored: dict[str, Any] = {"text": mend_halves(run.text)}
    if run.marks:
        stored["marks"] = sorted(mark.value for mark in run.marks)
    if run.link:
        stored["link"] = mend_halves(run.link)
    if run.ref:
        stored["ref"] = run.ref
    return stored


def _load_block(stored: dict[str, Any]) -> Block:
    return Block(
        runs=_load_runs(stored.get("runs", [])),
        kind=BlockKind(stored["kind"]),
        level=int(stored.get("level", 1)),
        lang=_load_words(stored.get("lang")),
        marking=_load_words(stored.get("marking")),
        rows=tuple(tuple(_load_runs(cell) for cell in row) for row in stored.get("rows", [])),
        id=_load_words(stored.get("id")) or new_block_id(),
    )


def _load_runs(stored: list[dict[str, Any]]) -> Cell:
    return tuple(_load_run(run) for run in stored)


def _load_run(stored: dict[str, Any]) -> Run:
    marks = frozenset(Mark(mark) for mark in stored.get("marks", ()))
    link, ref = _load_words(stored.get("link")), _load_words(stored.get("ref"))
    return Run(_check_words(stored["text"]), marks, link, ref)


def _load_words(stored: object) -> str | None:
    return None if stored is None else _check_words(stored)


def _check_words(stored: object) -> str:
    if not isinstance(stored, str) or not can_be_held(stored):
        raise TypeError(stored)
    return stored
