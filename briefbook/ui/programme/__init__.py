"""The tab of a visit: who, where, when, and its programme."""
