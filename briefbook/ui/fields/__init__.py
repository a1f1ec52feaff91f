"""Fields for values: names, dates, markings, clearance, and tables of them."""
