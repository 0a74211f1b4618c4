"""All tables, grouped by noun; `metadata` knows every one of them."""

from storage.columns import metadata
from storage.tables import activity, groups, menus, organisations, outbox, people, updates, wishes

__all__ = [
    "activity",
    "groups",
    "menus",
    "metadata",
    "organisations",
    "outbox",
    "people",
    "updates",
    "wishes",
]
