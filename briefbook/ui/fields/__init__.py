"""Fields for values: choosing entities, dates and markings."""
