"""Store: one library file in plain SQL; no SQLModel."""
