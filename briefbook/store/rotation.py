"""Which backups are worth their room: told by the order in which they were made and by days, never by the clock now."""

import contextlib
from collections.abc import Iterable, Sequence
from datetime import date

from briefbook.store.backup_file import Backup, is_open, sort_backups

LATEST_KEPT = 5
DAYS_KEPT = 14
SUSPECTS_KEPT = 2


def choose_kept(backups: Iterable[Backup]) -> list[Backup]:
    """Those to keep, the last made first.

    They are the latest ones, and of the latest days on which there are any, in the order in which they were made, the
    last of each day and the last of each form that the library had. A clock that jumps makes a day more at most. Those
    that are suspect are kept beside them, and push none of them out.
    """
    ordered = sort_backups(backups)
    suspects = [backup for backup in ordered if backup.suspect][:SUSPECTS_KEPT]
    kept = {backup.path for backup in (*_choose_sound([each for each in ordered if not each.suspect]), *suspects)}
    return [backup for backup in ordered if backup.path in kept]


def _choose_sound(ordered: Sequence[Backup]) -> list[Backup]:
    days: set[date] = set()
    forms: set[int] = set()
    kept = []
    for at, backup in enumerate(ordered):
        day, form = backup.moment.date(), backup.schema_version
        new_day = day not in days and len(days) < DAYS_KEPT
        if new_day:
            days.add(day)
        new_form = form not in forms and day in days
        if new_form:
            forms.add(form)
        if at < LATEST_KEPT or new_day or new_form:
            kept.append(backup)
    return kept


def thin_out(backups: Iterable[Backup]) -> None:
    """Remove the backups that need not be kept; one that cannot be removed, or that somebody has open, stays."""
    all_of_them = tuple(backups)
    kept = {backup.path for backup in choose_kept(all_of_them)}
    for backup in all_of_them:
        if backup.path not in kept:
            remove_backup(backup)


def remove_backup(backup: Backup) -> None:
    """Remove a backup, unless that cannot be done or somebody has it open."""
    with contextlib.suppress(OSError):
        if not is_open(backup.path):
            backup.path.unlink()
