"""Questions about wishes: which somebody may see, as lists and as cards."""

from collections.abc import Sequence

from domain.categories import Category
from domain.organisations import OrganisationId
from domain.people import Person
from domain.periods import day_of
from domain.rights import ORGAN
from domain.wish_lists import PAGE, Shelf, WishCard, WishPage
from domain.wishes import DONE, HELD, TO_DO, UNENDED, Wish, WishId, WishState
from services.desk import Desk
from services.readers import readers_of
from services.rights import Rights
from services.wish_steps import OFFICES, POOL_READERS, NotYourWish, WishSteps

WAITING = (WishState.OPEN, WishState.OFFERED)
ENDED = (*DONE, WishState.DECLINED)
# Of what is done nobody wants to know how much there is; it is read when it is asked for.
COUNTED_SHELVES = (Shelf.OPEN, Shelf.MINE, Shelf.POOL)
NEWEST = 80


class WishLists:
    """Bound to one transaction. Nothing in it says whose wish it is."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._rights = Rights(desk)
        self._steps = WishSteps(desk)

    async def page(
        self, me: Person, shelf: Shelf, category: Category | None = None, number: int = 0
    ) -> WishPage:
        """What has come back first, then the oldest; of what is done the newest first."""
        shelves = {
            one: await self._on(one, me) for one in Shelf if one in {shelf, *COUNTED_SHELVES}
        }
        listed = [one for one in shelves[shelf] if category is None or one.category is category]
        if shelf is Shelf.DONE:
            listed = sorted(listed, key=lambda one: one.since, reverse=True)
        start = number * PAGE
        page = tuple(listed[start : start + PAGE])
        held = await self._rights.capacities(me)
        return WishPage(
            shelf,
            category,
            number,
            page,
            more=len(listed) > start + PAGE,
            counts={one: len(found) for one, found in shelves.items()},
            days=tuple([await self._days(one) for one in page]),
            reader=me.id,
            own_wishes=bool(await self._tx.wishes.of_wisher(me.id, UNENDED)),
            keeps_resources=any(one.capacity in OFFICES for one in held),
        )

    async def page_for(
        self, me: Person | None, shelf: Shelf, category: Category | None, number: int
    ) -> WishPage:
        """NotYourWish for whoever looks after nobody's."""
        if me is None or not await self.looks_after(me):
            raise NotYourWish
        return await self.page(me, shelf, category, number)

    async def looks_after(self, me: Person) -> bool:
        """Whether anybody's wishes are put before them at all."""
        return any(one.capacity in POOL_READERS for one in await self._rights.capacities(me))

    async def card(self, me: Person | None, id: WishId) -> WishCard:
        """As it is now; NotYourWish where it is not before them."""
        _, wish = await self._steps.seen_by(me, id)
        return await self.of(wish, me)

    async def of(self, wish: Wish, me: Person | None) -> WishCard:
        own = me is not None and me.id in await readers_of(self._desk, wish)
        matches = me is not None and wish.pool is not None
        return WishCard(
            wish,
            theirs=me is not None and wish.helper == me.id,
            own_side=own,
            matches=matches and await self._matches(wish, me),
            days=await self._days(wish),
            resource=await self._tx.resources.of_wish(wish.id),
        )

    async def _days(self, wish: Wish) -> int:
        zone = await self._steps.zone_of(wish)
        return (day_of(self._desk.now, zone) - day_of(wish.since, zone)).days

    async def to_do(self, me: Person) -> list[Wish]:
        """What their own side has to look after, whoever of them has claimed it."""
        return await self._before(me, TO_DO)

    async def _matches(self, wish: Wish, me: Person | None) -> bool:
        if me is None or wish.pool is None:
            return False
        return await self._steps.in_branch(me, wish.pool, frozenset(ORGAN))

    async def _on(self, shelf: Shelf, me: Person) -> Sequence[Wish]:
        match shelf:
            case Shelf.OPEN:
                return await self._before(me, WAITING)
            case Shelf.MINE:
                return await self._held(me)
            case Shelf.POOL:
                return await self._tx.wishes.in_pools(await self._pools(me), (WishState.POOLED,))
            case Shelf.DONE:
                return await self._ended(me)

    async def _held(self, me: Person) -> list[Wish]:
        """Their own first, and then what colleagues of their side have claimed."""
        own = await self._tx.wishes.held_by(me.id, HELD)
        known = {one.id for one in own}
        return own + [one for one in await self._before(me, HELD) if one.id not in known]

    async def _ended(self, me: Person) -> list[Wish]:
        """The newest of them; the office keeps no list of what ended without a cadre."""
        lines = [line.id for line in await self._desk.lines_of(me.id)]
        own = await self._tx.wishes.before(lines, ENDED, newest=NEWEST) if lines else []
        helped = await self._tx.wishes.held_by(me.id, ENDED, newest=NEWEST)
        known = {one.id for one in own}
        return [one for one in own + [one for one in helped if one.id not in known] if one.text]

    async def _before(self, me: Person, states: Sequence[WishState]) -> list[Wish]:
        """Of own contacts and of groups they help; for an administrator also what has no cadre who
        would see it.
        """
        lines = [line.id for line in await self._desk.lines_of(me.id)]
        found = await self._tx.wishes.before(lines, states) if lines else []
        if await self._tx.roles.of(me.id):
            today = day_of(self._desk.now, self._desk.zone)
            nobodys = await self._tx.wishes.of_nobody(states, today)
            found += [one for one in nobodys if me.id in await readers_of(self._desk, one)]
        return found

    async def _pools(self, me: Person) -> list[OrganisationId]:
        """The organisations whose pool they read: around their own, up and down."""
        found: set[OrganisationId] = set()
        for held in await self._rights.capacities(me):
            if held.capacity in POOL_READERS and held.organisation is not None:
                found |= {one.id for one in await self._tx.organisations.path(held.organisation)}
                found |= await self._tx.organisations.subtree(held.organisation)
        return sorted(found)
