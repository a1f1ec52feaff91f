"""Looking through a library for damage: pages, links, the search index, attachments and rows, a module for each."""
