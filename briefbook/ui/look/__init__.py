"""How everything looks: colours, sizes, fonts, icons and the style sheet."""
