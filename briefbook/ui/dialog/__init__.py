"""Where a library or a PDF goes, and how far long work is."""
