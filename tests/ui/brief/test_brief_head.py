"""The facts under the title of a brief."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefbook.store.brief_read import SubjectFacts, read_brief
from briefbook.ui.brief.brief_head import BriefHeadView, describe_when
from briefbook.ui.workspace.workspace import Workspace


@pytest.mark.parametrize(
    ("facts", "when"),
    [
        (SubjectFacts("2026-01-16"), "Friday 16 January 2026"),
        (SubjectFacts("2026-01-16?"), "Friday 16 January 2026 (uncertain)"),
        (SubjectFacts("2026-40", "in the first half of 2026"), "first half of 2026"),
        (SubjectFacts("", "earlier"), "earlier"),
    ],
)
def test_the_date_of_a_subject_keeps_its_doubt(facts: SubjectFacts, when: str) -> None:
    assert describe_when(facts) == when


def test_a_brief_without_facts_offers_them_under_its_title(workspace: Workspace, qtbot: QtBot) -> None:
    file = workspace.session.file
    with file.lock:
        brief = read_brief(file.connection, 1)
    assert brief
    head = BriefHeadView(workspace, brief.id)
    qtbot.addWidget(head)
    head.show()
    lefts = []
    for facts in (SubjectFacts(), SubjectFacts("2026-01-16"), SubjectFacts("2026-01-16", "", "Zenda")):
        head.show_brief(brief, facts, "", [])
        QApplication.processEvents()
        lefts.append(head.subject.x())
    assert lefts[0] == head.title.x() == 0
    assert lefts == sorted(set(lefts))
