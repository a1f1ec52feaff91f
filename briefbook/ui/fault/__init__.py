"""What happens when the program itself errs: boxes, hooks, and what is kept of it."""
