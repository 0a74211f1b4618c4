"""A year of wishes with outages: every clock rings once, none early, none lost.

People do what they like at any hour; the program is down for hours or days in between. What it says
by itself at each tick is compared with what the rules on paper ask for, written down here anew.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.convention import Outcome
from bench.server import database, postgresql, upgraded
from bench.soaks.crowds import opened
from domain.consents import Purpose
from domain.people import Person
from domain.wishes import NEXT, WishAction, WishId, WishState
from domain.wishes import Outcome as Solved
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.services.people_of_a_county import County, founded, told
from tests.storage import county
from tests.storage.county import NOON

ROUNDS = 3
DAYS, YOUNG = 365, 12
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
S, A = WishState, WishAction
Said = Counter[tuple[str, int | None]]


async def run(rounds: int, seed: int) -> Outcome:
    """Each round the same year on both databases."""
    found = []
    with postgresql() as server:
        for number in range(rounds):
            with TemporaryDirectory() as folder:
                async with database(server) as other:
                    own = f"sqlite:///{Path(folder) / 'yijiabai.db'}"
                    for name, address in {"SQLite": own, "PostgreSQL": other}.items():
                        await upgraded(address)
                        chance = Random(seed + number)  # noqa: S311  # repeated by its seed
                        outcome = await soaked(address, DAYS, chance)
                        found.append(Outcome(f"{name}: {outcome.figures}", outcome.ok))
    figures = "; ".join(outcome.figures for outcome in found)
    return Outcome(figures, ok=all(outcome.ok for outcome in found))


@dataclass
class Paper:
    """One wish as the rules have it. `since`: when it came into its state."""

    wisher: int
    asks: bool
    state: WishState
    since: datetime
    opened: datetime
    fulfilled: datetime | None = None
    asked: bool = False
    pooled: bool = False
    by_cadre: bool = True

    def goes(self, state: WishState, at: datetime) -> None:
        self.state, self.since = state, at


@dataclass
class Year:
    """What has to be said, and what was."""

    storage: Storage
    place: County
    chance: Random
    young: list[Person]
    papers: dict[WishId, Paper] = field(default_factory=dict)
    now: datetime = NOON
    last: datetime = NOON
    mornings: set[tuple[str, int | None, date]] = field(default_factory=set)
    rung: int = 0
    acts: int = 0
    wrong: list[str] = field(default_factory=list)

    async def lives(self, days: int) -> None:
        end = NOON + days * DAY
        while self.now < end:
            self.now += timedelta(minutes=self.chance.randint(5, 1500))
            async with self.storage.read_write() as tx:
                if self.chance.random() < 0.7:
                    await self.acts_once(tx)
                await told(tx)
            down = self.chance.random() < 0.2
            if not down:
                await self.ticks()
            elif self.chance.random() < 0.2:
                self.now += self.chance.randint(1, 20) * DAY

    async def ticks(self) -> None:
        """Twice, since a second one must come out as nothing."""
        wanted = Counter(self.on_paper())
        async with self.storage.read_write() as tx:
            while await services(tx, self.now).wish_clocks.ring_due():
                pass
            said: Said = Counter(await told(tx))
            while await services(tx, self.now).wish_clocks.ring_due():
                pass
            said += Counter(await told(tx))
        self.last = self.now
        self.rung += said.total()
        if said != wanted:
            self.wrong.append(f"{self.now}: {said - wanted} too much, {wanted - said} lost")

    def on_paper(self) -> list[tuple[str, int | None]]:
        """Of several that are due to somebody on a day one is said: it is worded when it is read,
        in the morning, with everything that is due then.
        """
        once: set[tuple[str, int | None]] = set()
        each: list[tuple[str, int | None]] = []
        for one in self.papers.values():
            moved = self.moved(one)
            each += moved
            if not moved:
                once |= self.reminded(one)
            if one.state in {S.CONFIRMED, S.UNCONFIRMED} and self.is_asked(one):
                one.asked = True
                each += [("WishFollowUp", one.wisher)] if one.asks else []
        today = self.now.astimezone(SHANGHAI).date()
        fresh = {one for one in once if (*one, today) not in self.mornings}
        self.mornings |= {(*one, today) for one in fresh}
        return [*fresh, *each]

    def moved(self, one: Paper) -> list[tuple[str, int | None]]:
        helper = self.place.cadre.id if one.by_cadre else self.place.administrator.id
        if one.state is S.FULFILLED and self.past(one.since, 14):
            one.goes(S.UNCONFIRMED, self.now)
            return [("WishLapsed", one.wisher), ("WishLapsed", helper)]
        if one.state in {S.CLAIMED, S.MATCHED, S.OFFERED} and self.past(one.since, 7):
            one.goes(S.POOLED if one.pooled else S.OPEN, self.now)
            return [("WishReturned", one.wisher), ("WishReturned", helper)]
        return []

    def reminded(self, one: Paper) -> set[tuple[str, int | None]]:
        found: set[tuple[str, int | None]] = set()
        side = (self.place.cadre.id, self.place.deputy.id)
        if one.state is S.OPEN and any(self.fresh(one.since, day) for day in (3, 7)):
            found |= {("WishesDue", person) for person in side}
        if one.state in {S.CLAIMED, S.MATCHED} and any(self.fresh(one.since, d) for d in (3, 6)):
            helper = self.place.cadre.id if one.by_cadre else self.place.administrator.id
            found.add(("WishesDue", helper))
        since = one.opened if one.state is S.OPEN else one.since
        weekly = range(14, 400, 7)
        if one.state in {S.OPEN, S.POOLED} and any(
            self.fresh(since, day) and eight(since, day) > one.since for day in weekly
        ):
            found.add(("WishesLeft", self.place.administrator.id))
        return found

    def is_asked(self, one: Paper) -> bool:
        return not one.asked and one.fulfilled is not None and self.past(one.fulfilled, 28)

    def past(self, since: datetime, days: int) -> bool:
        return eight(since, days) <= self.now

    def fresh(self, since: datetime, days: int) -> bool:
        """Since the last tick."""
        return self.last < eight(since, days) <= self.now

    async def acts_once(self, tx: Transaction) -> None:
        """Somebody says a wish, or takes a step that the state of one allows."""
        self.acts += 1
        open_ones = [known for known, one in self.papers.items() if can(one)]
        if len(open_ones) < 6 or self.chance.random() < 0.25:
            await self.wishes(tx)
            return
        chosen = self.chance.choice(open_ones)
        await self.steps(tx, chosen, self.papers[chosen])

    async def wishes(self, tx: Transaction) -> None:
        who = self.chance.choice(self.young)
        wish = await services(tx, self.now).wishes.submit(who, f"Wish {self.acts}")
        given = await tx.consents.of(who.id)
        self.papers[wish.id] = Paper(
            who.id, not given or Purpose.FOLLOW_UP in given, S.OPEN, self.now, self.now
        )

    async def steps(self, tx: Transaction, id: WishId, one: Paper) -> None:
        does, place = services(tx, self.now), self.place
        wisher = next(person for person in self.young if person.id == one.wisher)
        action = self.chance.choice(can(one))
        helper = place.cadre if one.by_cadre else place.administrator
        match action:
            case A.CLAIM:
                await does.wishes.claim(id, place.cadre)
                one.by_cadre = True
            case A.RELEASE:
                await does.wishes.release(id, helper)
            case A.FULFIL:
                await does.wishes.done(id, helper if one.state in HELD else place.cadre)
                one.by_cadre = one.by_cadre if one.state in HELD else True
                one.fulfilled = self.now
            case A.CONFIRM:
                await does.wishes.confirm(id, wisher, 5)
            case A.NOT_YET:
                await does.wishes.not_yet(id, wisher)
                one.fulfilled = None
            case A.OFFER:
                await does.wish_pool.offer(id, place.cadre, "No")
                one.by_cadre = True
            case A.AGREE:
                await does.wish_pool.agree(id, wisher)
                one.pooled = True
            case A.MATCH:
                given = await tx.resources.enter(
                    place.office.id, place.administrator.id, "It", 1, FAR, self.now
                )
                await does.wish_pool.match(id, given, place.administrator)
                one.by_cadre = False
            case A.REOPEN:
                await does.wishes.follow_up(id, wisher, Solved.NOT)
                one.opened, one.fulfilled, one.asked, one.pooled = self.now, None, False, False
            case _:
                await does.wishes.withdraw(id, wisher)
        one.goes(back(one, action), self.now)


HELD = (S.CLAIMED, S.MATCHED)
DONE_BY_PEOPLE = (
    *(A.CLAIM, A.RELEASE, A.FULFIL, A.CONFIRM, A.NOT_YET, A.OFFER, A.AGREE, A.MATCH, A.REOPEN),
    A.WITHDRAW,
)
FAR = (NOON + 366 * DAY).date()


def can(one: Paper) -> list[WishAction]:
    """Steps that people can take; whoever let go of what was pooled puts it back there, and nobody
    answers before they are asked.
    """
    found = [action for action in DONE_BY_PEOPLE if (one.state, action) in NEXT]
    if not one.asked and A.REOPEN in found:
        found.remove(A.REOPEN)
    if one.pooled and A.OFFER in found:
        found.remove(A.OFFER)
    return found + ([A.RELEASE] if one.state is S.MATCHED else [])


def back(one: Paper, action: WishAction) -> WishState:
    if action is A.RELEASE:
        return S.POOLED if one.pooled else S.OPEN
    return NEXT[one.state, action]


def eight(since: datetime, days: int) -> datetime:
    """Eight o'clock on the wall, so many calendar days later."""
    day = since.astimezone(SHANGHAI).date() + days * DAY
    return datetime.combine(day, time(8), SHANGHAI)


async def soaked(address: str, days: int, chance: Random) -> Outcome:
    """On one database, which is empty."""
    async with opened(address) as storage:
        async with storage.read_write() as tx:
            place = await founded(tx)
            young = [await county.contact(tx, place.line, 3000 + one) for one in range(YOUNG)]
            for one in young:
                await tx.memberships.join(place.group.id, one.id, NOON)
            for one in young[::2]:
                await tx.consents.give(one.id, Purpose.FOLLOW_UP, NOON)
            await told(tx)
        year = Year(storage, place, chance, young)
        await year.lives(days)
    for wrong in year.wrong[:20]:
        print(wrong)
    figures = (
        f"{days} days, {len(year.papers)} wishes, {year.acts} steps, {year.rung} times something "
        f"was said, {len(year.wrong)} ticks otherwise than on paper"
    )
    return Outcome(figures, ok=not year.wrong)
