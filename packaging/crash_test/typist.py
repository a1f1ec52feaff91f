"""Typing into a field of the window as a person does, and telling afterwards which keys the library has."""

import string
from random import Random

from keyboard import Keyboard
from truth import CELL, POINT
from watched_window import WatchedWindow

MARK_S = 2.0
QUICKEST_S, SLOWEST_S, MEAN_S = 0.02, 0.4, 0.09
ENTERING_SHARE = 0.2
INTO_CELL = ("F2", "End")
LETTERS = string.ascii_lowercase + " "


class FieldNotReachedError(Exception):
    """The keys did not come to the field that they were meant for."""


class Typist:
    """Types into one field; `typed` is what came after the field was reached.

    What is typed in a cell is entered now and then, and is as old as that: until then the window asks for it.
    """

    def __init__(self, window: WatchedWindow, keyboard: Keyboard, random: Random) -> None:
        self.window = window
        self._keyboard = keyboard
        self._random = random
        self._in_cell = False
        self.typed = ""

    def go_to(self, marker: str) -> None:
        """Search for a marker, go where it is found and type a letter, which the title tells; raises otherwise."""
        self._in_cell = marker == CELL
        self._search(marker)
        self.press("x")
        if not self._sees_mark():
            raise FieldNotReachedError(marker)

    def type_for(self, seconds: float) -> None:
        """Type at a person's uneven pace."""
        left_s = seconds
        while left_s > 0:
            pause_s = min(max(self._random.expovariate(1 / MEAN_S), QUICKEST_S), SLOWEST_S)
            self.press(self._random.choice(LETTERS))
            if self._random.random() < ENTERING_SHARE:
                self.enter()
            self.window.listen(min(pause_s, left_s))
            left_s -= pause_s

    def press(self, letter: str) -> None:
        """Type one letter, and note when."""
        self.window.note_key(stays=self._in_cell)
        self.typed += letter
        self._keyboard.write(letter)

    def enter(self) -> None:
        """Enter what stands in a cell, and go on typing behind it."""
        if self._in_cell:
            self.window.note_entering()
            self._keyboard.tap("Return")
            # The line goes when the key is dealt with, and only then another can come.
            self.window.wait_for_answers()
            for key in INTO_CELL:
                self._keyboard.tap(key)

    def _search(self, marker: str) -> None:
        self._keyboard.tap("k", "Control_L")
        self.window.wait_for_answers()
        self._keyboard.write(marker)
        self.window.wait_for_answers()
        self._keyboard.tap("Return")
        self.window.wait_for_answers()
        if marker == POINT:
            self._keyboard.tap("End", "Control_L")
        for key in INTO_CELL if marker == CELL else INTO_CELL[1:]:
            self._keyboard.tap(key)
        self.window.wait_for_answers()

    def _sees_mark(self) -> bool:
        for _ in range(int(MARK_S / 0.02)):
            self.window.listen(0.02)
            if not self.window.says_saved:
                return True
        return False


def count_kept(before: str, typed: str, found: str) -> int | None:
    """How many of the keys typed behind some words stand in what was found; None where others stand there.

    Blanks at the end of a line are not stored, so a blank counts with the letter behind it.
    """
    start, words, all_words = (_squeeze(each) for each in (before, found, before + typed))
    if not (words.startswith(start) and all_words.startswith(words)):
        return None
    letters = len(words) - len(start)
    for at, each in enumerate(typed):
        if each == " ":
            continue
        if letters == 0:
            return at
        letters -= 1
    return len(typed)


def _squeeze(words: str) -> str:
    return "".join(words.split())
