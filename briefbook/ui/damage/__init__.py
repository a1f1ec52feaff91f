"""Looking through the open library for damage, and what was found."""
