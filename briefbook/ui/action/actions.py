"""Everything a person can command, as rows: what it is called, its keys and picture, and in which menu it stands."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.ui.action.action_id import ActionId


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

    id: ActionId
    text: str
    shortcut: str = ""
    icon: str = ""
    needs: Need = Need.NOTHING
    checkable: bool = False
    of_focus: bool = False
    also: tuple[str, ...] = ()


A = ActionId
N, L, W, E = Need.NOTHING, Need.LIBRARY, Need.WRITABLE, Need.EDITOR

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(A.FILE_NEW, QT_TRANSLATE_NOOP("Action", "&New Library…"), "Ctrl+Shift+N", "file-plus"),
    ActionSpec(A.FILE_OPEN, QT_TRANSLATE_NOOP("Action", "&Open…"), "Ctrl+O", "folder-open"),
    ActionSpec(A.FILE_SAMPLE, QT_TRANSLATE_NOOP("Action", "Try the Sa&mple…"), "", "sparkles"),
    ActionSpec(A.FILE_NEW_WINDOW, QT_TRANSLATE_NOOP("Action", "New &Window")),
    ActionSpec(A.FILE_SAVE, QT_TRANSLATE_NOOP("Action", "&Save Now"), "Ctrl+S", "save", W),
    ActionSpec(A.FILE_SAVE_COPY, QT_TRANSLATE_NOOP("Action", "Save a &Copy…"), "Ctrl+Shift+S", "copy", L),
    ActionSpec(A.FILE_BACKUPS, QT_TRANSLATE_NOOP("Action", "&Backups…"), "", "history", L),
    ActionSpec(A.LIBRARY_VERIFY, QT_TRANSLATE_NOOP("Action", "&Verify Library…"), "", "clipboard-check", L),
    ActionSpec(A.LIBRARY_OPEN, QT_TRANSLATE_NOOP("Action", "Library &Details"), "", "book-marked", L),
    ActionSpec(A.FILE_LOCK, QT_TRANSLATE_NOOP("Action", "Loc&k Library"), "Ctrl+Shift+L", "lock", L),
    ActionSpec(A.PASSPHRASE_SET, QT_TRANSLATE_NOOP("Action", "Set &Passphrase…"), "", "", W),
    ActionSpec(A.PASSPHRASE_CHANGE, QT_TRANSLATE_NOOP("Action", "C&hange Passphrase…"), "", "", W),
    ActionSpec(A.PASSPHRASE_REMOVE, QT_TRANSLATE_NOOP("Action", "&Remove Passphrase…"), "", "", W),
    ActionSpec(A.FILE_CLOSE, QT_TRANSLATE_NOOP("Action", "C&lose Library"), "Ctrl+Shift+W", "", L),
    ActionSpec(A.FILE_QUIT, QT_TRANSLATE_NOOP("Action", "&Quit"), "Ctrl+Q"),
    ActionSpec(A.EDIT_UNDO, QT_TRANSLATE_NOOP("Action", "&Undo"), "Ctrl+Z", "undo-2", W),
    ActionSpec(A.EDIT_REDO, QT_TRANSLATE_NOOP("Action", "&Redo"), "Ctrl+Shift+Z", "redo-2", W, also=("Ctrl+Y",)),
    ActionSpec(A.EDIT_CUT, QT_TRANSLATE_NOOP("Action", "Cu&t"), "Ctrl+X", of_focus=True),
    ActionSpec(A.EDIT_COPY, QT_TRANSLATE_NOOP("Action", "&Copy"), "Ctrl+C", of_focus=True),
    ActionSpec(A.EDIT_PASTE, QT_TRANSLATE_NOOP("Action", "&Paste"), "Ctrl+V", of_focus=True),
    ActionSpec(A.EDIT_SELECT_ALL, QT_TRANSLATE_NOOP("Action", "Select &All"), "Ctrl+A", of_focus=True),
    ActionSpec(A.EDIT_FIND, QT_TRANSLATE_NOOP("Action", "&Search Everything…"), "Ctrl+K", "search", L),
    ActionSpec(A.SETTINGS_OPEN, QT_TRANSLATE_NOOP("Action", "Settin&gs…"), "Ctrl+,", "settings"),
    ActionSpec(A.TEXT_BOLD, QT_TRANSLATE_NOOP("Action", "&Bold"), "Ctrl+B", "bold", E),
    ActionSpec(A.TEXT_ITALIC, QT_TRANSLATE_NOOP("Action", "&Italic"), "Ctrl+I", "italic", E),
    ActionSpec(A.TEXT_BULLETS, QT_TRANSLATE_NOOP("Action", "Bulleted &List"), "Ctrl+Shift+8", "list", E),
    ActionSpec(A.TEXT_NUMBERS, QT_TRANSLATE_NOOP("Action", "&Numbered List"), "Ctrl+Shift+7", "list-ordered", E),
    ActionSpec(A.PARAGRAPH_MARK, QT_TRANSLATE_NOOP("Action", "&Mark Paragraph…"), "Ctrl+Shift+P", "shield", E),
    ActionSpec(A.POINT_ADD, QT_TRANSLATE_NOOP("Action", "&Add Talking Point"), "Ctrl+Return", "plus", E),
    ActionSpec(A.POINT_DUPLICATE, QT_TRANSLATE_NOOP("Action", "&Duplicate Talking Point"), "Ctrl+D", "copy", E),
    ActionSpec(
        A.POINT_DELETE,
        QT_TRANSLATE_NOOP("Action", "Dele&te Talking Point"),
        "Ctrl+Shift+Backspace",
        "trash-2",
        E,
    ),
    ActionSpec(A.POINT_MOVE_UP, QT_TRANSLATE_NOOP("Action", "Move Talking Point &Up"), "Alt+Up", "arrow-up", E),
    ActionSpec(A.POINT_MOVE_DOWN, QT_TRANSLATE_NOOP("Action", "Move Talking Point Do&wn"), "Alt+Down", "arrow-down", E),
    ActionSpec(
        A.POINT_MOVE_TO,
        QT_TRANSLATE_NOOP("Action", "Move to An&other Issue…"),
        "Ctrl+Shift+M",
        "corner-down-right",
        E,
    ),
    ActionSpec(A.POINT_RAISE, QT_TRANSLATE_NOOP("Action", "&Raise"), "Alt+1", "", E),
    ActionSpec(A.POINT_IF_RAISED, QT_TRANSLATE_NOOP("Action", "&If Raised"), "Alt+2", "", E),
    ActionSpec(A.POINT_AVOID, QT_TRANSLATE_NOOP("Action", "A&void"), "Alt+3", "", E),
    ActionSpec(A.TEXT_SEND_FOR_CLEARANCE, QT_TRANSLATE_NOOP("Action", "Send for Cl&earance"), "", "clock", E),
    ActionSpec(A.TEXT_CLEAR, QT_TRANSLATE_NOOP("Action", "&Clear"), "", "circle-check", E),
    ActionSpec(A.TEXT_RETURN_TO_DRAFT, QT_TRANSLATE_NOOP("Action", "Return to Dra&ft"), "", "pencil", E),
    ActionSpec(A.ISSUE_ADD, QT_TRANSLATE_NOOP("Action", "Add I&ssue"), "Ctrl+Shift+I", "plus", E),
    ActionSpec(A.ISSUE_RENAME, QT_TRANSLATE_NOOP("Action", "Rena&me Issue"), "", "pencil", E),
    ActionSpec(A.ISSUE_DELETE, QT_TRANSLATE_NOOP("Action", "Delete Issue"), "", "trash-2", E),
    ActionSpec(A.ISSUE_MOVE_UP, QT_TRANSLATE_NOOP("Action", "Move Issue Up"), "Alt+Shift+Up", "arrow-up", E),
    ActionSpec(A.ISSUE_MOVE_DOWN, QT_TRANSLATE_NOOP("Action", "Move Issue Down"), "Alt+Shift+Down", "arrow-down", E),
    ActionSpec(A.VIEW_PREVIEW, QT_TRANSLATE_NOOP("Action", "&Preview"), "F5", "eye", L, checkable=True),
    ActionSpec(A.VIEW_SIDEBAR, QT_TRANSLATE_NOOP("Action", "&Entity Sidebar"), "F9", "panel-right", L, checkable=True),
    ActionSpec(A.VIEW_THEME_SYSTEM, QT_TRANSLATE_NOOP("Action", "&System"), "", "monitor", N, checkable=True),
    ActionSpec(A.VIEW_THEME_LIGHT, QT_TRANSLATE_NOOP("Action", "&Light"), "", "sun", N, checkable=True),
    ActionSpec(A.VIEW_THEME_DARK, QT_TRANSLATE_NOOP("Action", "&Dark"), "", "moon", N, checkable=True),
    ActionSpec(A.TAB_CLOSE, QT_TRANSLATE_NOOP("Action", "&Close Tab"), "Ctrl+W", "x", L),
    ActionSpec(A.TAB_NEXT, QT_TRANSLATE_NOOP("Action", "&Next Tab"), "Ctrl+Tab", "", L),
    ActionSpec(A.TAB_PREVIOUS, QT_TRANSLATE_NOOP("Action", "Previous Ta&b"), "Ctrl+Shift+Tab", "", L),
    ActionSpec(A.VISIT_ADD, QT_TRANSLATE_NOOP("Action", "Add &Visit…"), "", "plane", W),
    ActionSpec(A.BRIEF_ADD, QT_TRANSLATE_NOOP("Action", "Add &Brief…"), "", "file-plus", W),
    ActionSpec(A.BRIEF_DELETE, QT_TRANSLATE_NOOP("Action", "Delete Brie&f"), "", "trash-2", W),
    ActionSpec(A.PART_MOVE_UP, QT_TRANSLATE_NOOP("Action", "Move Part &Up"), "", "arrow-up", W),
    ActionSpec(A.PART_MOVE_DOWN, QT_TRANSLATE_NOOP("Action", "Move Part &Down"), "", "arrow-down", W),
    ActionSpec(A.PART_INCLUDE, QT_TRANSLATE_NOOP("Action", "&Include Part in the Book"), "", "", W, checkable=True),
    ActionSpec(A.BOOK_OPEN, QT_TRANSLATE_NOOP("Action", "Book &Settings"), "", "book-open", L),
    ActionSpec(A.BOOK_ADD, QT_TRANSLATE_NOOP("Action", "Add Boo&k"), "", "plus", W),
    ActionSpec(A.BOOK_DELETE, QT_TRANSLATE_NOOP("Action", "De&lete Book"), "", "trash-2", W),
    ActionSpec(A.BOOK_LEAVE_OUT, QT_TRANSLATE_NOOP("Action", "&Leave Out of Book"), "", "eye-off", W),
    ActionSpec(A.BOOK_TAKE_IN, QT_TRANSLATE_NOOP("Action", "Ta&ke Into Book"), "", "eye", W),
    ActionSpec(A.BOOK_CHECK, QT_TRANSLATE_NOOP("Action", "&Check"), "F7", "clipboard-check", L),
    ActionSpec(A.BOOK_EXPORT, QT_TRANSLATE_NOOP("Action", "&Export PDF…"), "Ctrl+Shift+E", "file-down", L),
    ActionSpec(A.HELP_GUIDE, QT_TRANSLATE_NOOP("Action", "&User Guide"), "F1", "book-marked"),
    ActionSpec(A.HELP_ABOUT, QT_TRANSLATE_NOOP("Action", "&About Briefbook"), "", "info"),
)

SPECS: Mapping[ActionId, ActionSpec] = {spec.id: spec for spec in ACTIONS}

SEPARATOR = "-"
THEME_MENU = "view.theme"

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Action", "&File"),
        (
            A.FILE_NEW,
            A.FILE_OPEN,
            A.FILE_SAMPLE,
            A.FILE_NEW_WINDOW,
            SEPARATOR,
            A.FILE_SAVE,
            A.FILE_SAVE_COPY,
            A.FILE_BACKUPS,
            A.LIBRARY_VERIFY,
            A.LIBRARY_OPEN,
            SEPARATOR,
            A.FILE_LOCK,
            A.PASSPHRASE_SET,
            A.PASSPHRASE_CHANGE,
            A.PASSPHRASE_REMOVE,
            SEPARATOR,
            A.FILE_CLOSE,
            A.FILE_QUIT,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Action", "&Edit"),
        (
            A.EDIT_UNDO,
            A.EDIT_REDO,
            SEPARATOR,
            A.EDIT_CUT,
            A.EDIT_COPY,
            A.EDIT_PASTE,
            A.EDIT_SELECT_ALL,
            SEPARATOR,
            A.EDIT_FIND,
            SEPARATOR,
            A.TEXT_BOLD,
            A.TEXT_ITALIC,
            A.TEXT_BULLETS,
            A.TEXT_NUMBERS,
            A.PARAGRAPH_MARK,
            SEPARATOR,
            A.SETTINGS_OPEN,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Action", "&View"),
        (
            A.VIEW_PREVIEW,
            A.VIEW_SIDEBAR,
            SEPARATOR,
            A.TAB_NEXT,
            A.TAB_PREVIOUS,
            A.TAB_CLOSE,
            SEPARATOR,
            THEME_MENU,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Action", "&Point"),
        (
            A.POINT_ADD,
            A.POINT_DUPLICATE,
            A.POINT_DELETE,
            SEPARATOR,
            A.POINT_RAISE,
            A.POINT_IF_RAISED,
            A.POINT_AVOID,
            SEPARATOR,
            A.POINT_MOVE_UP,
            A.POINT_MOVE_DOWN,
            A.POINT_MOVE_TO,
            SEPARATOR,
            A.TEXT_SEND_FOR_CLEARANCE,
            A.TEXT_CLEAR,
            A.TEXT_RETURN_TO_DRAFT,
            SEPARATOR,
            A.BOOK_LEAVE_OUT,
            A.BOOK_TAKE_IN,
            SEPARATOR,
            A.ISSUE_ADD,
            A.ISSUE_RENAME,
            A.ISSUE_DELETE,
            A.ISSUE_MOVE_UP,
            A.ISSUE_MOVE_DOWN,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Action", "&Book"),
        (
            A.VISIT_ADD,
            A.BRIEF_ADD,
            A.PART_INCLUDE,
            A.PART_MOVE_UP,
            A.PART_MOVE_DOWN,
            A.BRIEF_DELETE,
            SEPARATOR,
            A.BOOK_OPEN,
            A.BOOK_ADD,
            A.BOOK_DELETE,
            SEPARATOR,
            A.BOOK_CHECK,
            A.BOOK_EXPORT,
        ),
    ),
    (QT_TRANSLATE_NOOP("Action", "&Help"), (A.HELP_GUIDE, A.HELP_ABOUT)),
)

SUBMENUS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    THEME_MENU: (
        QT_TRANSLATE_NOOP("Action", "&Theme"),
        (A.VIEW_THEME_SYSTEM, A.VIEW_THEME_LIGHT, A.VIEW_THEME_DARK),
    ),
}
