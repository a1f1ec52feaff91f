"""Book: what a briefing book says; pure functions from gathered content to parts and blocks."""
