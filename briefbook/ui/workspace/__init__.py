"""What every part of the window is given: the library's session, the settings, the looks and the threads."""
