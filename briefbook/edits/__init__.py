"""What a person can do to a library: one function each, one change of the session, one step to undo."""
