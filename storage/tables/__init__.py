"""All tables, grouped by noun; `metadata` knows every one of them."""

from storage.columns import metadata
from storage.tables import (
    activities,
    activity,
    evaluations,
    groups,
    meetings,
    menus,
    organisations,
    outbox,
    people,
    policies,
    quarterly_reports,
    reminders,
    resources,
    series,
    topics,
    updates,
    wishes,
)

__all__ = [
    "activities",
    "activity",
    "evaluations",
    "groups",
    "meetings",
    "menus",
    "metadata",
    "organisations",
    "outbox",
    "people",
    "policies",
    "quarterly_reports",
    "reminders",
    "resources",
    "series",
    "topics",
    "updates",
    "wishes",
]
