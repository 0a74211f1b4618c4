"""Notices about targets and yearly meetings; `domain.notices` lists them with all others."""

from dataclasses import dataclass

from domain.organisations import CadreId
from domain.policies import QuotaRaisingId


@dataclass(frozen=True, slots=True)
class QuotaRaisingRefused:
    """To the administrators of the level above: an organisation wanted a target over the national
    figure, and could not set it.
    """

    raising: QuotaRaisingId


@dataclass(frozen=True, slots=True)
class MeetingNoted:
    """To a contact: the cadre says that they met face to face this year; is it so?"""

    cadre: CadreId
    year: int


PolicyNotice = QuotaRaisingRefused | MeetingNoted
