"""Every state of a co-design question, every button, every role: the effect, or a "no" in words."""

from collections.abc import Mapping

import pytest

from domain.designs import NEXT, DesignAction, DesignId, DesignState, Draft
from domain.evaluations import FEWEST
from storage.database import Storage
from storage.transaction import Transaction
from tests.handlers.talking import Said, Talk
from tests.services.people_of_a_county import County, founded
from tests.services.test_designs import around
from tests.storage.county import NOON
from tests.walk.test_topic_states import (
    ADMINISTRATOR,
    CADRE,
    DAY,
    DEPUTY,
    STRANGER,
    YOUNG,
    is_refused,
)

BUTTONS: Mapping[str, DesignAction] = {
    "design:close": DesignAction.CLOSE,
    "design:gone": DesignAction.WITHDRAW,
    "design:share": DesignAction.SHARE,
}
PATHS: Mapping[DesignState, tuple[DesignAction, ...]] = {
    DesignState.OPEN: (),
    DesignState.CLOSED: (DesignAction.CLOSE,),
    DesignState.SHARED: (DesignAction.CLOSE, DesignAction.SHARE),
    DesignState.WITHDRAWN: (DesignAction.WITHDRAW,),
}


async def design_in(tx: Transaction, place: County, state: DesignState) -> DesignId:
    """Five people chose."""
    draft = Draft("?", ("a", "b"))
    group, asker = place.group.id, place.cadre.id
    design = await tx.designs.ask(asker, None, [group], draft, [None, None], NOON, NOON + DAY)
    for one in await around(tx, place, FEWEST):
        assert await tx.designs.vote(design.id, one.id, 0)
    for action in PATHS[state]:
        assert await tx.designs.step(design.id, action, NOON) is not None
    return design.id


async def state_of(storage: Storage, id: DesignId) -> DesignState:
    async with storage.read_only() as view:
        found = await view.designs.get(id)
    assert found is not None
    return found.state


@pytest.mark.parametrize("who", [CADRE, DEPUTY, ADMINISTRATOR, YOUNG, STRANGER])
async def test_of_whoever_asks(sqlite: Storage, who: int) -> None:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
    talk, wrong = Talk(sqlite), []
    under = Said("sendMessage", str(who), "?", {}, {})
    for state in DesignState:
        for button, action in BUTTONS.items():
            async with sqlite.read_write() as tx:
                design = await design_in(tx, place, state)
            said = await talk.press(who, f"{button}:{design}", under)
            found = await state_of(sqlite, design)
            after = NEXT.get((state, action)) if who == CADRE else None
            right = (
                is_refused(said) and found is state
                if after is None
                else (found is after and len(said) > 1)
            )
            wrong += [] if right else [(state, button, found, [one.text for one in said])]
    assert wrong == []


@pytest.mark.parametrize("who", [CADRE, DEPUTY, ADMINISTRATOR, YOUNG, STRANGER])
async def test_of_whoever_chooses(sqlite: Storage, who: int) -> None:
    """Only who takes part, and only while it is open."""
    async with sqlite.read_write() as tx:
        place = await founded(tx)
    talk, wrong = Talk(sqlite), []
    under = Said("sendMessage", str(who), "?", {}, {})
    for state in DesignState:
        async with sqlite.read_write() as tx:
            design = await design_in(tx, place, state)
        said = await talk.press(who, f"design:vote:{design}:1", under)
        async with sqlite.read_only() as view:
            voters = await view.designs.voters(design)
        chose = who == YOUNG and state is DesignState.OPEN
        before = FEWEST if state is DesignState.OPEN else 0
        right = voters == before + chose and (len(said) > 1 if chose else is_refused(said))
        wrong += [] if right else [(state, voters, [one.text for one in said])]
    assert wrong == []
