"""What a program does for a library that is shown, at once."""

from briefbook.ui.window.window import MainWindow
from briefbook.ui.workspace.workspace import Workspace


def give_workspace(window: MainWindow, workspace: Workspace) -> None:
    """Let the shown library be changed, and its book be proved."""
    window.set_workspace(workspace)
    assert window.library
    window.library.prove()
