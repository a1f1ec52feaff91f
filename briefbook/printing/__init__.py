"""Printing: the one road from an open library to a PDF, for the window, the command line and the preview."""

from briefbook.printing.book_choice import get_book_id
from briefbook.printing.check import check_book
from briefbook.printing.export import BlockedError, Exported, MissingGlyphError, export_book
from briefbook.printing.font_choice import build_typesetter
from briefbook.printing.gathering import gather_aside, gather_content
from briefbook.printing.preview import PreviewPages, render_preview
from briefbook.printing.readers import is_for_owner_alone, settle_readers

__all__ = [
    "BlockedError",
    "Exported",
    "MissingGlyphError",
    "PreviewPages",
    "build_typesetter",
    "check_book",
    "export_book",
    "gather_aside",
    "gather_content",
    "get_book_id",
    "is_for_owner_alone",
    "render_preview",
    "settle_readers",
]
