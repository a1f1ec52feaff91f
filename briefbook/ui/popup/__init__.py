"""Lists and forms that open below a field to choose from."""
