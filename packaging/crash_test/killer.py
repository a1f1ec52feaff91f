"""Killing the program while it is typed into, and at the moments that are the most delicate."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from keyboard import Keyboard
from outcome import Outcome
from scene import OTHER_PASSPHRASE, PASSPHRASE, Scene
from truth import MARKERS, DamageError, Words, read_digest, read_words, require_backups
from typist import Typist, count_kept
from victim import Victim
from watched_window import WatchedWindow
from Xlib.display import Display

PLAIN, ENCRYPTED, OLDER = "plain", "encrypted", "older"
KEYS = {PLAIN: "", ENCRYPTED: PASSPHRASE}
KILLS_OF_A_LIBRARY = 20
LONGEST_TYPING_S, LONGEST_PAUSE_S, PAUSING_SHARE = 2.5, 2.6, 0.35
OPENING_S, STEPPING_S, LOCKING_S = 2.5, 4.0, 0.8
CONVERSIONS = ("encrypt", "decrypt", "rekey")
VERB_S = 60


class Killer:
    """Starts a program on a scene again and again, kills it, and looks at what it left behind.

    `libraries` has a file for each kind that is asked for.
    """

    def __init__(
        self, program: Sequence[str], scene: Scene, libraries: Mapping[str, Path], display: Display, random: Random
    ) -> None:
        self._program = program
        self._scene = scene
        self._libraries = libraries
        self._display = display
        self._random = random
        self._keyboard = Keyboard(display)
        self._lying, self._kills = "", 0
        self._words: Words = {}
        self._took_s: dict[str, float] = {}

    def kill_typing(self, kind: str, *, locking: bool = False) -> Outcome:
        """Kill it while it is typed into, a moment after that, or while it locks."""
        self._lay_out(kind)
        marker = self._random.choice(MARKERS)
        window = WatchedWindow(self._display)
        typist = Typist(window, self._keyboard, self._random)
        with self._start(str(self._scene.library)) as victim:
            self._open(victim, window, kind)
            typist.go_to(marker)
            typist.type_for(self._random.uniform(0.1, LONGEST_TYPING_S))
            if locking:
                self._keyboard.tap("l", "Control_L", "Shift_L")
                window.listen(self._random.uniform(0, LOCKING_S))
            elif self._random.random() < PAUSING_SHARE:
                typist.enter()
                window.listen(self._random.uniform(0, LONGEST_PAUSE_S))
            window.take_news()
            said_saved, moment = window.says_saved, victim.kill()
            window.take_news()
        phase = f"locking, {kind}" if locking else f"typing, {kind}"
        return self._judge(Outcome(phase, said_saved=None if locking else said_saved), kind, marker, typist, moment)

    def kill_opening(self, kind: str) -> Outcome:
        """Kill it anywhere between its start and the moment in which it can be typed into."""
        self._lay_out(kind)
        end = time.monotonic() + self._random.uniform(0, OPENING_S)
        window = WatchedWindow(self._display)
        with self._start(str(self._scene.library)) as victim:
            if window.find(end - time.monotonic()) and kind == ENCRYPTED:
                self._keyboard.write(f"{PASSPHRASE}\n")
            window.listen(end - time.monotonic())
            victim.kill()
            window.take_news()
        return Outcome(f"opening, {kind}", fault=self._find_fault(lambda: self._require_words(kind)))

    def kill_stepping(self, kind: str = OLDER) -> Outcome:
        """Kill it while it brings a library to today's form."""
        self._lay_out(kind, anew=True)
        with self._start(str(self._scene.library)):
            time.sleep(self._random.uniform(0, STEPPING_S))
        return Outcome("stepping", fault=self._find_fault(lambda: self._require_digest(kind)))

    def kill_converting(self, kind: str) -> Outcome:
        """Kill a verb that gives a library a passphrase, another one or none."""
        verb = CONVERSIONS[0] if kind == PLAIN else self._random.choice(CONVERSIONS[1:])
        words = [verb, str(self._scene.library), "--backups", "keep"]
        words += ["--passphrase-file", str(self._scene.passphrase_file)]
        if verb == "rekey":
            words += ["--new-passphrase-file", str(self._scene.other_passphrase_file)]
        self._kill_verb(words, kind)
        return Outcome("encrypting", fault=self._find_fault(self._require_some_form))

    def kill_backing_up(self, kind: str) -> Outcome:
        """Kill the verb that makes a backup; what is listed as one afterwards has to be one."""
        words = ["backup", str(self._scene.library)]
        self._kill_verb([*words, "--passphrase-file", str(self._scene.passphrase_file)] if KEYS[kind] else words, kind)

        def require() -> None:
            self._require_words(kind)
            require_backups(self._scene.backups, KEYS[kind])

        return Outcome("backup", fault=self._find_fault(require))

    def start_afresh(self) -> None:
        """Take a fresh library for the next kill."""
        self._lying = ""

    def _lay_out(self, kind: str, *, anew: bool = False) -> None:
        """Go on with what the last kill left, as a person does, or take a fresh library now and then."""
        self._kills += 1
        if anew or kind != self._lying or self._kills >= KILLS_OF_A_LIBRARY:
            self._scene.lay_out(self._libraries[kind])
            self._lying, self._kills = kind, 0
            self._words = {} if kind == OLDER else read_words(self._scene.copy_desk(), KEYS[kind])

    def _start(self, *words: str) -> Victim:
        self._scene.forget_the_last_end()
        said = self._scene.folder / "said.txt"
        return Victim([*self._program, *words], self._scene.environment(), said)

    def _open(self, victim: Victim, window: WatchedWindow, kind: str) -> None:
        """Wait until the window can be typed into."""
        if not window.find():
            raise TimeoutError("The program showed no window.")
        victim.wait_for_rest()
        window.focus()
        if kind == ENCRYPTED:
            self._keyboard.write(f"{PASSPHRASE}\n")
            window.wait_for_answers()
            victim.wait_for_rest()

    def _kill_verb(self, words: list[str], kind: str) -> None:
        """Kill a verb anywhere in the time that it takes when it is let alone."""
        if words[0] not in self._took_s:
            self._lay_out(kind, anew=True)
            begin = time.monotonic()
            with self._start(*words) as victim:
                victim.wait(VERB_S)
            self._took_s[words[0]] = time.monotonic() - begin
        self._lay_out(kind, anew=True)
        with self._start(*words) as victim:
            victim.wait(self._random.uniform(0, self._took_s[words[0]]))
        self.start_afresh()

    def _judge(self, outcome: Outcome, kind: str, marker: str, typist: Typist, moment: float) -> Outcome:
        """Look which of the keys the next opening finds."""
        window, before = typist.window, self._words
        fault = self._find_fault(lambda: self._read_words(kind))
        kept = None if fault else count_kept(before[marker], typist.typed, self._words[marker])
        others = not fault and {**before, marker: ""} != {**self._words, marker: ""}
        if kept is None or others:
            self.start_afresh()
            fault = fault or f"{before} and “{typist.typed}” became {self._words}"
        pressed = window.pressed
        if kept is None:
            kept = len(pressed)
        return replace(
            outcome,
            keys=len(pressed),
            acknowledged=window.acknowledged,
            acknowledged_lost=max(window.acknowledged - kept, 0),
            age_s=max(moment - pressed[kept], 0.0) if kept < len(pressed) else 0.0,
            pause_s=None if outcome.said_saved is None else moment - pressed[-1],
            fault=fault,
        )

    def _read_words(self, kind: str) -> None:
        self._words = read_words(self._scene.copy_desk(), KEYS[kind])

    def _require_words(self, kind: str) -> None:
        before = self._words
        self._read_words(kind)
        if before != self._words:
            raise DamageError(f"{before} became {self._words}")

    def _require_digest(self, kind: str) -> None:
        expected = read_digest(self._copy_of(kind))
        if (found := read_digest(self._scene.copy_desk())) != expected:
            raise DamageError(f"{expected} became {found}")

    def _require_some_form(self) -> None:
        """Raise DamageError unless one of the passphrases, or none, opens the library with all its words."""
        met = []
        for passphrase in ("", PASSPHRASE, OTHER_PASSPHRASE):
            try:
                found = read_words(self._scene.copy_desk(), passphrase)
            except DamageError as error:
                met.append(str(error))
                continue
            if found != self._words:
                raise DamageError(f"{self._words} became {found}")
            return
        raise DamageError("; ".join(met))

    def _copy_of(self, kind: str) -> Path:
        copy = self._scene.folder / "copy.briefbook"
        copy.write_bytes(self._libraries[kind].read_bytes())
        return copy

    def _find_fault(self, require: Callable[[], None]) -> str:
        try:
            require()
        except DamageError as error:
            self.start_afresh()
            return str(error)
        return ""
