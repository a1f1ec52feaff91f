"""The prose of a brief stands together, however little of it there is."""

import pytest
from PySide6.QtWidgets import QApplication

from briefbook.edits.section import change_section
from briefbook.text.rich_text import RichText
from briefbook.ui.brief.brief_editor import BriefEditor
from briefbook.ui.brief.prose_page import ProsePage
from briefbook.ui.window.window import MainWindow
from briefbook.values.kind import SectionKind
from briefbook.values.place import Place


@pytest.mark.parametrize("kind", [SectionKind.BACKGROUND, SectionKind.OUTCOMES])
def test_an_empty_text_stands_under_its_heading(window: MainWindow, kind: SectionKind) -> None:
    window.resize(1440, 900)
    editor = window.open_place(Place("brief", 1, kind))
    assert isinstance(editor, BriefEditor)
    page = editor.page
    assert isinstance(page, ProsePage)
    for block in page.blocks:
        change_section(editor.workspace.session, Place("brief", 1), block.kind, RichText())
    for _ in range(4):
        QApplication.processEvents()
    assert page.blocks[0].y() <= 8
    for block in page.blocks:
        assert block.height() == block.sizeHint().height()
