"""The tab of a brief."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from PySide6.QtWidgets import QTabBar, QTextEdit, QVBoxLayout, QWidget

from briefbook.models.marking_word import describe_total
from briefbook.session import Changed
from briefbook.store.brief_read import BriefHead, PointRead, SubjectFacts, read_brief, read_subject
from briefbook.store.brief_scope import find_touched, list_tables
from briefbook.store.marking_read import BriefMarking, read_brief_marking
from briefbook.store.round_read import list_participant_ids
from briefbook.ui.action.action_id import ActionId
from briefbook.ui.brief.brief_head import BriefHeadView
from briefbook.ui.brief.page import BriefPage
from briefbook.ui.brief.page_stack import PageStack
from briefbook.ui.brief.page_table import list_plans
from briefbook.ui.brief.point_rows import count_spoken, describe_seconds
from briefbook.ui.desk.editor import Editor
from briefbook.ui.look.count_words import count_words
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.clearance import Dot
from briefbook.values.edtf import find_edtf
from briefbook.values.place import Place

MARGIN_PX = 34


class BriefEditor(Editor):
    """What is prepared on one subject: points, objectives, prose, participants, history."""

    icon_name = "messages-square"

    def __init__(self, place: Place, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(place, workspace, parent)
        self._brief: BriefHead | None = None
        self._marking: BriefMarking | None = None
        self._touched: set[str] = set()
        self.head = BriefHeadView(workspace, place.id, self)
        self.sections = QTabBar(self)
        self.sections.setProperty("role", "sections")
        self.sections.setDrawBase(False)
        self.sections.setExpanding(False)
        self.sections.setAccessibleName(self.tr("Sections of the brief"))
        self._marked_id: int | None = None
        self.pages = PageStack(list_plans(workspace, place.id), self)
        self.pages.made.connect(self._take_page)
        for _ in range(len(self.pages)):
            self.sections.addTab("")
        self._points = self.pages[0]
        self.head.subject_requested.connect(self._open_subject)
        self._lay_out()
        self.sections.currentChanged.connect(self._show_section)
        workspace.notifier.changed.connect(self._note)
        workspace.appearance.changed.connect(self._apply_theme)
        workspace.preferences.changed.connect(self._show_points_anew)
        workspace.numbers.changed.connect(self._show_points_anew)
        self._show()
        self._apply_theme()

    @property
    def page(self) -> BriefPage:
        """The section in front."""
        return self.pages[self.pages.currentIndex()]

    def title(self) -> str:
        """The brief's own title, else the short name of its subject."""
        return (self._brief.title or self._brief.short_name) if self._brief else ""

    def show_place(self, place: Place) -> None:
        """Go to a point, an issue, an objective, a section or the title."""
        if place.kind == "brief" and place.field == "title":
            self.head.title.setFocus()
            return
        for at, page in enumerate(self.pages):
            if page.show_place(place):
                self.sections.setCurrentIndex(at)
                page.show_place(place)
                return

    def shown_place(self) -> Place:
        """The point or whatever else has the caret."""
        return self.page.shown_place() or self.place

    @property
    def chosen_places(self) -> list[Place]:
        """The chosen points, or the issue with the caret."""
        return self.page.chosen_places

    def handlers(self) -> dict[ActionId, Callable[[], None]]:
        """What can be done in the section in front."""
        return self.page.handlers()

    def mentioned(self) -> list[tuple[int, int]]:
        """Who takes part and what the brief names, each with how often it is named."""
        counts = Counter(dict.fromkeys(self._list_participant_ids(), 0))
        counts.update(
            mention.entity_id for text in self._iterate_texts() for mention in self.workspace.mentions.find(text)
        )
        return list(counts.items())

    def first_entity_id(self) -> int | None:
        """Whom the minister meets."""
        return next(iter(self._list_participant_ids()), None)

    def mark_entity(self, entity_id: int | None) -> None:
        """Tint the mentions of an entity in every section."""
        self._marked_id = entity_id
        for page in self.pages.seen:
            page.mark_entity(entity_id)

    def meeting_day(self) -> date | None:
        """The day of the dialogue, else of the visit's first meeting."""
        from briefbook.store.entity_card import read_visit_day

        if self._brief is None:
            return None
        file = self.workspace.session.file
        facts = file.look(read_subject, self._brief)
        visit_day = file.look(read_visit_day, self._brief.visit_id)
        edtf = find_edtf(facts.date_edtf) if facts.date_edtf else None
        return edtf.earliest if edtf and edtf.earliest == edtf.latest else visit_day

    def status(self) -> tuple[str, str]:
        """Points that are written, words and time to say; the highest marking and where it stands."""
        points = [each for each in self._list_points() if each.text]
        words, seconds = count_spoken(points, self.workspace.settings.spoken_words_per_minute)
        counted = count_words(len(points), self.tr("1 point"), self.tr("{} points"))
        spoken = count_words(words, self.tr("1 word"), self.tr("{} words"))
        counts = self.tr("{} · {} · {} spoken").format(counted, spoken, describe_seconds(seconds))
        return counts, self._describe_marking()

    def state(self) -> dict[str, Any]:
        """The section in front, what has the caret, and where the caret stands in it."""
        place, focus = self.page.kept_place, self.focusWidget()
        at = [place.kind, place.id, place.field] if place else None
        caret = focus.textCursor().position() if isinstance(focus, QTextEdit) else 0
        return {"section": self.pages.currentIndex(), "at": at, "caret": caret}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Bring back the section, and the caret where it stood."""
        self.sections.setCurrentIndex(int(state["section"]))
        if not state.get("at"):
            return
        self.page.show_place(Place(*state["at"]))
        focus = self.focusWidget()
        if isinstance(focus, QTextEdit):
            cursor = focus.textCursor()
            cursor.setPosition(max(0, min(int(state["caret"]), focus.document().characterCount() - 1)))
            focus.setTextCursor(cursor)

    def _open_subject(self) -> None:
        if self._brief:
            self.open_requested.emit(Place("entity", self._brief.subject_id))

    def _list_participant_ids(self) -> list[int]:
        if self._brief is None:
            return []
        file = self.workspace.session.file
        return file.look(list_participant_ids, self._brief.subject_id)

    def _list_points(self) -> list[PointRead]:
        return self._points.list_points()

    def _iterate_texts(self) -> Iterator[str]:
        for slot in self.pages.slots_:
            yield from slot.facts.texts

    def _describe_marking(self) -> str:
        """What the markings add up to, and the first point that carries the level, else what does."""
        marking = self._marking
        if marking is not None and marking.unmapped:
            return describe_total(marking.wording, marking.unmapped)
        if marking is None or not marking.wording:
            return ""
        carriers = set(marking.carriers)
        carrying = [point for point in self._list_points() if ("point", point.id) in carriers]
        for point in carrying:
            if number := self.workspace.numbers.find(Place("point", point.id)):
                return self.tr("{} from point {}").format(marking.wording, number)
        if carrying and carrying[0].title:
            return self.tr("{} from “{}”").format(marking.wording, carrying[0].title)
        others = {
            "point": self.tr("{} from a talking point"),
            "objective": self.tr("{} from an objective"),
            "section": self.tr("{} from the prose"),
            "issue": self.tr("{} from the title of an issue"),
            "brief": self.tr("{} from the title"),
            "subject": self.tr("{} from the name of its subject"),
        }
        kinds = {kind for kind, _ in carriers}
        return next(words.format(marking.wording) for kind, words in others.items() if kind in kinds)

    def _select_entity(self, entity_id: int) -> None:
        self.entity_selected.emit(entity_id)

    def _show_section(self, at: int) -> None:
        self.page.flush()
        self.pages.setCurrentWidget(self.pages[at])
        # Whoever walks along the tabs by keys goes on walking.
        if self.isVisible() and not self.sections.hasFocus():
            self.page.take_caret()
        self.status_changed.emit()

    def refresh(self) -> None:
        """Read anew what the news concerned: the head, and the sections that show rows of the tables it touched."""
        touched, self._touched = self._touched, set()
        owned = frozenset[str]().union(*(slot.plan.kind.tables for slot in self.pages.slots_))
        for slot in self.pages.slots_:
            if touched & slot.plan.kind.tables or touched - owned:
                slot.refresh()
        self._show()

    def _note(self, news: Changed) -> None:
        self._touched |= list_tables(self.workspace.session.look(find_touched, news.rows), self.place.id)
        if not self._touched:
            return
        self.refresh_soon()
        if self.is_behind:
            self._read_head()

    def _show_points_anew(self) -> None:
        self._touched |= self._points.tables
        self.refresh_soon()

    def _read_head(self) -> SubjectFacts | None:
        """Read the brief itself, whose title stands on the tab; None when it is gone."""
        file = self.workspace.session.file
        brief = file.look(read_brief, self.place.id)
        if brief is None:
            return None
        facts = file.look(read_subject, brief)
        before, self._brief = self.title(), brief
        if before != self.title():
            self.title_changed.emit(self.title())
        return facts

    def _show(self) -> None:
        facts = self._read_head()
        if facts is None or self._brief is None:
            return
        dots: list[Dot] = []
        for at, slot in enumerate(self.pages.slots_):
            name, said = slot.plan.name, slot.facts
            self.sections.setTabText(at, f"{name}  {said.total}" if said.total else name)
            dots += said.dots
        self._marking = marking = self.workspace.session.look(read_brief_marking, self.place.id)
        total = describe_total(marking.wording, marking.unmapped) if marking else ""
        self.head.show_brief(self._brief, facts, total, dots)
        self.mentions_changed.emit()
        self.status_changed.emit()

    def _apply_theme(self) -> None:
        theme = self.workspace.appearance.theme
        self.head.apply_theme(theme)
        for page in self.pages.seen:
            page.apply_theme(theme)

    def _take_page(self, page: BriefPage) -> None:
        page.entity_clicked.connect(self._select_entity)
        page.entity_activated.connect(lambda entity_id: self.open_requested.emit(Place("entity", entity_id)))
        page.open_requested.connect(self.open_requested)
        page.mentions_changed.connect(self.mentions_changed)
        page.moved.connect(self.status_changed)
        page.menu_requested.connect(self.menu_requested)
        page.apply_theme(self.workspace.appearance.theme)
        page.mark_entity(self._marked_id)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, 22, MARGIN_PX, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addSpacing(12)
        column.addWidget(self.sections)
        column.addWidget(self.pages, 1)
