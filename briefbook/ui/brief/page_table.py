"""The sections of a brief in the order of their tabs."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefbook.models.term import title_term
from briefbook.store.brief_read import read_brief, read_section
from briefbook.store.clearance_read import list_brief_dots
from briefbook.store.objective_read import list_objectives
from briefbook.store.round_read import list_participant_ids, list_rounds
from briefbook.ui.brief.history_page import HistoryPage
from briefbook.ui.brief.ledger_page import LedgerPage
from briefbook.ui.brief.objectives_page import ObjectivesPage
from briefbook.ui.brief.page import BriefPage
from briefbook.ui.brief.page_stack import PageFacts, PagePlan
from briefbook.ui.brief.participants_page import ParticipantsPage
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.brief.prose_page import ProsePage
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import EntityKind, SectionKind, Side

translate = QCoreApplication.translate
BACKGROUND = (SectionKind.BACKGROUND, SectionKind.PRESS_LINE)
OUTCOMES = (SectionKind.OUTCOMES,)
Read = Callable[[Workspace, int], PageFacts]


def list_plans(workspace: Workspace, brief_id: int) -> list[PagePlan]:
    """A plan for each section; talking points come first."""

    def plan(kind: type[BriefPage], name: str, read: Read) -> PagePlan:
        return PagePlan(kind, name, partial(kind, workspace, brief_id), partial(read, workspace, brief_id))

    def plan_prose(kinds: tuple[SectionKind, ...], name: str) -> PagePlan:
        def build(parent: QWidget) -> BriefPage:
            return ProsePage(workspace, brief_id, kinds, parent)

        return PagePlan(ProsePage, name, build, partial(read_prose, kinds, workspace, brief_id))

    return [
        plan(PointsPage, translate("BriefPages", "Talking points"), read_nothing),
        plan(ObjectivesPage, translate("BriefPages", "Objectives"), read_objectives),
        plan_prose(BACKGROUND, title_term(SectionKind.BACKGROUND)),
        plan(ParticipantsPage, translate("BriefPages", "Participants"), read_participants),
        plan_prose(OUTCOMES, translate("BriefPages", "Outcomes")),
        plan(HistoryPage, translate("BriefPages", "History"), read_history),
        plan(LedgerPage, translate("BriefPages", "Clearance"), read_ledger),
    ]


def read_nothing(workspace: Workspace, brief_id: int) -> PageFacts:
    """Of a section that is always made."""
    return PageFacts()


def read_objectives(workspace: Workspace, brief_id: int) -> PageFacts:
    """How many objectives, and their words."""
    every = workspace.session.look(list_objectives, brief_id)
    objectives = [each for side in Side for each in every if each.side is side]
    return PageFacts(len(objectives), tuple(each.text.text for each in objectives))


def read_prose(kinds: tuple[SectionKind, ...], workspace: Workspace, brief_id: int) -> PageFacts:
    """The words of prose parts."""
    look = workspace.session.look
    return PageFacts(texts=tuple(look(read_section, "brief", brief_id, kind).text.text for kind in kinds))


def read_participants(workspace: Workspace, brief_id: int) -> PageFacts:
    """How many take part."""
    brief = workspace.session.look(read_brief, brief_id)
    if brief is None or brief.subject_kind is not EntityKind.DIALOGUE:
        return PageFacts()
    return PageFacts(len(workspace.session.look(list_participant_ids, brief.subject_id)))


def read_history(workspace: Workspace, brief_id: int) -> PageFacts:
    """How many rounds there were."""
    brief = workspace.session.look(read_brief, brief_id)
    return PageFacts(len(workspace.session.look(list_rounds, brief.subject_id)) if brief else 0)


def read_ledger(workspace: Workspace, brief_id: int) -> PageFacts:
    """How many texts can be cleared, and how far each has come."""
    dots = workspace.session.look(list_brief_dots, brief_id)
    return PageFacts(len(dots), dots=dots)
