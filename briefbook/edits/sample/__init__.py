"""The sample library, made from the public facts in `resources/sample`; the same facts always give the same rows."""

from briefbook.edits.sample.library import write_sample

__all__ = ["write_sample"]
