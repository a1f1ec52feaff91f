"""The steps that can be undone and redone."""

from collections import deque
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from briefbook.store.change_log import Inverse, Operation
from briefbook.values.place import Place

JOIN_PAUSE = timedelta(seconds=2)
STEPS_KEPT = 1000


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a person did; `inverses` undo it in their order, `join` is the key of steps that merge with it."""

    label: str
    place: Place | None
    inverses: tuple[Inverse, ...]
    at: datetime
    join: str | None = None

    def joins(self, older: "Step") -> bool:
        """Whether it goes on with what the older step did."""
        return self.join is not None and self.join == older.join and abs(self.at - older.at) <= JOIN_PAUSE


class History:
    """The steps of one session, done and undone."""

    def __init__(self) -> None:
        self._done: deque[Step] = deque(maxlen=STEPS_KEPT)
        self._undone: list[Step] = []

    @property
    def last_done(self) -> Step | None:
        """What undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def last_undone(self) -> Step | None:
        """What redo would do again."""
        return self._undone[-1] if self._undone else None

    @property
    def undo_label(self) -> str | None:
        """The label of what undo would take back."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """The label of what redo would do again."""
        return self._undone[-1].label if self._undone else None

    def add(self, step: Step) -> None:
        """Put a new step on top, or join it to the one on top; what was undone is forgotten."""
        self._undone.clear()
        top = self.last_done
        if top and step.joins(top):
            step = replace(
                step, place=step.place or top.place, inverses=_join(step.inverses, self._done.pop().inverses)
            )
        self._done.append(step)

    def end_join(self) -> None:
        """Let the next step be one of its own."""
        if self._done:
            self._done[-1] = replace(self._done[-1], join=None)

    def move_back(self, inverses: tuple[Inverse, ...]) -> None:
        """The last step was undone; `inverses` would do it again."""
        self._undone.append(replace(self._done.pop(), inverses=inverses, join=None))
        self.end_join()

    def move_on(self, inverses: tuple[Inverse, ...]) -> None:
        """The last undone step was done again; `inverses` would undo it."""
        self._done.append(replace(self._undone.pop(), inverses=inverses))


def _join(newer: tuple[Inverse, ...], older: tuple[Inverse, ...]) -> tuple[Inverse, ...]:
    """The inverses of both; of updates to the same columns of a row only the oldest counts."""
    if any(inverse.row.op is not Operation.UPDATE for inverse in (*newer, *older)):
        return (*newer, *older)
    known = {inverse.row for inverse in older}
    return (*(inverse for inverse in newer if inverse.row not in known), *older)
