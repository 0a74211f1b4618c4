"""How talk is counted: who addressed whom, by reply or mention, and what is nobody's."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.intake.folding import Fold, fold_message, fold_reaction
from bot.intake.reading import Update, read
from domain.activity import ANONYMOUS, Counts
from domain.groups import Author, GroupId
from domain.lights import Lights
from domain.people import PersonId
from domain.scenes import Known, Place, Scene, Term
from tests.intake import talk
from tests.intake.talk import DEPUTY, HAN, LI, WANG

GROUP = GroupId(1)
PLACE = Place(GROUP, "Asia/Shanghai", frozenset({WANG, DEPUTY}))
# Li agreed to be counted, Han did not; the cadre Wang is known, and bears a username.
LI_OWN = PersonId(101)
SCENE = Scene(
    places={talk.CHAT: PLACE},
    people={
        LI: Known(LI_OWN, LI, "li_lei", counts=True),
        WANG: Known(PersonId(109), WANG, "wang", counts=False),
    },
    usernames={"li_lei": LI, "wang": WANG},
)
CHANNEL = {"id": -1009, "type": "channel"}
IN_TOPIC: dict[str, Any] = {"is_topic_message": True, "message_thread_id": 70}
OF_HAN = talk.message(HAN) | {"from": talk.user(HAN, username="Han")}
TOPIC = talk.message(HAN, None) | {"message_id": 70}


def decoded(content: dict[str, Any], kind: str = "message") -> Update:
    return read(talk.update(content, kind))


def folded(*contents: dict[str, Any]) -> Fold:
    fold = Fold()
    for content in contents:
        message = decoded(content).message
        assert message is not None
        fold_message(message, PLACE, SCENE, fold)
    return fold


def counts(fold: Fold, person: int) -> tuple[int, int, int, int]:
    """Messages, replies, to the cadre side, from the cadre side."""
    [day] = {day for day, _, _ in fold.tally.rows}
    row = fold.tally.rows.get((day, GROUP, person), Counts())
    return row.messages, row.replies, row.to_cadre, row.from_cadre


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (talk.message(LI), (1, 0, 0, 0)),
        (talk.reply(talk.message(HAN), LI), (1, 1, 0, 0)),
        (talk.reply(talk.message(WANG), LI), (1, 1, 1, 0)),
        (talk.reply(talk.message(LI), LI), (1, 0, 0, 0)),
        (talk.reply(talk.anonymous(), LI), (1, 1, 1, 0)),
        (talk.reply(talk.message(DEPUTY), LI), (1, 1, 1, 0)),
        (talk.reply(talk.message() | {"from": talk.user(30, is_bot=True)}, LI), (1, 0, 0, 0)),
        (talk.reply(talk.message(777000, sender_chat=CHANNEL), LI), (1, 0, 0, 0)),
        (talk.reply(talk.message(777000, is_automatic_forward=True), LI), (1, 0, 0, 0)),
        (talk.reply(TOPIC, LI, **IN_TOPIC), (1, 0, 0, 0)),
        (talk.reply(talk.message(WANG), LI, **IN_TOPIC), (1, 1, 1, 0)),
        (talk.mention("@wang 早", "@wang", who=LI), (1, 0, 1, 0)),
        (talk.mention("😀😀 @WANG 早", "@WANG", who=LI), (1, 0, 1, 0)),
        (talk.mention("@nobody 早", "@nobody", who=LI), (1, 0, 0, 0)),
        (talk.naming(WANG, LI), (1, 0, 1, 0)),
        (talk.naming(LI, LI), (1, 0, 0, 0)),
        (talk.reply(talk.message(WANG), LI, "@wang", entities=[]), (1, 1, 1, 0)),
    ],
)
def test_what_one_line_counts_for_whoever_wrote_it(
    content: dict[str, Any], row: tuple[int, ...]
) -> None:
    assert counts(folded(content), LI_OWN) == row


@pytest.mark.parametrize(
    ("content", "li", "anonymous"),
    [
        (talk.reply(talk.message(LI), WANG), 1, 0),
        (talk.reply(talk.message(HAN), WANG), 0, 1),
        (talk.reply(talk.message(DEPUTY), WANG), 0, 0),
        (talk.mention("@li_lei @somebody", "@li_lei", "@somebody", who=WANG), 1, 1),
        (talk.mention("@quiz_bot", "@quiz_bot", who=WANG), 0, 0),
        (talk.mention("@wang", "@wang", who=WANG), 0, 0),
        (talk.naming(LI, WANG), 1, 0),
        (talk.anonymous("好") | {"reply_to_message": talk.message(LI)}, 1, 0),
        (talk.anonymous("好") | {"reply_to_message": talk.anonymous()}, 0, 0),
        (talk.naming(LI, WANG) | {"reply_to_message": talk.message(LI)}, 1, 0),
        (talk.mention("@han 好", "@han", who=WANG) | {"reply_to_message": OF_HAN}, 0, 1),
        (talk.mention("@me", "@me") | {"from": talk.user(WANG, username="Me")}, 0, 0),
    ],
)
def test_whom_the_cadre_side_addresses(content: dict[str, Any], li: int, anonymous: int) -> None:
    fold = folded(content)
    assert counts(fold, LI_OWN)[3] == li
    assert counts(fold, ANONYMOUS)[3] == anonymous
    [lights] = fold.tally.days.values()
    assert lights == Lights(voice=True, answered=bool(li or anonymous))


def test_whoever_has_not_agreed_is_counted_without_a_number() -> None:
    fold = folded(talk.message(HAN), talk.message(WANG), talk.anonymous())
    assert counts(fold, ANONYMOUS)[0] == 3
    assert {person for _, _, person in fold.tally.rows} == {ANONYMOUS}
    assert {author.person for author in fold.authors.values()} == {None}
    assert fold.seen == set()


def test_a_consenting_person_is_seen_in_the_group() -> None:
    assert folded(talk.message(LI)).seen == {(GROUP, LI_OWN)}


def react(author: Author | None, **how: Any) -> Fold:
    fold = Fold()
    reaction = decoded(talk.reaction(5, **how), "message_reaction").message_reaction
    assert reaction is not None
    counted = fold_reaction(reaction, PLACE, SCENE, author, fold)
    assert counted == bool(fold.tally.rows)
    return fold


OTHERS = Author(None, cadre_side=False)


@pytest.mark.parametrize(
    ("author", "how", "counted"),
    [
        (OTHERS, {}, {LI_OWN: 1}),
        (OTHERS, {"who": HAN}, {ANONYMOUS: 1}),
        (OTHERS, {"new": 2}, {LI_OWN: 2}),
        (OTHERS, {"new": 2, "old": 1}, {LI_OWN: 1}),
        (OTHERS, {"new": 1, "old": 1}, {}),
        (OTHERS, {"new": 0, "old": 1}, {}),
        (Author(LI_OWN, cadre_side=False), {}, {}),
        (Author(LI_OWN, cadre_side=False), {"who": WANG}, {ANONYMOUS: 1}),
        (None, {}, {}),
        (OTHERS, {"who": None, "actor_chat": {"id": talk.CHAT, "type": "supergroup"}}, {}),
    ],
)
def test_reactions_to_other_peoples_messages_count_when_they_are_added(
    author: Author | None, how: dict[str, Any], counted: dict[int, int]
) -> None:
    rows = react(author, **how).tally.rows
    assert {person: row.reactions for (_, _, person), row in rows.items()} == counted


@pytest.mark.parametrize(
    ("since", "until", "is_side"),
    [
        (date(2026, 3, 2), None, True),
        (date(2026, 3, 3), None, False),
        (date(2026, 1, 1), date(2026, 3, 3), True),
        (date(2026, 1, 1), date(2026, 3, 2), False),
    ],
)
def test_the_day_of_the_message_tells_whether_somebody_is_of_the_cadre_side(
    since: date, until: date | None, is_side: bool
) -> None:
    """The first day of a position belongs to it, its end does not; in the organisation's zone."""
    place = Place(GROUP, "Asia/Shanghai", frozenset({WANG}), {WANG: (Term(since, until),)})
    midnight = int(datetime(2026, 3, 1, 16, tzinfo=UTC).timestamp())
    for moment in (midnight, midnight + 24 * 3600 - 1):
        fold = Fold()
        for content in (talk.message(WANG), talk.reply(talk.message(WANG), LI)):
            message = decoded(content | {"date": moment}).message
            assert message is not None
            fold_message(message, place, SCENE, fold)
        [lights] = fold.tally.days.values()
        assert (lights.voice, lights.asked) == (is_side, is_side)
