"""The tree of organisations, its roster, roles and invites."""
