"""Consents: what somebody agreed to, purpose by purpose, in private chat."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.people import PersonId


class Purpose(StrEnum):
    """What a consent is for; each has a switch of its own, off at first."""

    CONTACT = "contact"
    ACTIVITY = "activity"
    INVITATIONS = "invitations"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Consent:
    """Given, and not taken back: taking back leaves no row."""

    person: PersonId
    purpose: Purpose
    given_at: datetime
