"""Printing: the one road from an open library to a PDF, for the window, the command line and the preview."""
