"""The program: how it starts, listens for later starts, and ends."""
