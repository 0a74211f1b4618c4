"""Telegram's limits: when the next message may go, over all and into each chat.

A slot is counted from the *answer*, since only then it is certain that Telegram has counted the
message: 30 in any second over all, 20 in any minute in a group, one a second to a person after a
burst of 20. Counted so, no message of ours is ever refused for being too quick.
"""

from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

# Two clocks never agree to the last digit.
MARGIN = timedelta(milliseconds=10)

SLOTS = 30
SECOND = timedelta(seconds=1) + MARGIN
SPACING = timedelta(seconds=1) / SLOTS
# So many answers may go without spacing, so that a few at once are not held up.
UNSPACED = 10

# The same message of a group is changed no more often: its newest state is what counts.
EDIT_SPACING = timedelta(seconds=3)

GROUP_SLOTS = 20
MINUTE = timedelta(minutes=1) + MARGIN
BURST = 20
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Pace:
    """Over all chats. `closed_until` is what Telegram asked for, or the wait of a fresh start."""

    closed_until: datetime | None = None
    _flying: int = 0
    _answered: deque[datetime] = field(default_factory=deque)
    _even: datetime | None = None

    def opens(self, now: datetime, *, even: bool = False) -> datetime | None:
        """When the next may go; None: not before one of those on their way is answered. `even`:
        for what nobody waits for at this moment, which is spread evenly from the first one on.
        """
        forget(self._answered, SECOND, now)
        surplus = self._flying + len(self._answered) - SLOTS
        if surplus >= len(self._answered):
            return None
        moment = later(now, self.closed_until)
        if surplus >= 0:
            moment = max(moment, self._answered[surplus] + SECOND)
        if even or self._flying + len(self._answered) >= UNSPACED:
            moment = later(moment, self._even)
        return moment

    def starts(self, now: datetime) -> None:
        """One goes now. A sleep that was a little too long is made up for by the next one."""
        self._flying += 1
        self._even = max(self._even or now, now - SPACING) + SPACING
        self._even = min(self._even, now + SPACING)

    def ends(self, now: datetime, *, counted: bool) -> None:
        """It was answered; or nothing was sent at all, and its slot is free at once."""
        self._flying -= 1
        if counted:
            self._answered.append(now)
        elif self._even is not None:
            self._even -= SPACING

    def close(self, until: datetime) -> None:
        self.closed_until = later(until, self.closed_until)

    def shift(self, by: timedelta) -> None:
        """The clock was set: everything goes along."""
        self.closed_until = shifted(self.closed_until, by)
        self._even = shifted(self._even, by)
        self._answered = deque(moment + by for moment in self._answered)


@dataclass(slots=True)
class Lane:
    """One chat: its posts go one after the other, each when the one before it is answered.

    `away_until`: posts of this chat lie in the outbox until then, and whatever comes meanwhile
    joins them there, so that nothing overtakes them. `slowed_until` is Telegram's `retry_after`.
    """

    is_group: bool
    busy: bool = False
    closed_until: datetime | None = None
    away_until: datetime | None = None
    slowed_until: datetime | None = None
    _answered: deque[datetime] = field(default_factory=deque)
    _spent_until: datetime | None = None
    _edited: dict[str, datetime] = field(default_factory=dict)

    def opens(self, now: datetime) -> datetime:
        """When the next may go, as far as the limits are concerned."""
        moment = later(now, self.closed_until)
        if self.is_group:
            forget(self._answered, MINUTE, now)
            full = len(self._answered) >= GROUP_SLOTS
            return later(moment, self._answered[-GROUP_SLOTS] + MINUTE) if full else moment
        return later(moment, self._spent(now) - SECOND * (BURST - 1))

    def room(self, now: datetime) -> int:
        """How many may go at once, one after the other."""
        if self.opens(now) > now:
            return 0
        if self.is_group:
            return GROUP_SLOTS - len(self._answered)
        return BURST + (now - self._spent(now)) // SECOND

    def ends(self, now: datetime, *, counted: bool) -> None:
        self.busy = False
        if not counted:
            return
        if self.is_group:
            self._answered.append(now)
        else:
            self._spent_until = self._spent(now) + SECOND

    def close(self, until: datetime) -> None:
        self.closed_until = later(until, self.closed_until)

    def edited(self, what: str, at: datetime) -> None:
        """In private an edit is somebody's answer, and waits for nothing."""
        if self.is_group:
            alive = {one: moment for one, moment in self._edited.items() if fresh(moment, at)}
            self._edited = {**alive, what: at}

    def edit_opens(self, what: str, now: datetime) -> datetime:
        """When the same may be changed again."""
        moment = self._edited.get(what)
        return moment + EDIT_SPACING if moment is not None and fresh(moment, now) else now

    def assume(self, spent: int, at: datetime) -> None:
        """So many may have been sent by another process lately, the last of them now."""
        if self.is_group:
            self._answered.extend([at] * min(spent, GROUP_SLOTS))
        else:
            self._spent_until = at + SECOND * min(spent, BURST)

    def shift(self, by: timedelta) -> None:
        """The clock was set: everything goes along."""
        self.closed_until = shifted(self.closed_until, by)
        self.away_until = shifted(self.away_until, by)
        self.slowed_until = shifted(self.slowed_until, by)
        self._answered = deque(moment + by for moment in self._answered)
        self._spent_until = shifted(self._spent_until, by)
        self._edited = {what: moment + by for what, moment in self._edited.items()}

    def is_idle(self, now: datetime) -> bool:
        """Nothing of it needs to be remembered."""
        full = not self._answered if self.is_group else self._spent(now) <= now
        away = self.away_until is not None and self.away_until > now
        edited = any(fresh(moment, now) for moment in self._edited.values())
        return self.opens(now) <= now and full and not (self.busy or away or edited)

    def _spent(self, now: datetime) -> datetime:
        """Until when all that was sent would take at one a second; further off than a whole burst
        only if the clock was set back.
        """
        spent = later(now, self._spent_until)
        return min(spent, now + SECOND * BURST)


class Lanes:
    """All chats that were written to lately."""

    MANY = 1_000

    def __init__(self) -> None:
        self._lanes: dict[str, Lane] = {}
        self._spent, self._spent_at = 0, NEVER

    def of(self, chat: str, now: datetime) -> Lane:
        lane = self._lanes.get(chat)
        if lane is None:
            if len(self._lanes) >= self.MANY:
                self._tidy(now)
            is_private = chat.isdecimal()
            lane = self._lanes[chat] = Lane(is_group=not is_private)
            if self._spent_at <= now < self._spent_at + MINUTE:
                lane.assume(self._spent, self._spent_at)
        return lane

    def assume(self, spent: int, at: datetime) -> None:
        """So many were sent in the last minute by who was here before; into which chats is not
        known any more, so that any of them may have got them all.
        """
        self._spent, self._spent_at = spent, at

    def is_another_slowed(self, chat: str | None, now: datetime) -> bool:
        """Did Telegram ask for patience in another chat too? Then it means all of them."""
        return any(
            name != chat and lane.slowed_until is not None and lane.slowed_until > now
            for name, lane in self._lanes.items()
        )

    def shift(self, by: timedelta) -> None:
        for lane in self._lanes.values():
            lane.shift(by)

    def _tidy(self, now: datetime) -> None:
        self._lanes = {chat: lane for chat, lane in self._lanes.items() if not lane.is_idle(now)}


def fresh(edited: datetime, now: datetime) -> bool:
    """Is it too early to change the same again? Never if the clock was set back."""
    return edited <= now < edited + EDIT_SPACING


def shifted(moment: datetime | None, by: timedelta) -> datetime | None:
    return None if moment is None else moment + by


def later(moment: datetime, other: datetime | None) -> datetime:
    return moment if other is None else max(moment, other)


def forget(answered: deque[datetime], window: timedelta, now: datetime) -> None:
    """Drop what the window has passed, and what lies ahead because the clock was set back."""
    while answered and (answered[0] + window <= now or answered[0] > now):
        answered.popleft()
