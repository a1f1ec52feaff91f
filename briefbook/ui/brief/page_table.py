"""The sections of a brief in the order of their tabs."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefbook.models.term import title_term
from briefbook.ui.brief.history_page import HistoryPage
from briefbook.ui.brief.ledger_page import LedgerPage
from briefbook.ui.brief.objectives_page import ObjectivesPage
from briefbook.ui.brief.page import BriefPage
from briefbook.ui.brief.participants_page import ParticipantsPage
from briefbook.ui.brief.points_page import PointsPage
from briefbook.ui.brief.prose_page import ProsePage
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.kind import SectionKind

translate = QCoreApplication.translate


def list_pages(workspace: Workspace, brief_id: int, parent: QWidget) -> list[BriefPage]:
    """A page for each section; talking points come first."""
    background = ProsePage(workspace, brief_id, (SectionKind.BACKGROUND, SectionKind.PRESS_LINE), parent)
    background.name = title_term(SectionKind.BACKGROUND)
    outcomes = ProsePage(workspace, brief_id, (SectionKind.OUTCOMES,), parent)
    outcomes.name = translate("BriefPages", "Outcomes")
    pages: list[BriefPage] = [
        PointsPage(workspace, brief_id, parent),
        ObjectivesPage(workspace, brief_id, parent),
        background,
        ParticipantsPage(workspace, brief_id, parent),
        outcomes,
        HistoryPage(workspace, brief_id, parent),
        LedgerPage(workspace, brief_id, parent),
    ]
    names = {
        0: translate("BriefPages", "Talking points"),
        1: translate("BriefPages", "Objectives"),
        3: translate("BriefPages", "Participants"),
    }
    for at, name in (names | {5: translate("BriefPages", "History"), 6: translate("BriefPages", "Clearance")}).items():
        pages[at].name = name
    return pages
