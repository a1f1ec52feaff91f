"""What stands in the title of a window."""

PROGRAM = "Briefbook"
MARK = "[*]"  # Qt shows a mark in its place while something waits to be saved


def build_title(name: str) -> str:
    """The title of a window on a file, with the place of the mark in it."""
    return f"{name.replace(MARK, MARK * 2)}{MARK} — {PROGRAM}"
