"""The state of the town as plain data."""
