"""A walk through the town: people and bots do random things, and after each the model is asked.

`walk(examples, seed)` takes as many walks as one likes; the suite takes a few.
"""

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from playground.telegram.updates.mailbox import KINDS
from playground.telegram.world.chats import Chat
from tests.telegram.second_opinions.reading import nulls
from tests.telegram.second_opinions.recording import Raw
from tests.telegram.second_opinions.walk.expected.places import Place
from tests.telegram.second_opinions.walk.expected.queues import DAY, Expected
from tests.telegram.second_opinions.walk.facts import misplaced, told
from tests.telegram.second_opinions.walk.stepping import BOT, compare
from tests.telegram.second_opinions.walk.steps_of_bots import BotsAct
from tests.telegram.second_opinions.walk.steps_of_people import PeopleAct

STEPS = 50
MOST = 100
# What a bot may ask for; None is not to say anything about it.
WISHES = {
    "as before": None,
    "everything": list(KINDS),
    "the usual": [],
    "messages and polls": ["message", "poll"],
    "members": ["chat_member"],
}


class Walk(PeopleAct, BotsAct):
    """People and bots act, time passes, and the bots take their updates or fail to."""

    def __init__(self) -> None:
        super().__init__()
        self.former_offsets = dict.fromkeys(self.model.bots, 0)
        self.looked_at: set[tuple[int, int]] = set()

    @initialize()
    def something_is_said_everywhere(self) -> None:
        """So that there is something to answer, edit, pin, press, vote for and decide."""
        self._takes(self.bot(0), 0, MOST, list(KINDS))
        for where in range(len(self.model.places)):
            self.somebody_writes(0, where, ("😀 大家早 #早", ()), None, None)
            self.somebody_writes(2, where, ("/help", (0, 1)), 1, None)
            self.somebody_sends_a_file(1, where, "photo", None)
            for bot in (0, 1):
                self.a_bot_writes(bot, where, ("来吗？", ()), None, None, button=True)
                self.a_bot_asks(bot, where, open_to_all=True)
            self.every_message_is_where_it_should_be()
        self.somebody_opens_a_topic(0, 2)
        self.somebody_writes(1, 2, ("在话题里", ()), None, 1)
        self.a_bot_writes(1, 2, ("在话题里", ()), None, 1, button=False)
        self.a_bot_writes(0, 4, ("你好", ()), None, None, button=True)
        self.somebody_asks_to_join(5)

    @rule(span=st.sampled_from([1, 31, 3600, 20 * 3600]))
    def a_while_passes(self, span: int) -> None:
        self._passes(span)

    @rule(days=st.sampled_from([1, 2, 8]))
    def days_pass(self, days: int) -> None:
        """Updates, bans and what may be deleted or pressed have their days."""
        self._passes(days * DAY + 1)

    @rule(bot=BOT, wish=st.sampled_from(["everything", *WISHES]))
    def a_bot_confirms_everything(self, bot: int, wish: str) -> None:
        ids = self._waiting(self.bot(bot))
        self._takes(self.bot(bot), ids[-1] + 1 if ids else 0, MOST, WISHES[wish])

    @rule(bot=BOT, share=st.integers(1, 4), limit=st.sampled_from([1, 3, MOST]))
    def a_bot_confirms_a_part(self, bot: int, share: int, limit: int) -> None:
        """Then it crashed."""
        ids = self._waiting(self.bot(bot))
        self._takes(self.bot(bot), ids[len(ids) // share - 1] if ids else 0, limit)

    @rule(bot=BOT, number=st.integers(1, 5))
    def a_bot_wants_the_last_only(self, bot: int, number: int) -> None:
        self._takes(self.bot(bot), -number, MOST)

    @rule(bot=BOT, limit=st.sampled_from([1, MOST]))
    def a_bot_comes_with_an_offset_of_long_ago(self, bot: int, limit: int) -> None:
        self._takes(self.bot(bot), self.former_offsets[self.bot(bot)], limit)

    @invariant()
    def every_bot_is_told_what_it_must_and_nothing_else(self) -> None:
        """Whoever confirms nothing is told the same again."""
        for bot, queue in self.model.queues.items():
            got = self.call(bot, "getUpdates", offset=0, timeout=0)
            for one, update in zip(queue.waiting(), got, strict=False):
                queue.learn(one, update["update_id"])
                self._look_at(bot, update)
            self._compare(bot, got, queue.waiting()[:MOST])

    @invariant()
    def every_message_is_where_it_should_be(self) -> None:
        """Numbers of messages rise, and what was deleted is gone."""
        for place in self.model.every_place():
            if not place.all_said:
                continue
            messages = self._server_chat(place).messages
            first = place.all_said[0].id
            compare([number for number in messages if number >= first], list(place.messages))
            for said in place.all_said:
                if said not in self.messages:
                    self.messages[said] = messages[said.id]

    def _passes(self, span: int) -> None:
        self.town.clock.advance(span)
        self.model.advance(span)

    def _waiting(self, bot: int) -> list[int]:
        queue = self.model.queues[bot]
        return [queue.id_of(one) for one in queue.waiting()]

    def _takes(self, bot: int, offset: int, limit: int, wishes: list[str] | None = None) -> None:
        """getUpdates as the model says it works."""
        queue = self.model.queues[bot]
        fields = {"offset": offset, "limit": limit, "timeout": 0, "allowed_updates": wishes}
        got = self.call(bot, "getUpdates", **fields)
        self.former_offsets[bot] = max(offset, self.former_offsets[bot])
        if wishes is not None:
            queue.allowed = frozenset(wishes) or None
        queue.confirm(offset)
        self._compare(bot, got, queue.waiting()[:limit])

    def _compare(self, bot: int, got: list[Raw], expected: list[Expected]) -> None:
        queue = self.model.queues[bot]
        compare([told(one) for one in got], [(one.kind, one.fact) for one in expected])
        compare([one["update_id"] for one in got], [queue.id_of(one) for one in expected])

    def _look_at(self, bot: int, update: Raw) -> None:
        """An update holds no nulls, and its entities lie within their texts."""
        key = (bot, update["update_id"])
        if key not in self.looked_at:
            self.looked_at.add(key)
            compare([*nulls(update, "update"), *misplaced(update)], [])

    def _server_chat(self, place: Place) -> Chat:
        world = self.town.world
        return world.dialogs[(place.bot, place.id)] if place.private else world.chats[place.id]


def chosen(examples: int, *, shrinking: bool = True) -> settings:
    """How many walks. Slowness is no failure: a walk is as long as it is."""
    return settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.reuse, Phase.generate, *([Phase.shrink] * shrinking)],
    )


def walk(examples: int, number: int, *, shrinking: bool = True) -> None:
    """Take that many walks of `STEPS` steps, all decided by the seed `number`.

    A promise that is broken raises, with the shortest walk that breaks it (with any that does, and
    sooner, without `shrinking`). Not to be called where an event loop runs: use a thread, as in
    `await asyncio.to_thread(walk, rounds, seed)`.
    """
    machine = seed(number)(type("Walk", (Walk,), {}))
    anew = settings(chosen(examples, shrinking=shrinking), database=None, derandomize=False)
    run_state_machine_as_test(machine, settings=anew)
