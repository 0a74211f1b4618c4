"""Notices that somebody asked for beforehand; `domain.notices` lists them with all others."""

from dataclasses import dataclass

from domain.own_reminders import ReminderId


@dataclass(frozen=True, slots=True)
class OwnReminderDue:
    """To a cadre who asked for it: their own words, at the moment (ISO) that they chose.

    `instead`: it was meant for a group in which it cannot be said now.
    """

    reminder: ReminderId
    moment: str
    instead: bool = False


@dataclass(frozen=True, slots=True)
class GroupReminderDue:
    """In a group: what whoever runs it wanted to be said at this moment (ISO)."""

    reminder: ReminderId
    moment: str


OwnNotice = OwnReminderDue | GroupReminderDue
