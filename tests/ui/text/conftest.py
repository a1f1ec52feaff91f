"""A field in a window of its own, on a copy of the sample."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from briefbook.ui.text.rich_text_field import RichTextField
from briefbook.ui.workspace.workspace import Workspace


@pytest.fixture
def field(workspace: Workspace, qtbot: QtBot) -> Iterator[RichTextField]:
    field = RichTextField(workspace)
    field.resize(400, 200)
    field.show()
    field.setFocus()
    yield field
    field.close()
    field.deleteLater()
