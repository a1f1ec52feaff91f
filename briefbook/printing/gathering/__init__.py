"""Gathering: everything that one book may say, read from an open library into frozen content."""

from briefbook.printing.gathering.content import gather_aside, gather_content

__all__ = ["gather_aside", "gather_content"]
