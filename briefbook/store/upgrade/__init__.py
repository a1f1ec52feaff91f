"""How a library of an older form is brought to today's: a module for each step from one schema to the next."""
