"""What a person is told, once for a library and its place, of a place that is less safe than a disk of their own."""

import contextlib
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from briefbook.settings import load_json, save_json, settings_path
from briefbook.store.medium import Medium, MediumKind, find_medium
from briefbook.ui.desk.notice_bar import NoticeBar

translate = QCoreApplication.translate
PLACES_KEPT = 500


def tell_medium(path: Path, library_uid: str, notice: NoticeBar) -> None:
    """Say what is to be minded where a library lies, if nobody was told and nothing else is being said."""
    if notice.isHidden() and (words := take_words(path, library_uid)):
        notice.show_words(words)


def take_words(path: Path, library_uid: str) -> str:
    """What is to be minded where a library lies, from now on taken for told; empty if it was, or there is nothing."""
    try:
        medium = find_medium(path)
    except OSError:
        return ""
    mark = sha256(f"{library_uid}\n{path.resolve().parent}".encode(errors="surrogateescape")).hexdigest()
    told = load_told()
    if medium is None or mark in told:
        return ""
    # Where that cannot be kept it is said again.
    with contextlib.suppress(OSError):
        save_json(told_path(), [*told, mark][-PLACES_KEPT:])
    return describe_medium(medium)


def describe_medium(medium: Medium) -> str:
    """What to mind about a place, and what to do."""
    match medium.kind:
        case MediumKind.CLOUD:
            program = medium.name or translate("MediumNotice", "a program")
            words = translate(
                "MediumNotice",
                "This library lies in a folder that {} copies to other computers. Open it on one computer at a time.",
            )
            wait = translate("MediumNotice", "A folder that is not copied is safer; “Save a Copy” hands a library on.")
            return f"{words.format(program)} {wait}"
        case MediumKind.SHARE:
            return translate(
                "MediumNotice",
                "This library lies on a network share. Nothing is saved while that cannot be reached; a disk of this"
                " computer is safer.",
            )
        case MediumKind.STICK:
            return translate("MediumNotice", "This library lies on a stick. Close it before you pull the stick out.")


def told_path() -> Path:
    """Where it is kept of which places a person was told, as hashes; its folder may not exist yet."""
    return settings_path().with_name("places.json")


def load_told() -> list[str]:
    """The marks of the places of which a person was told, the newest last."""
    stored = load_json(told_path())
    return [each for each in stored if isinstance(each, str)] if isinstance(stored, list) else []
