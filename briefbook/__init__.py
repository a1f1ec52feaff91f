"""Briefbook prepares a visit offline and prints its briefing book."""

__version__ = "0.1.0"
