"""Every state of a wish × every step × everybody, through the dispatcher: its effect, or a refusal
in words and nothing else.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import product

from bot.intake.acting import Outcome
from bot.intake.reading import read
from domain.rights import Capacity, Place
from domain.wishes import NEXT, Wish, WishAction, WishState
from storage.database import Storage
from storage.posts import post_of
from tests.storage.county import NOON
from tests.walk.walking import BUG, PATTERNS, WAITING, Step, Undone, Walk, text_of, undo
from tests.walk.ways import Prepare, Way, claimed, confirmed, fulfilled, guided, moved, offered
from tests.walk.ways import pooled as in_pool
from tests.walk.world import Corner, World, built

S, A, C = WishState, WishAction, Capacity
OWN_SIDE = frozenset({C.CADRE, C.DEPUTY})
OFFICES = frozenset({C.ORGAN_STAFF, C.ADMINISTRATOR})
WISHER = frozenset({C.YOUTH})
EVERYBODY = (*OWN_SIDE, *OFFICES, C.YOUTH, C.EXPERT, C.NOBODY)
Going = Callable[[Wish, Corner], Wish]


def matched(wish: Wish, here: Corner) -> Wish:
    return in_pool(wish, here).matched_by(here.cadre.id, NOON)


# Of those that are over it was asked whether they helped.
STATES: Mapping[WishState, Going] = {
    S.OPEN: lambda wish, _here: wish,
    S.CLAIMED: claimed,
    S.OFFERED: offered,
    S.POOLED: in_pool,
    S.MATCHED: matched,
    S.FULFILLED: fulfilled,
    S.CONFIRMED: lambda wish, here: replace(confirmed(wish, here), asked_at=NOON),
    S.UNCONFIRMED: lambda wish, here: replace(fulfilled(wish, here).lapsed(NOON), asked_at=NOON),
    S.DECLINED: lambda wish, here: in_pool(wish, here).declined("No", here.cadre.id, NOON),
    S.WITHDRAWN: lambda wish, _here: wish.withdrawn(NOON),
}


@dataclass(frozen=True)
class Pressed:
    """A step as somebody takes it, and which actions it can be: the first that the state has."""

    data: str
    actions: tuple[WishAction, ...]
    by: frozenset[Capacity]
    said: str | None = None  # a reason, in place of a press


STEPS = (
    Pressed("wish:claim:{wish}", (A.CLAIM,), OWN_SIDE),
    Pressed("wish:release:{wish}", (A.RELEASE, A.REPOOL), OWN_SIDE),
    Pressed("wish:done:{wish}", (A.FULFIL,), OWN_SIDE),
    Pressed("offer", (A.OFFER,), OWN_SIDE, said="No book"),
    Pressed("decline", (A.DECLINE,), OFFICES, said="No book"),
    Pressed("wish:take:{wish}:{resource}", (A.MATCH,), OFFICES),
    Pressed("wish:confirm:{wish}:5", (A.CONFIRM,), WISHER),
    Pressed("wish:notyet:{wish}", (A.NOT_YET,), WISHER),
    Pressed("wish:not:{wish}", (A.REOPEN,), WISHER),
    Pressed("wish:agree:{wish}", (A.AGREE,), WISHER),
    Pressed("wish:keep:{wish}", (A.KEEP,), WISHER),
    Pressed("wish:withdraw:{wish}", (A.WITHDRAW,), WISHER),
)
FROM_POOL = {A.CLAIM: (S.POOLED,), A.REPOOL: (S.MATCHED,), A.FULFIL: (S.MATCHED,)}


def expected(state: WishState, step: Pressed, who: Capacity) -> WishState | None:
    """None: refused. What stands in the pool the offices may take as well; "not yet" to what is
    listed as unconfirmed opens it again.
    """
    late = state is S.UNCONFIRMED and A.NOT_YET in step.actions
    actions = (A.REOPEN,) if late else step.actions
    action = next((one for one in actions if (state, one) in NEXT), None)
    if action is None:
        return None
    may = step.by | (OFFICES if state in FROM_POOL.get(action, ()) else frozenset())
    return NEXT[state, action] if who in may else None


def way_of(state: WishState, step: Pressed) -> Way:
    prepare = moved(STATES[state]) if state is not S.OPEN else guided("none", "none")
    if step.said is None:
        return Way(press=step.data, prepare=prepare)
    asked = guided("wish-reason", "reason", wish="{wish}", what=step.data)
    return Way(say=step.said, prepare=both(prepare, asked))


def both(one: Prepare, other: Prepare) -> Prepare:
    async def prepare(*given: object) -> None:
        await one(*given)  # type: ignore[arg-type]  # as given
        await other(*given)  # type: ignore[arg-type]  # as given

    return prepare


async def test_each_step_has_its_effect_or_a_worded_refusal(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        world = await built(tx)
    walk = Walk(sqlite, world)
    wrong = []
    for state, step, who in product(S, STEPS, EVERYBODY):
        if step.said is not None and who is C.NOBODY:
            continue  # of somebody unknown no conversation is kept
        found = await taken(walk, sqlite, world, way_of(state, step), who)
        fault = judged(found, state, expected(state, step, who))
        wrong += [] if fault is None else [f"{state}, {step.data}, {who}: {fault}"]
    assert wrong == []


async def taken(
    walk: Walk, sqlite: Storage, world: World, way: Way, who: Capacity
) -> tuple[WishState | None, list[str]]:
    """The state afterwards, and what was said; all of it is undone."""
    here = world.corners[Place.OWN]
    after, words = None, []
    with suppress(Undone):
        async with sqlite.read_write() as tx:
            await way.prepare(tx, world.cast.get(who), here)
            body = json.dumps(walk._update(Step("wishes", way, who, Place.OWN))).encode()
            assert await walk._acting.act(tx, NOON, read(body), body) is Outcome.ACTED
            rows = await tx._connection.execute(WAITING)
            words = [text for row in rows if (text := text_of(post_of(row)))]
            wish = await tx.wishes.get(here.wish.id)
            after = None if wish is None else wish.state
            undo()
    return after, words


def judged(
    found: tuple[WishState | None, list[str]], before: WishState, wanted: WishState | None
) -> str | None:
    after, words = found
    refused = any(pattern.fullmatch(text) for text in words for pattern in PATTERNS.values())
    if any(BUG in text for text in words):
        return "an apology for a bug"
    if wanted is not None:
        return None if after is wanted and not refused else f"{after}, not {wanted}: {words}"
    return None if after is before and refused else f"{after}, and it is forbidden: {words}"
