"""Everybody asks for everything everywhere: an effect or a worded refusal, as the table says."""

from dataclasses import replace

import pytest

from domain.outbox import Kind, Post, Priority
from domain.rights import Capacity, Place
from playground.telegram.clock import Clock
from playground.telegram.methods.sending import send_message
from playground.telegram.requests.call import Call
from playground.telegram.town import Town
from storage.database import Storage
from tests.storage.county import NOON
from tests.walk.walking import BUG, Step, Walk, judged, steps
from tests.walk.ways import ROLES, TOPICS, WAYS
from tests.walk.world import World, built
from texts.catalogue import catalogue

SAID = {"sendMessage", "editMessageText"}
REFUSED = catalogue("zh")["refusals"]["OutsideBranch"]


async def world_in(storage: Storage) -> World:
    async with storage.read_write() as tx:
        return await built(tx)


# So many parts, walked side by side.
ROUTERS = [tuple(WAYS)[part::6] for part in range(6)]


@pytest.mark.parametrize("routers", ROUTERS, ids=lambda routers: routers[0])
async def test_everybody_gets_the_effect_or_a_worded_refusal(
    sqlite: Storage, routers: tuple[str, ...]
) -> None:
    """And every word of it is taken by the local server."""
    world = await world_in(sqlite)
    walk, screen = Walk(sqlite, world), Screen()
    wrong = []
    for step in steps(world, routers):
        said = await walk.take(step)
        fault = judged(step, said, world) or screen.refuses(said)
        wrong += [] if fault is None else [f"{step}: {fault}"]
    assert wrong == []


class Screen:
    """Somebody's private chat in a town; the same words are shown once."""

    def __init__(self) -> None:
        self._town = Town(Clock(1_767_240_000.0), limits=False)
        self._bot = self._town.add_bot()
        person = self._town.add_person("P")
        person.starts(self._bot)
        self._chat = str(person.id)
        self._shown: set[tuple[str, str]] = set()

    def refuses(self, said: list[Post]) -> str | None:
        for one in said:
            text, markup = str(one.fields.get("text")), str(one.fields.get("reply_markup", "{}"))
            if one.name not in SAID or (text, markup) in self._shown:
                continue
            self._shown.add((text, markup))
            shown = {"chat_id": self._chat, "text": text, "parse_mode": "HTML"}
            answer = send_message(Call(self._town, self._bot, {**shown, "reply_markup": markup}))
            if not answer["text"]:
                return f"nothing on the screen: {text}"
        return None


def post(text: str, name: str = "sendMessage") -> Post:
    return Post(Kind.CALL, name, {"chat_id": "7", "text": text}, NOON, Priority.ANSWER)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ([], "silence"),
        ([post("", "answerCallbackQuery")], "a press that says nothing"),
        ([post(BUG)], "an apology for a bug"),
        ([post(REFUSED)], "refused by {'OutsideBranch'}, and the table allows it"),
        ([post("Done")], None),
    ],
)
async def test_what_an_administrator_gets_at_home_is_judged(
    sqlite: Storage, said: list[Post], fault: str | None
) -> None:
    world = await world_in(sqlite)
    step = Step("roles.give", ROLES["give"][0], Capacity.ADMINISTRATOR, Place.OWN)
    assert judged(step, said, world) == fault


@pytest.mark.parametrize("place", [Place.ABOVE, Place.BESIDE])
async def test_what_the_table_forbids_must_be_refused_and_nothing_else(
    sqlite: Storage, place: Place
) -> None:
    world = await world_in(sqlite)
    step = Step("roles.give", ROLES["give"][0], Capacity.ADMINISTRATOR, place)
    assert judged(step, [post(REFUSED)], world) is None
    assert "not refused" in str(judged(step, [post("Done")], world))
    assert "all the same" in str(judged(step, [post(REFUSED), post("Done")], world))


async def test_a_step_leaves_the_world_as_it_was(sqlite: Storage) -> None:
    world = await world_in(sqlite)
    walk = Walk(sqlite, world)
    way = replace(TOPICS["post_here"][0], here="/topic Once")
    step = Step("topics.post_here", way, Capacity.CADRE, Place.OWN)
    first, second = await walk.take(step), await walk.take(step)
    assert [one.name for one in first] == [one.name for one in second] == ["TopicPost"]
