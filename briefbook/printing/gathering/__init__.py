"""Gathering: everything that one book may say, read from an open library into frozen content."""
