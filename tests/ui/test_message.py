"""Whatever the window says can be given to a translator: it is literal where it is translated, or marked in a table."""

import ast
import functools
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from briefbook.models import change_list_model, damage_list_model, loss_word
from briefbook.models.book_part_model import SECTIONS
from briefbook.models.finding_model import HEADINGS, REMEDY_WORDS
from briefbook.models.mention_list_model import GROUPS as MENTION_GROUPS
from briefbook.models.outline_rows import LISTS, PARTS
from briefbook.models.search_rows import COMMANDS, GROUPS
from briefbook.pdf.script import COMMON_NAMES
from briefbook.pdf.unicode.script_name_table import NAMES
from briefbook.settings import list_setting_facts
from briefbook.store.place_word import ROLES, UNTITLED
from briefbook.ui.action.actions import ACTIONS, MENUS, SUBMENUS
from briefbook.ui.entity.detail_table import DETAILS
from briefbook.ui.entity.name_table import LANGS
from briefbook.ui.library.step_label import STEP_LABELS
from briefbook.ui.lock import passphrase_dialog, strength
from briefbook.ui.scheme.caveat_table import KINDS
from briefbook.ui.sidebar.fact_words import COUNTS, LABELS
from briefbook.values.kind import EntityKind
from briefbook.values.term import TERMS
from tests.message import PACKAGE, list_messages

SHOWN = [*sorted((PACKAGE / "ui").rglob("*.py")), *sorted((PACKAGE / "models").rglob("*.py"))]
COLUMN = "RecordColumn"
# The page says in a sentence of its own how a source carries a claim; two of the four words are the same.
SAME_ON_THE_PAGE = [("book/wording.py", "reported"), ("book/wording.py", "official text")]
# What a library that is only being made is called to itself: nobody can undo it.
NEVER_UNDONE = {"Create Library", "Write Sample"}


def list_setting_words() -> Iterator[str]:
    for facts in list_setting_facts().values():
        yield from (facts.title, facts.help_text, facts.group, *facts.choices.values())


def list_column_heads() -> Iterator[str]:
    for path in SHOWN:
        for call in iterate_calls(path):
            if name_called(call) == COLUMN and call.args:
                yield from (each.value for each in ast.walk(call.args[0]) if isinstance(each, ast.Constant))


@functools.cache
def list_nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


def iterate_calls(path: Path) -> Iterator[ast.Call]:
    yield from (node for node in list_nodes(path) if isinstance(node, ast.Call))


def name_place(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def name_called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def is_translation(call: ast.Call) -> bool:
    if name_called(call) == "tr":
        return True
    return ast.unparse(call.func) in ("translate", "QCoreApplication.translate")


def is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


# What is translated by the name of a row or a table: its context, and all that the rows or the table hold.
TABLES: dict[str, list[str]] = {
    "Action": [*(spec.text for spec in ACTIONS), *(menu[0] for menu in (*MENUS, *SUBMENUS.values()))],
    "BookPart": list(SECTIONS.values()),
    "CaveatTable": list(KINDS.values()),
    "Change": [*change_list_model.KINDS.values(), *change_list_model.FATES.values()],
    "Damage": list(damage_list_model.WORDS.values()),
    "Detail": [row.label for rows in DETAILS.values() for row in rows],
    "EntityCard": [*LABELS.values(), *(words for pair in COUNTS.values() for words in pair)],
    "Finding": [*HEADINGS.values(), *REMEDY_WORDS.values()],
    "List": [COMMANDS, *(words for words, _ in (*LISTS.values(), *GROUPS.values()))],
    "Loss": [loss_word.LINKS, *loss_word.WORDS.values()],
    "MentionList": [words for words, _ in MENTION_GROUPS],
    "NameTable": list(LANGS.values()),
    "Outline": [words for words, _ in PARTS.values()],
    COLUMN: [words for words in list_column_heads() if words != COLUMN],
    "Place": [*UNTITLED.values(), *ROLES.values()],
    "PassphraseDialog": [
        *passphrase_dialog.TITLES.values(),
        *passphrase_dialog.NOTES.values(),
        *(words for choices in passphrase_dialog.CHOICES.values() for _, words in choices),
    ],
    "Script": [*NAMES.values(), *COMMON_NAMES.values()],
    "Settings": list(list_setting_words()),
    "Step": list(STEP_LABELS),
    "Strength": [strength.LONGEST, *(words for _, words in strength.TIMES)],
    "Term": [words for terms in TERMS.values() for words in terms.values()],
}


def find_fault(call: ast.Call) -> str:
    """What keeps `lupdate` from finding the words of a call, or Qt from finding their translation."""
    if name_called(call) == "tr":
        if ast.unparse(call.func) != "self.tr":
            return "another's context"
        return "" if is_literal(call.args[0]) else "words of a name"
    context, words = call.args[:2]
    if not isinstance(context, ast.Constant):
        return "a context of a name"
    return "" if is_literal(words) or context.value in TABLES else "words of a name"


def test_words_are_literal_or_of_a_marked_table() -> None:
    calls = [(path, call) for path in SHOWN for call in iterate_calls(path) if is_translation(call)]
    faults = [(name_place(path), ast.unparse(call), find_fault(call)) for path, call in calls if find_fault(call)]
    assert calls
    assert not faults


def test_what_is_literal_is_found() -> None:
    """`lupdate` reads no f-string."""
    known = {words for _, words in list_messages()}
    calls = [(path, call) for path in SHOWN for call in iterate_calls(path) if is_translation(call)]
    literal = [(name_place(path), call.args[-1]) for path, call in calls if is_literal(call.args[-1])]
    assert not [(place, words.value) for place, words in literal if words.value not in known]


@pytest.mark.parametrize("context", TABLES)
def test_a_table_is_marked(context: str) -> None:
    assert {(context, words) for words in TABLES[context]} <= list_messages()


def test_no_context_is_without_a_name() -> None:
    """QT_TR_NOOP takes its context from C++ alone."""
    assert all(context for context, _ in list_messages())


def list_step_labels() -> set[str]:
    """The labels that changes are given, literally or under the name `label`."""
    given: list[ast.expr] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        given += [call.args[0] for call in iterate_calls(path) if name_called(call) == "change" and call.args]
        given += [call.args[1] for call in iterate_calls(path) if name_called(call) in ("_take_step", "_write_text")]
        assigned = [node for node in list_nodes(path) if isinstance(node, ast.Assign)]
        given += [node.value for node in assigned if ast.unparse(node.targets[0]) == "label"]
    words = {each for node in given for each in list_words(node)}
    # A change of a column by its name is no step yet.
    return {each for each in words if each[:1].isupper()}


def list_words(node: ast.expr) -> list[str]:
    match node:
        case ast.Constant(value=str(words)):
            return [words]
        case ast.IfExp(body=body, orelse=orelse):
            return [*list_words(body), *list_words(orelse)]
        case ast.JoinedStr(values=[ast.Constant(value="Add "), ast.FormattedValue()]):
            return [f"Add {kind.title()}" for kind in EntityKind]
        case _:
            return []


def test_every_step_has_its_label_among_the_marked_ones() -> None:
    assert list_step_labels() - NEVER_UNDONE == set(STEP_LABELS)


@pytest.mark.parametrize("vocabulary", TERMS, ids=lambda vocabulary: vocabulary.__name__)
def test_every_value_has_its_words(vocabulary: type[StrEnum]) -> None:
    assert set(TERMS[vocabulary]) == set(vocabulary)


def list_said(path: Path) -> Iterator[tuple[str, str, str]]:
    """Vocabulary, value and words wherever a table gives a value words of its own."""
    for node in list_nodes(path):
        for key, value in zip(node.keys, node.values, strict=True) if isinstance(node, ast.Dict) else ():
            if isinstance(key, ast.Attribute) and isinstance(key.value, ast.Name):
                words = [each.value for each in ast.walk(value) if is_literal(each)]
                yield from ((key.value.id, key.attr, each) for each in words)


def test_a_vocabulary_is_said_in_one_place() -> None:
    """A table elsewhere may say something else of a value, but not its name again."""
    known = {(type(term).__name__, term.name): words for terms in TERMS.values() for term, words in terms.items()}
    home = PACKAGE / "values" / "term.py"
    again = [
        (path.relative_to(PACKAGE).as_posix(), words)
        for path in (*SHOWN, PACKAGE / "book" / "wording.py")
        for vocabulary, value, words in list_said(path)
        if path != home and known.get((vocabulary, value), "").casefold() == words.casefold()
    ]
    assert [each for each in again if each not in SAME_ON_THE_PAGE] == []
