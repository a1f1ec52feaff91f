"""Marks of direction in a text that somebody wrote: none reaches beyond it, whatever it leaves open."""

import re

CLOSING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)
CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def balance_controls(text: str) -> str:
    """A text of which every embedding and isolate is closed and nothing is closed that it has not opened."""
    if text.isascii() or not CONTROLS.search(text):
        return text
    kept: list[str] = []
    opened: list[str] = []
    for character in text:
        if character in CLOSING:
            opened.append(CLOSING[character])
        elif character in CLOSING.values():
            if character not in opened:
                continue
            # What was opened inside an isolate ends with it.
            while opened[-1] != character:
                kept.append(opened.pop())
            opened.pop()
        kept.append(character)
    return "".join(kept) + "".join(reversed(opened))
