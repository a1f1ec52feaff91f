"""Moments as a library and JSON hold them: ISO 8601 in UTC with a final Z."""

from datetime import UTC, datetime


def write_moment(moment: datetime) -> str:
    """The text of a moment that has its zone."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
