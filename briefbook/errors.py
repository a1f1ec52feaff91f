"""The errors a person can act on; everything else that is raised is a bug."""


class BriefbookError(Exception):
    """Something the person can act on: `str(error)` is a sentence to show where it happened."""
