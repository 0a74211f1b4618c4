"""Permits: at night nobody is told what can wait, and of the unasked-for no more than is allowed.

What may not go now waits in the outbox for the next moment at which it may; it is looked at again
then, and dropped if it is no longer true.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from bot.delivery.hand import Away
from domain.ceilings import allowances, next_chance, waits_for_morning
from domain.manners import When, manner_of
from domain.outbox import Leased, OutboxId
from domain.people import PersonId
from domain.periods import day_of
from domain.quiet_hours import permitted
from domain.working_days import WorkingDays
from storage.ceilings import Heard, Whose
from storage.transaction import Transaction


@dataclass(slots=True)
class Sifted:
    """`goes`: posts that may go, each with those that are to be joined with it; `silent` are those
    of them that come without a sound.
    """

    goes: list[tuple[Leased, tuple[Leased, ...]]] = field(default_factory=list)
    silent: set[OutboxId] = field(default_factory=set)
    waits: Away = field(default_factory=dict)


class Permits:
    """`zone` is that of people who belong to no organisation."""

    def __init__(self, zone: tzinfo, is_working: WorkingDays) -> None:
        self._zone = zone
        self._is_working = is_working

    async def sift(self, tx: Transaction, now: datetime, leased: Sequence[Leased]) -> Sifted:
        """Slots are used up in this transaction, and given back if nothing comes of a post."""
        sifted = Sifted()
        held = [one for one in leased if manner_of(one.post).when is not When.AT_ONCE]
        sifted.goes += [(one, ()) for one in leased if one not in held]
        if not held:
            return sifted
        posts = [one.post for one in held]
        listeners = await tx.ceilings.listeners(posts, day_of(now, self._zone))
        for together in collected(held):
            heard = listeners.get(whose(together[0]))
            zone = self._zone if heard is None or heard.zone is None else heard.zone
            morning = permitted(now, zone)
            when = manner_of(together[0].post).when
            if when is When.SILENTLY and morning > now:
                sifted.silent.add(together[0].id)
            if heard is None or morning <= now or when is When.SILENTLY:
                await self._let(tx, now, together, heard, zone, sifted)
            else:
                sifted.waits.setdefault(morning, []).extend(one.id for one in together)
        return sifted

    async def _let(
        self,
        tx: Transaction,
        now: datetime,
        together: Sequence[Leased],
        heard: Heard | None,
        zone: tzinfo,
        sifted: Sifted,
    ) -> None:
        first, *others = together
        if heard is not None and manner_of(first.post).when is When.UNASKED:
            early = waits_for_morning(heard.listener, now, zone, self._is_working)
            if early is not None:
                sifted.waits.setdefault(early, []).extend(one.id for one in together)
                return
            allowed = allowances(heard.listener, now, zone, self._is_working)
            if not await tx.ceilings.take(whose(first), allowed, first.id, now):
                chance = next_chance(heard.listener, now, zone, self._is_working)
                sifted.waits.setdefault(chance, []).extend(one.id for one in together)
                return
        sifted.goes.append((first, tuple(others)))


def collected(held: Sequence[Leased]) -> Iterator[list[Leased]]:
    """What nobody asked for and is due to one person is one message; all else goes alone."""
    by_person: dict[Whose, list[Leased]] = {}
    for one in sorted(held, key=lambda leased: leased.id):
        unasked = manner_of(one.post).when is When.UNASKED
        if unasked and one.post.person is not None and one.post.receipt is None:
            by_person.setdefault(whose(one), []).append(one)
        else:
            yield [one]
    yield from by_person.values()


def unasked_by(leased: Sequence[Leased]) -> frozenset[PersonId]:
    """To whom something is said that nobody asked for, and that other such things may join."""
    joining = (one.post for one in leased if manner_of(one.post).when is When.UNASKED)
    return frozenset(
        post.person for post in joining if post.person is not None and post.receipt is None
    )


def whose(one: Leased) -> Whose:
    return one.post.person, one.post.group
