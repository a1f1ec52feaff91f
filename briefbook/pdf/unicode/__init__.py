"""Tables of the Unicode Character Database, each written by packaging/write_unicode_tables.py."""
