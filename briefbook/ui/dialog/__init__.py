"""The dialogs that ask what something new is."""
