"""Online activity: how what was said in a group becomes counts of a day.

Only counts are kept. Whoever has not agreed stands in the anonymous row of the group's day,
together with all others who have not.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from domain.lights import Lights

ANONYMOUS = 0
MINUTES_OF_BLOCK = 10
DARK, SPOKEN = Lights(), Lights(voice=True)
ASKED, ANSWERED = Lights(asked=True), Lights(voice=True, answered=True)
BLOCKS_OF_DAY = 24 * 60 // MINUTES_OF_BLOCK


@dataclass(slots=True)
class Counts:
    """One person's (or the anonymous) day in a group.

    `blocks` has a bit for every ten minutes of the day in which something was contributed: forty
    lines in ten minutes are one block, so that flooding gains nothing.
    """

    messages: int = 0
    replies: int = 0
    to_cadre: int = 0
    from_cadre: int = 0
    reactions: int = 0
    topic_answers: int = 0
    poll_votes: int = 0
    wishes: int = 0
    voices: int = 0
    check_ins: int = 0
    blocks: int = 0

    def add(self, other: "Counts") -> None:
        """Take another row's counts over; blocks are joined, not added."""
        for name in COUNTED:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.blocks |= other.blocks

    @property
    def active_blocks(self) -> int:
        return self.blocks.bit_count()


COUNTED = tuple(name for name in Counts.__slots__ if name != "blocks")


class Said(NamedTuple):
    """A message that counts, seen with the group's eyes: who, when, and whom it addressed.

    `person` is a consenting person's number or ANONYMOUS. `addressed` are the people it replied to
    or mentioned (ANONYMOUS for each without consent), apart from the author; `to_cadre_side` says
    whether the cadre side was among them, `replies` whether it was a reply to somebody else.
    """

    group: int
    person: int
    moment: datetime
    by_cadre_side: bool
    to_cadre_side: bool = False
    addressed: tuple[int, ...] = ()
    replies: bool = False


Row = tuple[date, int, int]
"""Key of a row of counts: day, group, person, in the order in which the database keeps it."""


@dataclass(slots=True)
class Tally:
    """What a batch of updates adds up to, before it is written in one go."""

    rows: dict[Row, Counts] = field(default_factory=dict)
    days: dict[tuple[date, int], Lights] = field(default_factory=dict)

    def row(self, day: date, group: int, person: int) -> Counts:
        key = (day, group, person)
        found = self.rows.get(key)
        if found is None:
            found = self.rows[key] = Counts()
        return found

    def light(self, day: date, group: int, lights: Lights) -> None:
        known = self.days.setdefault((day, group), DARK)
        if lights is not DARK and lights is not known:
            self.days[day, group] = known | lights

    def say(self, said: Said, zone: tzinfo) -> None:
        """Count a message on the day of its date in the organisation's zone."""
        local = said.moment.astimezone(zone)
        day, group = local.date(), said.group
        counts = self.row(day, group, said.person)
        counts.messages += 1
        counts.blocks |= 1 << block_of(local)
        if said.replies:
            counts.replies += 1
        if said.by_cadre_side:
            for person in said.addressed:
                self.row(day, group, person).from_cadre += 1
        elif said.to_cadre_side:
            counts.to_cadre += 1
        self.light(day, group, lights_of(said))

    def answer_topic(
        self, group: int, person: int, moment: datetime, zone: tzinfo, *, by_cadre_side: bool
    ) -> None:
        """A reply to an open topic is that act and no message. Of the cadre side it is a voice."""
        local = moment.astimezone(zone)
        day = local.date()
        counts = self.row(day, group, person)
        counts.blocks |= 1 << block_of(local)
        counts.topic_answers += not by_cadre_side
        self.light(day, group, Lights(voice=by_cadre_side, topic=not by_cadre_side))

    def vote(self, group: int, person: int, moment: datetime, zone: tzinfo) -> None:
        """In a poll of the group, which is no message."""
        local = moment.astimezone(zone)
        counts = self.row(local.date(), group, person)
        counts.poll_votes += 1
        counts.blocks |= 1 << block_of(local)

    def react(self, group: int, person: int, moment: datetime, zone: tzinfo, added: int) -> None:
        """Count reactions that were added to somebody else's message; withdrawn ones take nothing
        away, since a day's sum never falls.
        """
        if added > 0:
            local = moment.astimezone(zone)
            counts = self.row(local.date(), group, person)
            counts.reactions += added
            counts.blocks |= 1 << block_of(local)


def lights_of(said: Said) -> Lights:
    """Which of the day's lights one message turns on."""
    if said.by_cadre_side:
        return ANSWERED if said.addressed else SPOKEN
    return ASKED if said.to_cadre_side else DARK


def block_of(local: datetime) -> int:
    """Which ten minutes of its day a moment falls into, from 0."""
    return (local.hour * 60 + local.minute) // MINUTES_OF_BLOCK
