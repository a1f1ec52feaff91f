"""What each verb does; heavy modules are imported by the verbs that need them."""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from briefbook.cli import backup_command, key_command, recover_command
from briefbook.cli.json_output import print_json
from briefbook.cli.passphrase import find_passphrase
from briefbook.errors import BriefbookError
from briefbook.settings import Settings, find_backup_folder, load_settings

if TYPE_CHECKING:
    from briefbook.book.content import Content
    from briefbook.book.finding import Finding
    from briefbook.store.file import LibraryFile

BLOCKED, FAILED, INTERRUPTED = 1, 2, 130


def run_verb(options: argparse.Namespace) -> int:
    """Do what the command line asks for; returns the exit status. A person's error is one sentence on stderr."""
    verbs: dict[str, Callable[[argparse.Namespace], int]] = {
        "sample": write_sample_file,
        "info": show_info,
        "export": export_pdf,
        "check": check_file,
        "search": search_file,
        "verify": verify_file,
        "guide": print_guide,
        "encrypt": key_command.encrypt_file,
        "decrypt": key_command.decrypt_file,
        "rekey": key_command.rekey_file,
        "recover": recover_command.recover_file,
        "backup": backup_command.make_backup,
        "backups": backup_command.show_backups,
        "restore": backup_command.restore_file,
    }
    try:
        with writing_out():
            return verbs[options.verb](options)
    except BriefbookError as error:
        print(error, file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


@contextmanager
def writing_out() -> Iterator[None]:
    """Let a verb print what it has to say, with a mark for each character that the terminal lacks.

    Raises BriefbookError when the output cannot be taken, and nothing when whoever reads it has had enough. Without any
    output, as in Windows' program with windows, nobody is told anything.
    """
    if sys.stdout is None:
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
            yield
        return
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        # Python would flush, and complain, once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if is_reader_gone(error):
            raise SystemExit(FAILED) from None
        raise BriefbookError("The output could not be written.") from error


def is_reader_gone(error: OSError) -> bool:
    """Whether whoever read the output has gone, which Windows calls an invalid argument."""
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL)


@contextmanager
def open_for_reading(options: argparse.Namespace) -> Iterator["LibraryFile"]:
    """The library of a command, read as it is or as a copy of this moment when it is open elsewhere."""
    from briefbook.store.backup_copy import knowing_salt
    from briefbook.store.snapshot import open_snapshot

    passphrase, home = find_passphrase(options), find_backup_folder(load_settings())
    with knowing_salt(options.file, passphrase, home), open_snapshot(options.file, passphrase=passphrase) as snapshot:
        tell_of_copy(options.file, snapshot.taken_at)
        yield snapshot.file


def tell_of_copy(path: Path, taken_at: datetime | None) -> None:
    """Say of what moment a library is read that is open elsewhere."""
    if taken_at:
        words = f"“{path.name}” is open elsewhere; this is how it stood at {taken_at.astimezone():%H:%M:%S}."
        print(words, file=sys.stderr)


def write_sample_file(options: argparse.Namespace) -> int:
    """Write the sample library."""
    from briefbook.edits.sample import write_sample

    write_sample(options.file, passphrase=find_passphrase(options))
    return 0


def show_info(options: argparse.Namespace) -> int:
    """Print what a library holds."""
    from briefbook.store.info import read_info

    with open_for_reading(options) as file:
        info = read_info(file)
    if options.json:
        print_json(info.to_json())
    else:
        print("\n".join(info.describe()))
    return 0


def export_pdf(options: argparse.Namespace) -> int:
    """Print a book to a PDF."""
    from briefbook.printing.export import MissingGlyphError, export_book
    from briefbook.printing.font_choice import build_typesetter
    from briefbook.printing.readers import settle_readers
    from briefbook.values.kind import Profile

    settings = load_settings()
    try:
        export_book(
            gather_book(options, settings),
            options.output,
            profile=Profile(options.profile),
            as_of=options.as_of,
            typesetter=build_typesetter(settings.fonts_folder),
            accept_missing=options.accept_missing,
        )
        settle_readers(options.output, settings.exported_readers)
    except MissingGlyphError as error:
        raise BriefbookError(f"{error} With --accept-missing “?” is printed there.") from error
    return 0


def gather_book(options: argparse.Namespace, settings: Settings) -> "Content":
    """What the book of a command says, at the person's pace."""
    from briefbook.printing.book_choice import get_book_id
    from briefbook.printing.gathering.content import gather_content

    with open_for_reading(options) as file:
        book_id = get_book_id(file, options.book)
        return gather_content(file, book_id, words_per_minute=settings.spoken_words_per_minute)


def check_file(options: argparse.Namespace) -> int:
    """Print the findings of preflight."""
    from briefbook.book.finding import Severity
    from briefbook.printing.check import check_book
    from briefbook.printing.font_choice import build_typesetter

    settings = load_settings()
    findings = check_book(gather_book(options, settings), typesetter=build_typesetter(settings.fonts_folder))
    if options.json:
        print_json([describe_finding(finding) for finding in findings])
    else:
        for finding in findings:
            print(f"{finding.severity}: {finding.message}")
        if not findings:
            print("Nothing to report.")
    return BLOCKED if any(finding.severity is Severity.BLOCKS for finding in findings) else 0


def describe_finding(finding: "Finding") -> dict[str, object]:
    """A finding with the record that it names, and the words that it is about where it tells them."""
    record = finding.place
    told = {"severity": finding.severity, "kind": record.kind, "id": record.id, "message": finding.message}
    return told | ({"words": list(finding.words)} if finding.words else {})


def search_file(options: argparse.Namespace) -> int:
    """Print what is found for some words, or what was meant by words that find nothing."""
    from briefbook.store.place_word import describe_hit
    from briefbook.store.search_answer import find_answer

    with open_for_reading(options) as file:
        answer = find_answer(file, " ".join(options.words), guessing=not options.json)
    hits = [] if answer.meant else [(hit, *describe_hit(hit)) for hit in answer.hits]
    if options.json:
        print_json([{"kind": hit.kind, "id": hit.id, "title": title, "snippet": below} for hit, title, below in hits])
    else:
        for hit, title, below in hits:
            print(f"{hit.kind} {hit.id}: {title}" + (f" · {below}" if below else ""))
        if not hits:
            print("Nothing found." + (f" Did you mean “{answer.meant}”?" if answer.meant else ""))
    return 0


def verify_file(options: argparse.Namespace) -> int:
    """Print what is damaged in a library."""
    from briefbook.cli.damage_output import print_damage
    from briefbook.session.verification import verify_library

    backups, passphrase = find_backup_folder(load_settings()), find_passphrase(options)
    found, taken_at = verify_library(options.file, backups, passphrase=passphrase)
    tell_of_copy(options.file, taken_at)
    print_damage(found, as_json=options.json)
    return 0 if found.ok else BLOCKED


def print_guide(options: argparse.Namespace) -> int:
    """Print the user guide."""
    from briefbook.printing.guide import export_guide

    export_guide(options.file)
    return 0
