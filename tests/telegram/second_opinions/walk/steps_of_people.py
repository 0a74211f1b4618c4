"""What people do on the walk."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from playground.telegram.happenings.chats import Order
from tests.telegram.second_opinions.walk.expected import people
from tests.telegram.second_opinions.walk.expected.places import Place
from tests.telegram.second_opinions.walk.stepping import (
    EMOJI,
    GRANTED,
    MAYBE,
    RIGHTS,
    TEXTS,
    UNTIL,
    WHERE,
    WHICH,
    WHO,
    WHOM,
    Steps,
    Words,
)


class PeopleAct(Steps):
    """Each rule is one deed of a person."""

    @rule(who=WHO, where=WHERE, words=TEXTS, answering=MAYBE, topic=MAYBE)
    def somebody_writes(
        self, who: int, where: int, words: Words, answering: int | None, topic: int | None
    ) -> None:
        person = self.person(who)
        place = self.place(where, person.id)
        said = self.new(person.id, place, words, answering, topic)
        reply_to, thread = said.reply_to, said.thread
        self.attempt(
            place,
            lambda: people.says(self.model, said),
            lambda: person.writes(self.chat(place), words[0], reply_to=reply_to, topic=thread),
        )

    @rule(who=WHO, where=WHERE, kind=st.sampled_from(["photo", "document"]), answering=MAYBE)
    def somebody_sends_a_file(self, who: int, where: int, kind: str, answering: int | None) -> None:
        person = self.person(who)
        place = self.place(where, person.id)
        said = self.new(person.id, place, (kind, ()), answering)
        said.permission, reply_to = f"can_send_{kind}s", said.reply_to
        self.attempt(
            place,
            lambda: people.says(self.model, said),
            lambda: person.sends(self.chat(place), kind, reply_to=reply_to),
        )

    @rule(who=WHO, where=WHERE, which=WHICH, words=TEXTS)
    def somebody_edits(self, who: int, where: int, which: int, words: Words) -> None:
        person = self.person(who)
        place = self.place(where, person.id)
        said = self.said(place, which, lambda one: one.by(person.id) and not one.service)
        if said is None or (said.permission != "can_send_messages" and not words[0].strip()):
            return
        what, addressed = words[0].strip(), self.meant(words)
        self.attempt(
            place,
            lambda: people.edits(self.model, person.id, said, what, addressed),
            lambda: person.edits(self.messages[said], words[0]),
        )

    @rule(who=WHO, where=WHERE, which=WHICH)
    def somebody_deletes(self, who: int, where: int, which: int) -> None:
        person = self.person(who)
        place = self.place(where, person.id)
        if said := self.said(place, which, lambda one: one.by(person.id)):
            self.attempt(
                place,
                lambda: people.deletes(self.model, person.id, said),
                lambda: person.deletes(self.messages[said]),
            )

    @rule(who=WHO, where=WHERE, which=WHICH, emoji=EMOJI)
    def somebody_reacts(self, who: int, where: int, which: int, emoji: str) -> None:
        person = self.person(who)
        place = self.place(where, person.id)
        said = self.said(place, which, lambda one: one.exists and not one.service)
        if said is not None and not said.service:
            self.attempt(
                place,
                lambda: people.reacts(self.model, person.id, said, emoji),
                lambda: person.reacts(self.messages[said], emoji),
            )

    @rule(who=WHO, where=WHERE, which=WHICH, to=WHERE)
    def somebody_forwards(self, who: int, where: int, which: int, to: int) -> None:
        person = self.person(who)
        place, target = self.place(where, person.id), self.place(to, person.id)
        if said := self.said(place, which, lambda one: one.exists and not one.service):
            self.attempt(
                place,
                lambda: people.forwards(self.model, person.id, said, target),
                lambda: person.forwards(self.messages[said], self.chat(target)),
            )

    @rule(who=WHO, where=WHERE)
    def somebody_joins(self, who: int, where: int) -> None:
        person, place = self.person(who), self.public(where)
        self.attempt(
            place,
            lambda: people.joins(self.model, person.id, place),
            lambda: person.joins(self.chat(place)),
        )

    @rule(who=WHO)
    def somebody_asks_to_join(self, who: int) -> None:
        person, place = self.person(who), self.scenery.square
        self.attempt(
            place,
            lambda: people.asks_to_join(self.model, person.id, place),
            lambda: person.joins(place.id, self.scenery.link),
        )

    @rule(who=WHO, whom=WHOM, approved=st.booleans())
    def somebody_decides(self, who: int, whom: int, *, approved: bool) -> None:
        person, place = self.person(who), self.scenery.square
        user = self.asking(whom)
        self.attempt(
            place,
            lambda: people.decides(self.model, person.id, place, user, approved=approved),
            lambda: person.decides(place.id, user, approved=approved),
        )

    @rule(who=st.integers(1, 5), where=WHERE)
    def somebody_leaves(self, who: int, where: int) -> None:
        """All but the owner: what is nobody's is another story."""
        person, place = self.person(who), self.public(where)
        self.attempt(
            place,
            lambda: people.leaves(self.model, person.id, place),
            lambda: person.leaves(self.chat(place)),
        )

    @rule(who=WHO, where=WHERE, whom=WHOM)
    def somebody_adds(self, who: int, where: int, whom: int) -> None:
        person, place, user = self.person(who), self.public(where), self.anybody(whom)
        self.attempt(
            place,
            lambda: people.adds(self.model, person.id, place, user),
            lambda: person.adds(self.chat(place), user),
        )

    @rule(who=WHO, where=WHERE, whom=WHOM)
    def somebody_kicks(self, who: int, where: int, whom: int) -> None:
        person, place, user = self.person(who), self.public(where), self.anybody(whom)
        self.attempt(
            place,
            lambda: people.kicks(self.model, person.id, place, user),
            lambda: person.kicks(self.chat(place), user),
        )

    @rule(who=WHO, where=WHERE, whom=WHOM, until=UNTIL)
    def somebody_bans(self, who: int, where: int, whom: int, until: int) -> None:
        person, place, user = self.person(who), self.public(where), self.anybody(whom)
        end = until and self.model.now + until
        self.attempt(
            place,
            lambda: people.bans(self.model, person.id, place, user, end),
            lambda: person.bans(self.chat(place), user, until=end),
        )

    @rule(who=WHO, where=WHERE, whom=WHOM)
    def somebody_lifts_a_ban(self, who: int, where: int, whom: int) -> None:
        person, place, user = self.person(who), self.public(where), self.anybody(whom)
        self.attempt(
            place,
            lambda: people.unbans(self.model, person.id, place, user),
            lambda: person.unbans(self.chat(place), user),
        )

    @rule(who=WHO, where=WHERE, whom=WHOM, granted=GRANTED, until=UNTIL)
    def somebody_restricts(
        self, who: int, where: int, whom: int, granted: frozenset[str], until: int
    ) -> None:
        person, place, user = self.person(who), self.public(where), self.anybody(whom)
        end = until and self.model.now + until
        self.attempt(
            place,
            lambda: people.restricts(self.model, person.id, place, user, granted, end),
            lambda: person.restricts(
                self.chat(place), user, permissions=sorted(granted), until=end
            ),
        )

    @rule(who=WHO, where=WHERE, whom=WHOM, rights=RIGHTS)
    def somebody_promotes(self, who: int, where: int, whom: int, rights: frozenset[str]) -> None:
        """All but an owner oneself: so one becomes anonymous."""
        person, place, user = self.person(who), self.public(where), self.anybody(whom)
        if who == whom == 0:
            return
        self.attempt(
            place,
            lambda: people.promotes(self.model, person.id, place, user, rights),
            lambda: person.promotes(self.chat(place), user, rights=sorted(rights)),
        )

    @rule(who=WHO, where=WHERE, whom=WHOM)
    def somebody_demotes(self, who: int, where: int, whom: int) -> None:
        person, place, user = self.person(who), self.public(where), self.anybody(whom)
        self.attempt(
            place,
            lambda: people.demotes(self.model, person.id, place, user),
            lambda: person.demotes(self.chat(place), user),
        )

    @rule(who=WHO, where=WHERE, which=WHICH)
    def somebody_pins(self, who: int, where: int, which: int) -> None:
        person, place = self.person(who), self.public(where)
        if said := self.said(place, which, lambda one: one.exists and not one.service):
            self.attempt(
                place,
                lambda: people.pins(self.model, person.id, said),
                lambda: person.pins(self.messages[said]),
            )

    @rule(who=WHO, where=WHERE, number=WHICH)
    def somebody_renames(self, who: int, where: int, number: int) -> None:
        person, place = self.person(who), self.public(where)
        self.attempt(
            place,
            lambda: people.renames(self.model, person.id, place, f"名字 {number}"),
            lambda: person.renames(self.chat(place), f"名字 {number}"),
        )

    @rule(who=WHO, where=WHERE, order=st.sampled_from(Order))
    def somebody_moves_a_group(self, who: int, where: int, order: Order) -> None:
        person, place = self.person(who), self.public(where)
        new = Place(min(self.model.places) - 1, "supergroup")
        moved = self.attempt(
            place,
            lambda: people.migrates(self.model, person.id, place, new, order.value),
            lambda: person.migrates(self.chat(place), order.value),
        )
        assert moved is None or moved.id == new.id

    @rule(who=WHO, where=WHERE)
    def somebody_turns_on_topics(self, who: int, where: int) -> None:
        """In any group but that of the channel."""
        person, place = self.person(who), self.public(where)
        if place is not self.scenery.square:
            self.attempt(
                place,
                lambda: people.turns_on_topics(self.model, person.id, place),
                lambda: person.turns_on_topics(self.chat(place)),
            )

    @rule(who=WHO, where=WHERE)
    def somebody_opens_a_topic(self, who: int, where: int) -> None:
        person, place = self.person(who), self.public(where)
        self.attempt(
            place,
            lambda: people.opens_topic(self.model, person.id, place),
            lambda: person.opens_topic(self.chat(place), "话题"),
        )

    @rule(who=WHO, where=WHERE, number=WHICH, closed=st.booleans())
    def somebody_turns_a_topic(self, who: int, where: int, number: int, *, closed: bool) -> None:
        """Close it or open it again."""
        person, place = self.person(who), self.public(where)
        topic = self.topic(place, number) or 1
        turns = person.closes_topic if closed else person.reopens_topic
        self.attempt(
            place,
            lambda: people.turns_topic(self.model, person.id, place, topic, closed=closed),
            lambda: turns(self.chat(place), topic),
        )

    @rule(who=WHO, bot=st.integers(0, 1))
    def somebody_starts_a_bot(self, who: int, bot: int) -> None:
        person, place = self.person(who), self._dialog(who, bot)
        self.attempt(
            place,
            lambda: people.starts(self.model, person.id, place),
            lambda: person.starts(self.chat(place)),
        )

    @rule(who=WHO, bot=st.integers(0, 1), blocked=st.booleans())
    def somebody_blocks_or_unblocks_a_bot(self, who: int, bot: int, *, blocked: bool) -> None:
        person, place = self.person(who), self._dialog(who, bot)
        predicted = people.blocks if blocked else people.unblocks
        acts = person.blocks if blocked else person.unblocks
        self.attempt(
            place,
            lambda: predicted(self.model, person.id, place),
            lambda: acts(self.chat(place)),
        )

    @rule(who=WHO, where=WHERE, which=WHICH)
    def somebody_presses(self, who: int, where: int, which: int) -> None:
        """Where the bot is still there to hear of it."""
        person = self.person(who)
        place = self.place(where, person.id)
        said = self.said(place, which, lambda one: one.button)
        if said and (place.private or self.model.standing(place, said.author).present):
            self.attempt(
                place,
                lambda: people.presses(self.model, person.id, said),
                lambda: person.presses(self.messages[said], "好"),
            )

    @rule(who=WHO, where=WHERE, which=WHICH, options=st.sampled_from([[0], [1], []]))
    def somebody_votes(self, who: int, where: int, which: int, options: list[int]) -> None:
        person = self.person(who)
        place = self.place(where, person.id)
        if said := self.said(place, which, lambda one: one.poll and not one.poll.closed):
            self.attempt(
                place,
                lambda: people.votes(self.model, person.id, said, options),
                lambda: person.votes(self.messages[said], options),
            )

    def _dialog(self, who: int, bot: int) -> Place:
        return self.model.dialog(self.bot(bot), self.person(who).id)
