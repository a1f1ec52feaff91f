"""Everything a person can command, as rows: what it is called, its keys and picture, and in which menu it stands."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from briefbook.translation import QT_TRANSLATE_NOOP


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
    ActionSpec("file.new", QT_TRANSLATE_NOOP("Action", "&New Library…"), "Ctrl+Shift+N", "file-plus"),
    ActionSpec("file.open", QT_TRANSLATE_NOOP("Action", "&Open…"), "Ctrl+O", "folder-open"),
    ActionSpec("file.sample", QT_TRANSLATE_NOOP("Action", "Try the Sa&mple…"), "", "sparkles"),
    ActionSpec("file.new_window", QT_TRANSLATE_NOOP("Action", "New &Window")),
    ActionSpec("file.save", QT_TRANSLATE_NOOP("Action", "&Save Now"), "Ctrl+S", "save", W),
    ActionSpec("file.save_copy", QT_TRANSLATE_NOOP("Action", "Save a &Copy…"), "Ctrl+Shift+S", "copy", L),
    ActionSpec("file.backups", QT_TRANSLATE_NOOP("Action", "&Backups…"), "", "history", L),
    ActionSpec("library.verify", QT_TRANSLATE_NOOP("Action", "&Verify Library…"), "", "clipboard-check", L),
    ActionSpec("library.open", QT_TRANSLATE_NOOP("Action", "Library &Details"), "", "book-marked", L),
    ActionSpec("file.lock", QT_TRANSLATE_NOOP("Action", "Loc&k Library"), "Ctrl+Shift+L", "lock", L),
    ActionSpec("passphrase.set", QT_TRANSLATE_NOOP("Action", "Set &Passphrase…"), "", "", W),
    ActionSpec("passphrase.change", QT_TRANSLATE_NOOP("Action", "C&hange Passphrase…"), "", "", W),
    ActionSpec("passphrase.remove", QT_TRANSLATE_NOOP("Action", "&Remove Passphrase…"), "", "", W),
    ActionSpec("file.close", QT_TRANSLATE_NOOP("Action", "C&lose Library"), "Ctrl+Shift+W", "", L),
    ActionSpec("file.quit", QT_TRANSLATE_NOOP("Action", "&Quit"), "Ctrl+Q"),
    ActionSpec("edit.undo", QT_TRANSLATE_NOOP("Action", "&Undo"), "Ctrl+Z", "undo-2", W),
    ActionSpec("edit.redo", QT_TRANSLATE_NOOP("Action", "&Redo"), "Ctrl+Shift+Z", "redo-2", W, also=("Ctrl+Y",)),
    ActionSpec("edit.cut", QT_TRANSLATE_NOOP("Action", "Cu&t"), "Ctrl+X", of_focus=True),
    ActionSpec("edit.copy", QT_TRANSLATE_NOOP("Action", "&Copy"), "Ctrl+C", of_focus=True),
    ActionSpec("edit.paste", QT_TRANSLATE_NOOP("Action", "&Paste"), "Ctrl+V", of_focus=True),
    ActionSpec("edit.select_all", QT_TRANSLATE_NOOP("Action", "Select &All"), "Ctrl+A", of_focus=True),
    ActionSpec("edit.find", QT_TRANSLATE_NOOP("Action", "&Search Everything…"), "Ctrl+K", "search", L),
    ActionSpec("settings.open", QT_TRANSLATE_NOOP("Action", "Settin&gs…"), "Ctrl+,", "settings"),
    ActionSpec("text.bold", QT_TRANSLATE_NOOP("Action", "&Bold"), "Ctrl+B", "bold", E),
    ActionSpec("text.italic", QT_TRANSLATE_NOOP("Action", "&Italic"), "Ctrl+I", "italic", E),
    ActionSpec("text.bullets", QT_TRANSLATE_NOOP("Action", "Bulleted &List"), "Ctrl+Shift+8", "list", E),
    ActionSpec("text.numbers", QT_TRANSLATE_NOOP("Action", "&Numbered List"), "Ctrl+Shift+7", "list-ordered", E),
    ActionSpec("paragraph.mark", QT_TRANSLATE_NOOP("Action", "&Mark Paragraph…"), "Ctrl+Shift+P", "shield", E),
    ActionSpec("point.add", QT_TRANSLATE_NOOP("Action", "&Add Talking Point"), "Ctrl+Return", "plus", E),
    ActionSpec("point.duplicate", QT_TRANSLATE_NOOP("Action", "&Duplicate Talking Point"), "Ctrl+D", "copy", E),
    ActionSpec(
        "point.delete", QT_TRANSLATE_NOOP("Action", "Dele&te Talking Point"), "Ctrl+Shift+Backspace", "trash-2", E
    ),
    ActionSpec("point.move_up", QT_TRANSLATE_NOOP("Action", "Move Talking Point &Up"), "Alt+Up", "arrow-up", E),
    ActionSpec("point.move_down", QT_TRANSLATE_NOOP("Action", "Move Talking Point Do&wn"), "Alt+Down", "arrow-down", E),
    ActionSpec(
        "point.move_to", QT_TRANSLATE_NOOP("Action", "Move to An&other Issue…"), "Ctrl+Shift+M", "corner-down-right", E
    ),
    ActionSpec("point.raise", QT_TRANSLATE_NOOP("Action", "&Raise"), "Alt+1", "", E),
    ActionSpec("point.if_raised", QT_TRANSLATE_NOOP("Action", "&If Raised"), "Alt+2", "", E),
    ActionSpec("point.avoid", QT_TRANSLATE_NOOP("Action", "A&void"), "Alt+3", "", E),
    ActionSpec("text.send_for_clearance", QT_TRANSLATE_NOOP("Action", "Send for Cl&earance"), "", "clock", E),
    ActionSpec("text.clear", QT_TRANSLATE_NOOP("Action", "&Clear"), "", "circle-check", E),
    ActionSpec("text.return_to_draft", QT_TRANSLATE_NOOP("Action", "Return to Dra&ft"), "", "pencil", E),
    ActionSpec("issue.add", QT_TRANSLATE_NOOP("Action", "Add I&ssue"), "Ctrl+Shift+I", "plus", E),
    ActionSpec("issue.rename", QT_TRANSLATE_NOOP("Action", "Rena&me Issue"), "", "pencil", E),
    ActionSpec("issue.delete", QT_TRANSLATE_NOOP("Action", "Delete Issue"), "", "trash-2", E),
    ActionSpec("issue.move_up", QT_TRANSLATE_NOOP("Action", "Move Issue Up"), "Alt+Shift+Up", "arrow-up", E),
    ActionSpec("issue.move_down", QT_TRANSLATE_NOOP("Action", "Move Issue Down"), "Alt+Shift+Down", "arrow-down", E),
    ActionSpec("view.preview", QT_TRANSLATE_NOOP("Action", "&Preview"), "F5", "eye", L, checkable=True),
    ActionSpec("view.sidebar", QT_TRANSLATE_NOOP("Action", "&Entity Sidebar"), "F9", "panel-right", L, checkable=True),
    ActionSpec("view.theme_system", QT_TRANSLATE_NOOP("Action", "&System"), "", "monitor", N, checkable=True),
    ActionSpec("view.theme_light", QT_TRANSLATE_NOOP("Action", "&Light"), "", "sun", N, checkable=True),
    ActionSpec("view.theme_dark", QT_TRANSLATE_NOOP("Action", "&Dark"), "", "moon", N, checkable=True),
    ActionSpec("tab.close", QT_TRANSLATE_NOOP("Action", "&Close Tab"), "Ctrl+W", "x", L),
    ActionSpec("tab.next", QT_TRANSLATE_NOOP("Action", "&Next Tab"), "Ctrl+Tab", "", L),
    ActionSpec("tab.previous", QT_TRANSLATE_NOOP("Action", "Previous Ta&b"), "Ctrl+Shift+Tab", "", L),
    ActionSpec("visit.add", QT_TRANSLATE_NOOP("Action", "Add &Visit…"), "", "plane", W),
    ActionSpec("brief.add", QT_TRANSLATE_NOOP("Action", "Add &Brief…"), "", "file-plus", W),
    ActionSpec("brief.delete", QT_TRANSLATE_NOOP("Action", "Delete Brie&f"), "", "trash-2", W),
    ActionSpec("part.move_up", QT_TRANSLATE_NOOP("Action", "Move Part &Up"), "", "arrow-up", W),
    ActionSpec("part.move_down", QT_TRANSLATE_NOOP("Action", "Move Part &Down"), "", "arrow-down", W),
    ActionSpec("part.include", QT_TRANSLATE_NOOP("Action", "&Include Part in the Book"), "", "", W, checkable=True),
    ActionSpec("book.open", QT_TRANSLATE_NOOP("Action", "Book &Settings"), "", "book-open", L),
    ActionSpec("book.add", QT_TRANSLATE_NOOP("Action", "Add Boo&k"), "", "plus", W),
    ActionSpec("book.delete", QT_TRANSLATE_NOOP("Action", "De&lete Book"), "", "trash-2", W),
    ActionSpec("book.leave_out", QT_TRANSLATE_NOOP("Action", "&Leave Out of Book"), "", "eye-off", W),
    ActionSpec("book.take_in", QT_TRANSLATE_NOOP("Action", "Ta&ke Into Book"), "", "eye", W),
    ActionSpec("book.check", QT_TRANSLATE_NOOP("Action", "&Check"), "F7", "clipboard-check", L),
    ActionSpec("book.export", QT_TRANSLATE_NOOP("Action", "&Export PDF…"), "Ctrl+Shift+E", "file-down", L),
    ActionSpec("help.guide", QT_TRANSLATE_NOOP("Action", "&User Guide"), "F1", "book-marked"),
    ActionSpec("help.about", QT_TRANSLATE_NOOP("Action", "&About Briefbook"), "", "info"),
)

SPECS: Mapping[str, ActionSpec] = {spec.id: spec for spec in ACTIONS}

SEPARATOR = "-"
THEME_MENU = "view.theme"

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Action", "&File"),
        (
            "file.new",
            "file.open",
            "file.sample",
            "file.new_window",
            SEPARATOR,
            "file.save",
            "file.save_copy",
            "file.backups",
            "library.verify",
            "library.open",
            SEPARATOR,
            "file.lock",
            "passphrase.set",
            "passphrase.change",
            "passphrase.remove",
            SEPARATOR,
            "file.close",
            "file.quit",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Action", "&Edit"),
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
            "paragraph.mark",
            SEPARATOR,
            "settings.open",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Action", "&View"),
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
        QT_TRANSLATE_NOOP("Action", "&Point"),
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
            "text.send_for_clearance",
            "text.clear",
            "text.return_to_draft",
            SEPARATOR,
            "book.leave_out",
            "book.take_in",
            SEPARATOR,
            "issue.add",
            "issue.rename",
            "issue.delete",
            "issue.move_up",
            "issue.move_down",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Action", "&Book"),
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
    (QT_TRANSLATE_NOOP("Action", "&Help"), ("help.guide", "help.about")),
)

SUBMENUS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    THEME_MENU: (QT_TRANSLATE_NOOP("Action", "&Theme"), ("view.theme_system", "view.theme_light", "view.theme_dark")),
}
