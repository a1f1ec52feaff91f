"""Where a verb takes a passphrase from: the file that is named, else the person at a terminal, else nowhere."""

import argparse
import os
import sys
from io import BufferedReader
from pathlib import Path

from briefbook.errors import BriefbookError
from briefbook.values.passphrase import MOST_LETTERS, without_line_end

LONGEST_BYTES = 65_536
NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # Windows knows no such files
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
    """The passphrase in a file, without its one trailing line end and the mark (BOM) that some editors put before it.

    Raises PassphraseError, also for a NUL, which nobody can type.
    """
    try:
        with open(path, "rb", opener=_open_at_once) as stream:
            stored = _read_to_end(stream)
    except (OSError, ValueError) as error:
        raise PassphraseError(f"The passphrase file “{path.name}” cannot be read.") from error
    too_long = f"The passphrase in “{path.name}” is too long."
    if len(stored) > LONGEST_BYTES:
        raise PassphraseError(too_long)
    try:
        words = stored.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PassphraseError(f"The passphrase in “{path.name}” is no text (UTF-8).") from error
    if "\0" in words:
        raise PassphraseError(f"The passphrase in “{path.name}” is no text (UTF-8).")
    passphrase = without_line_end(words)
    if len(passphrase) > MOST_LETTERS:
        raise PassphraseError(too_long)
    return _require(passphrase, f"There is no passphrase in “{path.name}”.")


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
    except UnicodeDecodeError as error:
        raise PassphraseError("What was typed is no text (UTF-8).") from error
    return _require(typed, "No passphrase was typed.")


def _get(named: Path | None, option: str, question: str) -> str:
    if named:
        return read_passphrase(named)
    if not has_terminal():
        raise PassphraseError(
            f"The passphrase is missing, and there is no terminal to ask at; name a file by {option}."
        )
    return ask_passphrase(question)


def _open_at_once(name: str, flags: int) -> int:
    """Open a file, and do not wait for somebody who writes into a pipe of that name."""
    return os.open(name, flags | NO_WAIT)


def _read_to_end(stream: BufferedReader) -> bytes:
    """What a file holds, or what comes through a pipe from whoever has it open; of one too long its beginning."""
    first = stream.raw.read(LONGEST_BYTES)
    if first == b"":
        return b""
    # Somebody has the other end, and may need a while, as a keeper of passphrases does that asks for its own.
    if sys.platform != "win32":
        os.set_blocking(stream.fileno(), True)
    return (first or b"") + stream.read(LONGEST_BYTES)


def _require(words: str, refusal: str) -> str:
    if not words:
        raise PassphraseError(refusal)
    return words
