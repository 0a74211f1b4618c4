"""The rules that `verify` asks about, by name."""

from enum import StrEnum


class Rule(StrEnum):
    """What must hold."""

    BOOKS = "books"
    TAKEN = "taken"
    NEGATIVE = "negative"
    OUTBOX = "outbox"
    ORPHANS = "orphans"
    CONSENT = "consent"
    TOO_YOUNG = "too-young"
    BLOCKS = "blocks"
    PEOPLE = "rows-of-people"
    PRESSURE = "pressure"
    ROSTERS = "rosters"
    ASKED_AGAIN = "asked-again"
    SAFETY = "safety-contact"
    SEATS = "seats"
    POLICIES = "policies"
    MEETINGS = "yearly-meetings"
    WISHES = "wishes"
    RECURRING = "recurring-activities"
    PROPOSALS = "proposals"
    SERIES = "series"
    ACTIVITIES = "activities"
    CHECK_INS = "check-ins"
    PHOTOS = "photographs"
    RATINGS = "ratings"
    REPORTS = "quarterly-reports"
