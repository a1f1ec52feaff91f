"""The sections of a brief on top of each other; one is made when it is first looked at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from briefbook.ui.brief.page import BriefPage
from briefbook.values.clearance import Dot


class PageFacts(NamedTuple):
    """What a section tells of itself to the tab that it stands in."""

    total: int = 0
    texts: tuple[str, ...] = ()
    dots: tuple[Dot, ...] = ()


@dataclass(frozen=True, slots=True)
class PagePlan:
    """How a section is made (`build` takes the parent), and what it would tell if it were."""

    kind: type[BriefPage]
    name: str
    build: Callable[[QWidget], BriefPage]
    read: Callable[[], PageFacts]


class _Slot:
    """One section: its plan, and its widget from the moment on at which it is looked at."""

    def __init__(self, plan: PagePlan, place_holder: QWidget) -> None:
        self.plan = plan
        self.place_holder = place_holder
        self.page: BriefPage | None = None
        self._facts: PageFacts | None = None

    @property
    def facts(self) -> PageFacts:
        """What it tells, by its widget where there is one."""
        if self.page:
            return PageFacts(self.page.count(), tuple(self.page.texts_now()), tuple(self.page.list_dots()))
        if self._facts is None:
            self._facts = self.plan.read()
        return self._facts

    def refresh(self) -> None:
        """Read it anew, when somebody asks where there is no widget."""
        self._facts = None
        if self.page:
            self.page.refresh()


class PageStack(QStackedWidget):
    """The sections by their order; to ask for one makes it, and `made` tells of that."""

    made = Signal(object)

    def __init__(self, plans: list[PagePlan], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slots_ = [_Slot(plan, QWidget(self)) for plan in plans]
        for slot in self.slots_:
            self.addWidget(slot.place_holder)

    def __len__(self) -> int:
        return len(self.slots_)

    def __iter__(self) -> Iterator[BriefPage]:
        return (self._make(slot) for slot in self.slots_)

    def __getitem__(self, at: int) -> BriefPage:
        return self._make(self.slots_[at])

    @property
    def seen(self) -> list[BriefPage]:
        """The sections that are made."""
        return [slot.page for slot in self.slots_ if slot.page]

    def _make(self, slot: _Slot) -> BriefPage:
        if slot.page is None:
            at = self.slots_.index(slot)
            page = slot.plan.build(self)
            page.name = slot.plan.name
            in_front = self.currentIndex() == at
            slot.page = page
            self.insertWidget(at, page)
            self.removeWidget(slot.place_holder)
            slot.place_holder.deleteLater()
            if in_front:
                self.setCurrentIndex(at)
            self.made.emit(page)
        return slot.page
