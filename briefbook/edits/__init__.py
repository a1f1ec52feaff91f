"""What a person can do to a library: one function each, one change of the session, one step to undo.

A module of it is imported as soon as it is named (`edits.point.add_point`): a window that only shows does without the
records, whose making takes as long as the window itself.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefbook.preparation import importing

if TYPE_CHECKING:
    from briefbook.edits import (
        batch,
        book,
        brief,
        bring_back,
        bulk,
        citation,
        clearance,
        commitment,
        date,
        duplicate,
        entity,
        equivalence,
        event,
        issue,
        library,
        marking,
        membership,
        mention,
        name,
        new_row,
        number,
        objective,
        participation,
        party,
        photo,
        point,
        programme,
        refusal,
        row,
        salvage,
        sample,
        scheme,
        scheme_caveat,
        scheme_change,
        scheme_code,
        scheme_level,
        scheme_use,
        section,
        shipped_scheme,
        text,
    )


def __getattr__(name: str) -> Any:
    try:
        with importing():
            return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        raise AttributeError(name) from error
