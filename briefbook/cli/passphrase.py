"""Where a verb takes a passphrase from: the file that is named, else the person at a terminal, else nowhere."""

import argparse
import sys
from pathlib import Path

from briefbook.errors import BriefbookError

LONGEST_BYTES = 65_536
LINE_ENDS = ("\r\n", "\n", "\r")
QUESTION, NEW_QUESTION, AGAIN = "Passphrase of “{}”: ", "New passphrase: ", "The same once more: "


class PassphraseError(BriefbookError):
    """No passphrase can be had as asked."""


def find_passphrase(options: argparse.Namespace) -> str | None:
    """The passphrase for the library of a verb; None where none is named, and nobody at a terminal has to be asked."""
    if options.passphrase_file:
        return read_passphrase(options.passphrase_file)
    from briefbook.store.sniff import looks_encrypted

    asks = has_terminal() and looks_encrypted(options.file)
    return ask_passphrase(QUESTION.format(options.file.name)) if asks else None


def get_passphrase(options: argparse.Namespace) -> str:
    """The passphrase that a library has; raises PassphraseError where there is neither file nor terminal."""
    return _get(options.passphrase_file, "--passphrase-file", QUESTION.format(options.file.name))


def get_new_passphrase(named: Path | None, option: str) -> str:
    """A passphrase that a library is to have, asked for twice; raises PassphraseError, also for two that differ."""
    passphrase = _get(named, option, NEW_QUESTION)
    if not named and ask_passphrase(AGAIN) != passphrase:
        raise PassphraseError("The two passphrases differ; nothing was changed.")
    return passphrase


def read_passphrase(path: Path) -> str:
    """The passphrase in a file, without its one trailing line end; raises PassphraseError."""
    try:
        with path.open("rb") as stream:
            stored = stream.read(LONGEST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise PassphraseError(f"The passphrase file “{path.name}” cannot be read.") from error
    if len(stored) > LONGEST_BYTES:
        raise PassphraseError(f"The passphrase in “{path.name}” is too long.")
    try:
        words = stored.decode()
    except UnicodeDecodeError as error:
        raise PassphraseError(f"The passphrase in “{path.name}” is no text (UTF-8).") from error
    end = next((each for each in LINE_ENDS if words.endswith(each)), "")
    return _require(words.removesuffix(end), f"There is no passphrase in “{path.name}”.")


def has_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask_passphrase(question: str) -> str:
    """What the person types, which is not shown; raises PassphraseError for nothing."""
    from getpass import getpass

    try:
        typed = getpass(question)
    except EOFError:
        typed = ""
    return _require(typed, "No passphrase was typed.")


def _get(named: Path | None, option: str, question: str) -> str:
    if named:
        return read_passphrase(named)
    if not has_terminal():
        raise PassphraseError(
            f"The passphrase is missing, and there is no terminal to ask at; name a file by {option}."
        )
    return ask_passphrase(question)


def _require(words: str, refusal: str) -> str:
    if not words:
        raise PassphraseError(refusal)
    return words
