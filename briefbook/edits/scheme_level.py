"""The levels of a marking scheme."""

import re
from collections.abc import Sequence
from typing import Any

from briefbook.edits.library import LIBRARY_ID
from briefbook.edits.refusal import RefusedError
from briefbook.edits.row import add_row, change_fields, get_row, list_rows, next_position, put_in_order
from briefbook.edits.scheme_code import fold_words, make_abbreviation, make_code, read_shown
from briefbook.edits.scheme_use import require_unused
from briefbook.records import Scheme, SchemeLevel
from briefbook.session import Session
from briefbook.store.marking_use import count_levels
from briefbook.values.place import Place

_NAMELESS = "Write what the level is called."
_CHANGEABLE = ("wording", "abbreviation", "colour", "needs_release")
_COLOURS = ("#44525f", "#1d6b45", "#1f4e79", "#8a5a00", "#b3261e", "#7a1f5c")
LEAST_CONTRAST = 3
_COLOUR = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE)


def add_level(session: Session, scheme_id: int, wording: str) -> int:
    """A new level above all others of a scheme, with an abbreviation and a colour of its own.

    What stands at it needs release, unless it is the lowest. Raises RefusedError for an empty wording or one that
    another level has.
    """
    with session.change("Add Level", place=Place("library", LIBRARY_ID, f"scheme:{scheme_id}")) as db:
        siblings = list_rows(db, SchemeLevel, scheme_id=get_row(db, Scheme, scheme_id).id)
        words = _read_wording(siblings, wording)
        level = SchemeLevel(
            scheme_id=scheme_id,
            position=next_position(siblings),
            code=make_code(words.upper(), [each.code for each in siblings]),
            wording=words,
            abbreviation=make_abbreviation(words, [each.abbreviation for each in siblings]),
            colour=_find_colour(siblings),
            needs_release=bool(siblings),
        )
        return add_row(db, level).id


def change_level(session: Session, level_id: int, **fields: Any) -> None:
    """Change the wording, abbreviation or colour of a level, or whether what stands at it needs release.

    A level that nothing carries takes its code from a new wording, and its abbreviation while that was made from the
    old one. Raises RefusedError for words that another level has, and for a colour that is none or too light.
    """
    field = next(iter(fields), "")
    place, join = _get_place(level_id, field), f"scheme_level:{level_id}:{field}"
    with session.change("Change Level", place=place, join=join) as db:
        level = get_row(db, SchemeLevel, level_id)
        siblings = [each for each in list_rows(db, SchemeLevel, scheme_id=level.scheme_id) if each is not level]
        if "colour" in fields:
            fields["colour"] = _read_colour(fields["colour"])
        if "abbreviation" in fields:
            fields["abbreviation"] = _read_abbreviation(siblings, fields["abbreviation"])
        if "wording" in fields:
            fields["wording"] = _read_wording(siblings, fields["wording"])
            taken = [each.abbreviation for each in siblings]
            if level.abbreviation == make_abbreviation(level.wording, taken):
                fields.setdefault("abbreviation", make_abbreviation(fields["wording"], taken))
            scheme = get_row(db, Scheme, level.scheme_id)
            if not count_levels(session.file.connection)[f"{scheme.code}:{level.code}"]:
                level.code = make_code(fields["wording"].upper(), [each.code for each in siblings])
        change_fields(level, fields, _CHANGEABLE)


def move_level(session: Session, level_id: int, position: int) -> None:
    """Put a level at that place in its scheme, 0 for the lowest."""
    with session.change("Move Level", place=_get_place(level_id)) as db:
        level = get_row(db, SchemeLevel, level_id)
        put_in_order(list_rows(db, SchemeLevel, scheme_id=level.scheme_id), level, position)


def remove_level(session: Session, level_id: int) -> None:
    """Take a level out of its scheme; raises RefusedError while anything carries it."""
    with session.read() as db:
        scheme = get_row(db, Scheme, get_row(db, SchemeLevel, level_id).scheme_id)
    with session.change("Remove Level", place=Place("library", LIBRARY_ID, f"scheme:{scheme.id}")) as db:
        level = get_row(db, SchemeLevel, level_id)
        require_unused(session, lambda use: use.level == f"{scheme.code}:{level.code}")
        db.delete(level)


def _read_wording(siblings: Sequence[SchemeLevel], typed: str) -> str:
    words = read_shown("wording", typed, _NAMELESS)
    if "//" in fold_words(words):
        raise RefusedError("wording", "A level has no “//” in it, which parts it from its caveats.")
    if fold_words(words) in {fold_words(each.wording) for each in siblings}:
        raise RefusedError("wording", f"The scheme has a level “{words}” already.")
    return words


def _read_abbreviation(siblings: Sequence[SchemeLevel], typed: str) -> str:
    words = read_shown("abbreviation", typed, "Write what portions show for the level.")
    if "//" in fold_words(words):
        raise RefusedError("abbreviation", "An abbreviation has no “//” in it, which parts it from the caveats.")
    other = next((each for each in siblings if fold_words(each.abbreviation) == fold_words(words)), None)
    if other is not None:
        raise RefusedError("abbreviation", f"“{words}” stands for {other.wording} already.")
    return words


def _read_colour(typed: str) -> str:
    found = _COLOUR.fullmatch(typed.strip())
    if found is None:
        raise RefusedError("colour", "Write the colour as #1f4e79.")
    if _measure_contrast(found[1]) < LEAST_CONTRAST:
        raise RefusedError("colour", "A banner of this colour cannot be read on white paper. Choose a darker one.")
    return f"#{found[1].lower()}"


def _measure_contrast(colour: str) -> float:
    """How a colour (`1f4e79`) stands out from white, from 1 to 21, as WCAG 2 reckons it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _find_colour(siblings: Sequence[SchemeLevel]) -> str:
    used = {each.colour for each in siblings}
    return next((each for each in _COLOURS if each not in used), _COLOURS[-1])


def _get_place(level_id: int, field: str = "") -> Place:
    return Place("library", LIBRARY_ID, f"scheme_level:{level_id}:{field}")
