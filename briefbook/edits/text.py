"""Rich text on its way into a row."""

from briefbook.edits.refusal import RefusedError
from briefbook.text.json_codec import RichTextError, dump_rich_text
from briefbook.text.rich_text import RichText


def dump_text(field: str, text: RichText) -> str:
    """The JSON that a row holds; raises RefusedError for a text that cannot be stored."""
    try:
        return dump_rich_text(text)
    except RichTextError as error:
        raise RefusedError(field, str(error)) from error
