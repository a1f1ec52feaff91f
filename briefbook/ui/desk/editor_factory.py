"""Which editor shows which kind of place, each imported when the first of its kind is opened."""

from importlib import import_module

from PySide6.QtWidgets import QWidget

from briefbook.ui.desk.editor import Editor
from briefbook.ui.workspace.workspace import Workspace
from briefbook.values.place import Place

EDITORS = {
    "brief": ("brief", "brief_editor", "BriefEditor"),
    "entity": ("entity", "entity_editor", "EntityEditor"),
    "programme": ("programme", "programme_editor", "ProgrammeEditor"),
    "visit": ("book", "section_editor", "SectionEditor"),
    "list": ("entity", "list_editor", "ListEditor"),
    "book": ("book", "book_editor", "BookEditor"),
    "library": ("library", "library_editor", "LibraryEditor"),
}


def build_editor(place: Place, workspace: Workspace, parent: QWidget | None = None) -> Editor:
    """The editor of a tab's place (see `store.home.find_home`); raises KeyError for a kind that no tab shows."""
    folder, module_name, class_name = EDITORS[place.kind]
    module = import_module(f"briefbook.ui.{folder}.{module_name}")
    editor: Editor = getattr(module, class_name)(place, workspace, parent)
    return editor
