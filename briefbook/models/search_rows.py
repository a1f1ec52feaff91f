"""What a search lists: the hits by kind and the commands that match, under headings."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from briefbook.models.outline_rows import LISTS
from briefbook.store.place_word import describe_hit
from briefbook.store.search import Hit
from briefbook.store.search_form import find_matches, holds_words
from briefbook.translation import QT_TRANSLATE_NOOP
from briefbook.values.place import Place

COMMANDS_SHOWN = 6
COMMANDS = QT_TRANSLATE_NOOP("List", "Commands")
# What is found of each kind stands under a heading, with a picture.
GROUPS: dict[str, tuple[str, str]] = {kind.value: listed for kind, listed in LISTS.items()} | {
    "visit": (QT_TRANSLATE_NOOP("List", "Visits"), "plane"),
    "brief": (QT_TRANSLATE_NOOP("List", "Briefs"), "file-text"),
    "issue": (QT_TRANSLATE_NOOP("List", "Issues"), "message-circle-question-mark"),
    "point": (QT_TRANSLATE_NOOP("List", "Talking points"), "message-square"),
    "objective": (QT_TRANSLATE_NOOP("List", "Objectives"), "target"),
    "section": (QT_TRANSLATE_NOOP("List", "Texts"), "text-quote"),
    "programme_item": (QT_TRANSLATE_NOOP("List", "Programme"), "calendar-days"),
    "citation": (QT_TRANSLATE_NOOP("List", "Citations"), "quote"),
    "membership": (QT_TRANSLATE_NOOP("List", "Posts held"), "id-card"),
    "book": (QT_TRANSLATE_NOOP("List", "Books"), "book-open"),
}
Spans = tuple[tuple[int, int], ...]
Prefix = Callable[[Place, str], str]


class SearchRole(StrEnum):
    """What a row of the search is."""

    HEADING = "heading"
    HIT = "hit"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Command:
    """A command that is of use now: the words it is found by, and the menu in which it stands."""

    action_id: str
    text: str
    menu: str
    shortcut: str
    icon_name: str


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A heading, a hit or a command; `title_matches` and `detail_matches` are what the words matched in each."""

    key: str
    role: SearchRole
    title: str
    group: str
    detail: str = ""
    icon_name: str = ""
    shortcut: str = ""
    title_matches: Spans = ()
    detail_matches: Spans = ()
    place: Place | None = None
    action_id: str = ""


def prefix_nothing(place: Place, words: str) -> str:
    """The words alone, as long as no book is chosen."""
    return words


def build_rows(
    words: str, hits: Sequence[Hit], commands: Sequence[Command], prefix: Prefix = prefix_nothing
) -> list[SearchRow]:
    """The groups in the order of their best hits; commands come last unless one begins with what was typed."""
    groups: dict[str, list[SearchRow]] = {}
    for hit in hits:
        row = _build_hit_row(hit, words, prefix)
        groups.setdefault(row.group, []).append(row)
    found = [_build_command_row(each, words) for each in commands if holds_words(each.text, words)][:COMMANDS_SHOWN]
    if any(row.title_matches and row.title_matches[0][0] == 0 for row in found):
        groups = {COMMANDS: found} | groups
    elif found:
        groups[COMMANDS] = found
    return [row for group, rows in groups.items() for row in (_build_heading(group), *rows)]


def build_suggestions(commands: Iterable[Command]) -> list[SearchRow]:
    """The commands that are offered before anything is typed."""
    rows = [_build_command_row(command, "") for command in commands]
    return [_build_heading(COMMANDS), *rows] if rows else []


def name_group(group: str) -> str:
    """A group in the language of the window."""
    return QCoreApplication.translate("List", group)


def _build_heading(group: str) -> SearchRow:
    return SearchRow(f"heading:{group}", SearchRole.HEADING, name_group(group), group)


def _build_hit_row(hit: Hit, words: str, prefix: Prefix) -> SearchRow:
    group, icon_name = GROUPS[hit.kind]
    title, snippet = describe_hit(hit, QCoreApplication.translate)
    title = prefix(Place(hit.kind, hit.id), title)
    return SearchRow(
        f"{hit.kind}:{hit.id}",
        SearchRole.HIT,
        title,
        group,
        snippet,
        icon_name,
        title_matches=tuple(find_matches(title, words)),
        detail_matches=tuple(find_matches(snippet, words)),
        place=Place(hit.kind, hit.id),
    )


def _build_command_row(command: Command, words: str) -> SearchRow:
    return SearchRow(
        f"command:{command.action_id}",
        SearchRole.COMMAND,
        command.text,
        COMMANDS,
        command.menu,
        command.icon_name,
        command.shortcut,
        title_matches=tuple(find_matches(command.text, words)),
        action_id=command.action_id,
    )
