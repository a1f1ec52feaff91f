"""What a person can do in the window: the commands, where they stand, and what calls them."""
