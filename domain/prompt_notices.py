"""Notices to cadres and offices about what is due; `domain.notices` lists them with all others."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PeriodDue:
    """To a cadre, or to somebody of an office: what a period asks for, or what is missing still.

    `zone` is that of the offices it is about, `stages` are the keys of `domain.prompts`, with a
    space between.
    """

    zone: str
    stages: str


@dataclass(frozen=True, slots=True)
class MorningCome:
    """To a cadre on a working morning: yesterday's lights, wishes, what is due, today's activities.

    `day` is the day in that zone (ISO).
    """

    zone: str
    day: str


PromptNotice = PeriodDue | MorningCome
