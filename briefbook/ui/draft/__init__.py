"""What is typed and not stored yet: who has it, when it goes into its record, and what refuses it."""
