"""Checks of the work at hand: what waits, what was given up, what was never seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.checks.finding import Finding, fine, note, wrong
from domain.groups import Gap, Group
from domain.outbox import State
from storage.backlog import Backlog
from storage.transaction import Reading

# A broadcast to many takes its time; whatever is more urgent has gone long before.
LATE = timedelta(minutes=15)
# Telegram forgets after a day; whoever is silent for an hour is probably not running.
SILENT = timedelta(hours=1)
GAPS_OF = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Work:
    """`heard` is when Telegram last told everything it had, None if never."""

    backlog: Backlog
    heard: datetime | None
    gaps: Sequence[Gap]


async def kept(view: Reading, groups: Sequence[Group], now: datetime) -> Work:
    among = [group.id for group in groups]
    found = await view.gaps.of(among, now - GAPS_OF, now) if among else {}
    gaps = [gap for gap_list in found.values() for gap in gap_list]
    return Work(await view.backlogs.now(now), await view.process.last_heard(), gaps)


def of_work(work: Work, now: datetime) -> Iterator[Finding]:
    yield of_outbox(work.backlog, now)
    yield of_given_up(work.backlog)
    yield of_hearing(work.heard, now)
    yield of_gaps(work.gaps, now)


def of_outbox(backlog: Backlog, now: datetime) -> Finding:
    waits = sum(n for (state, _), n in backlog.posts.items() if state is not State.DEAD)
    oldest = min(backlog.oldest_due.values(), default=now)
    if now - oldest <= LATE:
        return fine("outbox", f"{waits} posts wait, none of them for long")
    minutes = (now - oldest) // timedelta(minutes=1)
    return wrong(
        "outbox",
        f"{waits} posts wait, the oldest for {minutes} minutes",
        "see that `yijiabai run` is running with the role delivery; its log tells what keeps it",
    )


def of_given_up(backlog: Backlog) -> Finding:
    dead = sum(n for (state, _), n in backlog.posts.items() if state is State.DEAD)
    if not dead and not backlog.failed:
        return fine("given up", "nothing was given up")
    return note(
        "given up",
        f"{dead} dead letters and {backlog.failed} failed updates wait for somebody",
        "`yijiabai outbox list` shows them, `retry` and `discard` do something about them",
    )


def of_hearing(heard: datetime | None, now: datetime) -> Finding:
    if heard is None:
        return note("running", "Telegram was never heard", "start `yijiabai run`")
    if now - heard <= SILENT:
        return fine("running", "Telegram was heard within the hour")
    return wrong(
        "running",
        f"Telegram was last heard at {heard:%Y-%m-%d %H:%M} UTC, and forgets after 24 hours",
        "start `yijiabai run`, or see in its log what keeps it from hearing",
    )


def of_gaps(gaps: Sequence[Gap], now: datetime) -> Finding:
    """Their days show "—" in every figure."""
    if not gaps:
        return fine("gaps", "nothing was missed in the last month")
    groups = len({gap.group for gap in gaps})
    still = sum(gap.until is None or gap.until > now for gap in gaps)
    found = f"something was missed in {groups} groups in the last month, {still} miss it still"
    if not still:
        return note("gaps", found)
    return note("gaps", found, "add the bot to them again as an administrator")
