"""What the window shows when no library is open."""
