"""What markings add up to, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication


def describe_total(wording: str, unmapped: Sequence[str]) -> str:
    """What the markings of something add up to, and those that cannot be compared and are not in it."""
    if not unmapped:
        return wording
    others = QCoreApplication.translate("Marking", "not compared: {}").format(", ".join(unmapped))
    return f"{wording} · {others}" if wording else others[:1].upper() + others[1:]
