"""How a book looks: a Book and a Theme become pages, and pages become bytes."""
