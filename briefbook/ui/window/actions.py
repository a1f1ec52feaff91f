"""Everything a person can command, as rows: what it is called, its keys and picture, and in which menu it stands."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Need(StrEnum):
    """What has to be there for a command to be of use."""

    NOTHING = "nothing"
    LIBRARY = "library"
    WRITABLE = "writable"
    EDITOR = "editor"


class ActionSpec(NamedTuple):
    """One command; `&` in the text marks its letter in a menu. One that needs an editor works where that offers it.

    The keys of one that is `of_focus` are taken by whatever has the focus; the menu only shows them. The keys in `also`
    do the same and are not shown.
    """

    id: str
    text: str
    shortcut: str = ""
    icon: str = ""
    needs: Need = Need.NOTHING
    checkable: bool = False
    of_focus: bool = False
    also: tuple[str, ...] = ()


N, L, W, E = Need.NOTHING, Need.LIBRARY, Need.WRITABLE, Need.EDITOR

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("file.new", "&New Library…", "Ctrl+Shift+N", "file-plus"),
    ActionSpec("file.open", "&Open…", "Ctrl+O", "folder-open"),
    ActionSpec("file.sample", "Try the Sa&mple…", "", "sparkles"),
    ActionSpec("file.new_window", "New &Window"),
    ActionSpec("file.save", "&Save Now", "Ctrl+S", "save", W),
    ActionSpec("file.save_copy", "Save a &Copy…", "Ctrl+Shift+S", "copy", L),
    ActionSpec("file.backups", "&Backups…", "", "history", L),
    ActionSpec("library.open", "Library &Details", "", "book-marked", L),
    ActionSpec("file.close", "C&lose Library", "Ctrl+Shift+W", "", L),
    ActionSpec("file.quit", "&Quit", "Ctrl+Q"),
    ActionSpec("edit.undo", "&Undo", "Ctrl+Z", "undo-2", W),
    ActionSpec("edit.redo", "&Redo", "Ctrl+Shift+Z", "redo-2", W, also=("Ctrl+Y",)),
    ActionSpec("edit.cut", "Cu&t", "Ctrl+X", of_focus=True),
    ActionSpec("edit.copy", "&Copy", "Ctrl+C", of_focus=True),
    ActionSpec("edit.paste", "&Paste", "Ctrl+V", of_focus=True),
    ActionSpec("edit.select_all", "Select &All", "Ctrl+A", of_focus=True),
    ActionSpec("edit.find", "&Search Everything…", "Ctrl+K", "search", L),
    ActionSpec("settings.open", "Settin&gs…", "Ctrl+,", "settings"),
    ActionSpec("text.bold", "&Bold", "Ctrl+B", "bold", E),
    ActionSpec("text.italic", "&Italic", "Ctrl+I", "italic", E),
    ActionSpec("text.bullets", "Bulleted &List", "Ctrl+Shift+8", "list", E),
    ActionSpec("text.numbers", "&Numbered List", "Ctrl+Shift+7", "list-ordered", E),
    ActionSpec("point.add", "&Add Talking Point", "Ctrl+Return", "plus", E),
    ActionSpec("point.duplicate", "&Duplicate Talking Point", "Ctrl+D", "copy", E),
    ActionSpec("point.delete", "Dele&te Talking Point", "Ctrl+Shift+Backspace", "trash-2", E),
    ActionSpec("point.move_up", "Move Talking Point &Up", "Alt+Up", "arrow-up", E),
    ActionSpec("point.move_down", "Move Talking Point Do&wn", "Alt+Down", "arrow-down", E),
    ActionSpec("point.move_to", "Move to An&other Issue…", "Ctrl+Shift+M", "corner-down-right", E),
    ActionSpec("point.raise", "&Raise", "Alt+1", "", E),
    ActionSpec("point.if_raised", "&If Raised", "Alt+2", "", E),
    ActionSpec("point.avoid", "A&void", "Alt+3", "", E),
    ActionSpec("point.send_for_clearance", "Send for Cl&earance", "", "clock", E),
    ActionSpec("point.clear", "&Clear", "", "circle-check", E),
    ActionSpec("point.return_to_draft", "Return to Dra&ft", "", "pencil", E),
    ActionSpec("issue.add", "Add I&ssue", "Ctrl+Shift+I", "plus", E),
    ActionSpec("issue.rename", "Rena&me Issue", "", "pencil", E),
    ActionSpec("issue.delete", "Delete Issue", "", "trash-2", E),
    ActionSpec("issue.move_up", "Move Issue Up", "Alt+Shift+Up", "arrow-up", E),
    ActionSpec("issue.move_down", "Move Issue Down", "Alt+Shift+Down", "arrow-down", E),
    ActionSpec("view.preview", "&Preview", "F5", "eye", L, checkable=True),
    ActionSpec("view.sidebar", "&Entity Sidebar", "F9", "panel-right", L, checkable=True),
    ActionSpec("view.theme_system", "&System", "", "monitor", N, checkable=True),
    ActionSpec("view.theme_light", "&Light", "", "sun", N, checkable=True),
    ActionSpec("view.theme_dark", "&Dark", "", "moon", N, checkable=True),
    ActionSpec("tab.close", "&Close Tab", "Ctrl+W", "x", L),
    ActionSpec("tab.next", "&Next Tab", "Ctrl+Tab", "", L),
    ActionSpec("tab.previous", "Previous Ta&b", "Ctrl+Shift+Tab", "", L),
    ActionSpec("visit.add", "Add &Visit…", "", "plane", W),
    ActionSpec("brief.add", "Add &Brief…", "", "file-plus", W),
    ActionSpec("brief.delete", "Delete Brie&f", "", "trash-2", W),
    ActionSpec("part.move_up", "Move Part &Up", "", "arrow-up", W),
    ActionSpec("part.move_down", "Move Part &Down", "", "arrow-down", W),
    ActionSpec("part.include", "&Include Part in the Book", "", "", W, checkable=True),
    ActionSpec("book.open", "Book &Settings", "", "book-open", L),
    ActionSpec("book.add", "Add Boo&k", "", "plus", W),
    ActionSpec("book.delete", "De&lete Book", "", "trash-2", W),
    ActionSpec("book.check", "&Check", "F7", "clipboard-check", L),
    ActionSpec("book.export", "&Export PDF…", "Ctrl+Shift+E", "file-down", L),
    ActionSpec("help.guide", "&User Guide", "F1", "book-marked"),
    ActionSpec("help.about", "&About Briefbook", "", "info"),
)

SPECS: Mapping[str, ActionSpec] = {spec.id: spec for spec in ACTIONS}

SEPARATOR = "-"
THEME_MENU = "view.theme"

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "&File",
        (
            "file.new",
            "file.open",
            "file.sample",
            "file.new_window",
            SEPARATOR,
            "file.save",
            "file.save_copy",
            "file.backups",
            "library.open",
            SEPARATOR,
            "file.close",
            "file.quit",
        ),
    ),
    (
        "&Edit",
        (
            "edit.undo",
            "edit.redo",
            SEPARATOR,
            "edit.cut",
            "edit.copy",
            "edit.paste",
            "edit.select_all",
            SEPARATOR,
            "edit.find",
            SEPARATOR,
            "text.bold",
            "text.italic",
            "text.bullets",
            "text.numbers",
            SEPARATOR,
            "settings.open",
        ),
    ),
    (
        "&View",
        (
            "view.preview",
            "view.sidebar",
            SEPARATOR,
            "tab.next",
            "tab.previous",
            "tab.close",
            SEPARATOR,
            THEME_MENU,
        ),
    ),
    (
        "&Point",
        (
            "point.add",
            "point.duplicate",
            "point.delete",
            SEPARATOR,
            "point.raise",
            "point.if_raised",
            "point.avoid",
            SEPARATOR,
            "point.move_up",
            "point.move_down",
            "point.move_to",
            SEPARATOR,
            "point.send_for_clearance",
            "point.clear",
            "point.return_to_draft",
            SEPARATOR,
            "issue.add",
            "issue.rename",
            "issue.delete",
            "issue.move_up",
            "issue.move_down",
        ),
    ),
    (
        "&Book",
        (
            "visit.add",
            "brief.add",
            "part.include",
            "part.move_up",
            "part.move_down",
            "brief.delete",
            SEPARATOR,
            "book.open",
            "book.add",
            "book.delete",
            SEPARATOR,
            "book.check",
            "book.export",
        ),
    ),
    ("&Help", ("help.guide", "help.about")),
)

SUBMENUS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    THEME_MENU: ("&Theme", ("view.theme_system", "view.theme_light", "view.theme_dark")),
}
