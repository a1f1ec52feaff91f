"""The form of the command line."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from briefbook import __version__

FIRST_YEAR, LAST_YEAR = 1900, 2999
PROFILES = ("archive", "plain")
CHOICES = ("keep", "rekey", "remove")
USAGE = """briefbook [FILE | --new | --sample] | briefbook {sample,info,export,check,search,verify} FILE …
       briefbook {encrypt,decrypt,rekey,backup,backups} FILE | briefbook guide OUT.pdf
       briefbook recover FILE -o NEW | briefbook restore FILE N -o NEW"""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave with status 2."""
        self.exit(2, f"{message[:1].upper()}{message[1:]}; see “{self.prog} --help”.\n")


def build_parser() -> argparse.ArgumentParser:
    """The parser of the verbs; a call without a verb opens the window and never comes here."""
    parser = Parser(
        prog="briefbook",
        usage=USAGE,
        description="Prepare a visit offline and print its briefing book. With a FILE or nothing, opens the window.",
        epilog="--new and --sample open the window and ask where to make an empty library or a copy of the sample.",
    )
    parser.add_argument("--version", action="version", version=f"Briefbook {__version__}")
    verbs = parser.add_subparsers(prog="briefbook", dest="verb", required=True, metavar="VERB", title="verbs")

    def add(verb: str, words: str, *, file_words: str = "a library") -> argparse.ArgumentParser:
        sub = verbs.add_parser(verb, help=words, description=words)
        sub.add_argument("file", metavar="FILE", type=read_path, help=file_words)
        sub.add_argument(
            "--passphrase-file", metavar="P", type=read_path, help="a file that holds the passphrase of the library"
        )
        return sub

    add("sample", "Write the sample library to a new file.", file_words="where to write it; nothing is overwritten")
    add_json(add("info", "Say what a library holds, its schema version and its highest marking."))
    export = add("export", "Print a book of a library to a PDF.")
    export.add_argument(
        "-o", "--output", metavar="OUT.pdf", type=read_path, required=True, help="where to write the PDF"
    )
    add_book(export)
    export.add_argument(
        "--profile", choices=PROFILES, default="archive", help="archive: PDF/A and PDF/UA (the default)"
    )
    export.add_argument(
        "--accept-missing", action="store_true", help="print “?” for characters that no font has, which else ends it"
    )
    add_moment(export)
    check = add("check", "Look over a book before printing; exit status 1 when something blocks it.")
    add_book(check)
    add_json(check)
    search = add("search", "Find words everywhere in a library.")
    search.add_argument("words", metavar="WORDS", nargs="+", help="the words to find")
    add_json(search)
    words = "Look through a library for damage without writing it; exit status 1 when there is any."
    add_json(add("verify", words))
    add_choice(add("encrypt", "Encrypt a library with a passphrase."), "rekey")
    add_choice(add("decrypt", "Remove the passphrase of a library."), "keep")
    rekey = add("rekey", "Give an encrypted library another passphrase.")
    rekey.add_argument(
        "--new-passphrase-file", metavar="Q", type=read_path, help="a file that holds the passphrase that it gets"
    )
    add_choice(rekey, "rekey")
    add_backup_verbs(add)
    words = "Print the user guide to a PDF."
    guide = verbs.add_parser("guide", help=words, description=words)
    guide.add_argument("file", metavar="OUT.pdf", type=read_path, help="where to write the PDF")
    return parser


def add_backup_verbs(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the verbs of backups and of salvage."""
    words = "Write what can be read of a damaged library to a new one; exit status 1 when something is lost."
    recover = add("recover", words)
    add_new(recover)
    add_json(recover)
    add("backup", "Back a library up now, and print where the backup is.")
    add_json(add("backups", "List the backups of a library, the last made first."))
    restore = add("restore", "Write a copy of one backup of a library to a new file.")
    restore.add_argument("number", metavar="N", type=read_number, help="its number in the list that “backups” prints")
    add_new(restore)


def read_path(text: str) -> Path:
    """The path of a file; raises ArgumentTypeError for an empty one, which would mean the folder one stands in."""
    if not text:
        raise argparse.ArgumentTypeError("the name of a file is missing")
    return Path(text)


def read_number(text: str) -> int:
    """A number that counts; raises ArgumentTypeError for anything else."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise argparse.ArgumentTypeError(f"“{text}” is not the number of a backup")
    return int(text)


def add_new(parser: argparse.ArgumentParser) -> None:
    """Ask for a file that is to be written."""
    words = "where to write it; nothing is overwritten"
    parser.add_argument("-o", "--output", metavar="NEW", type=read_path, required=True, help=words)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Offer `--json`."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def add_choice(parser: argparse.ArgumentParser, beforehand: str) -> None:
    """Offer `--backups`."""
    words = f"what becomes of its backups: they stay, get the key that it has then, or go (beforehand {beforehand})"
    parser.add_argument("--backups", choices=CHOICES, default=beforehand, help=words)


def add_book(parser: argparse.ArgumentParser) -> None:
    """Offer `--book`."""
    parser.add_argument(
        "--book", metavar="NAME", help="the book's title; without it the first book of the latest visit"
    )


def add_moment(parser: argparse.ArgumentParser) -> None:
    """Offer `--as-of`."""
    words = "compile it as of this moment (ISO 8601, UTC without a zone); without it, the last change"
    parser.add_argument("--as-of", metavar="MOMENT", type=checked(read_moment), help=words)


def read_moment(text: str) -> datetime:
    """The moment of an ISO 8601 text, in UTC; raises ValueError, also for a year that no calendar page has."""
    moment = datetime.fromisoformat(text)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def checked(read: Callable[[str], datetime]) -> Callable[[str], datetime]:
    """The reader with an error that says what to write instead."""

    def convert(text: str) -> datetime:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(f"“{text}” is not a moment such as 2026-01-16T18:00Z") from error

    return convert
