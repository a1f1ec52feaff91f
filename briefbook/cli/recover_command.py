"""The verb that takes out of a damaged library what can still be read."""

import argparse
import sys
from typing import TYPE_CHECKING

from briefbook.cli.json_output import print_json
from briefbook.cli.passphrase import QUESTION, ask_passphrase, has_terminal, read_passphrase
from briefbook.settings import find_backup_folder, load_settings

if TYPE_CHECKING:
    from briefbook.store.recover.salvage import Salvage

ALL, SOME, NONE = 0, 1, 2


def recover_file(options: argparse.Namespace) -> int:
    """Write what can be read of a library to a new file, and say what could not."""
    from briefbook.store.errors import NothingSavedError

    try:
        done = _salvage(options)
    except NothingSavedError as error:
        if options.json:
            print_json({"saved": 0, "lost": []})
        print(error, file=sys.stderr)
        return NONE
    if options.json:
        print_json({"saved": done.saved, "lost": [{"table": loss.table, "count": loss.count} for loss in done.lost]})
    else:
        print(f"{done.saved} rows were saved in “{options.output.name}”.")
        for loss in done.lost:
            print(f"{loss.count:>7}  lost of {loss.table}")
    return SOME if done.lost else ALL


def _salvage(options: argparse.Namespace) -> "Salvage":
    from briefbook.edits.salvage import salvage
    from briefbook.store.errors import PassphraseNeededError

    passphrase = read_passphrase(options.passphrase_file) if options.passphrase_file else None
    home = find_backup_folder(load_settings())
    try:
        return salvage(options.file, options.output, passphrase=passphrase, home=home)
    except PassphraseNeededError:
        # A plain library whose head is damaged looks as an encrypted one does, so it is asked for only now.
        if not has_terminal():
            raise
        passphrase = ask_passphrase(QUESTION.format(options.file.name))
        return salvage(options.file, options.output, passphrase=passphrase, home=home)
