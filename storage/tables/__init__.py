"""All tables, grouped by noun; `metadata` knows every one of them."""

from storage.columns import metadata
from storage.tables import (
    activities,
    activity,
    groups,
    menus,
    organisations,
    outbox,
    people,
    updates,
    wishes,
)

__all__ = [
    "activities",
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
