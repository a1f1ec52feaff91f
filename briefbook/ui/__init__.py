"""The window: editors, sidebars, dialogs, actions and tasks; reads through models, writes through edits."""
